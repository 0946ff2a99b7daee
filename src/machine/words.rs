//! Hashes of words and of pairs of them, and the buckets of tags behind which the patterns stand that have such a key. Both
//! stand in images: whoever changes them changes the image's format.

use super::Level;

pub(super) const A: u64 = 0x9e37_79b9_7f4a_7c15;
pub(super) const B: u64 = 0xd6e8_feb8_6659_fd93;
const C: u64 = 0xa076_1d64_78bd_642f;
/// ASCII letters with this bit are small; digits have it.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// Tags in a bucket; the eighth byte tells which tags went on to the next bucket.
pub(crate) const TAGS: usize = 7;

/// A word of at most sixteen bytes, least byte first, nothing behind its end.
#[derive(Clone, Copy)]
pub(crate) struct Short {
    pub(crate) low: u64,
    pub(crate) high: u64,
}

impl Short {
    pub(crate) const LONGEST: usize = 16;

    #[inline]
    pub(crate) fn of(bytes: &[u8]) -> Short {
        // Two loads that overlap, in place of a copy of so many bytes.
        let length = bytes.len();
        let long = |at: usize| bytes[at..].first_chunk().map_or(0, |chunk| u64::from_le_bytes(*chunk));
        let half = |at: usize| bytes[at..].first_chunk().map_or(0, |chunk| u64::from(u32::from_le_bytes(*chunk)));
        match length {
            9.. => Short { low: long(0), high: long(length - 8) >> (8 * (Short::LONGEST - length)) },
            8 => Short { low: long(0), high: 0 },
            4.. => Short { low: half(0) | half(length - 4) << (8 * (length - 4)), high: 0 },
            _ => Short { low: bytes.iter().rev().fold(0, |low, &byte| low << 8 | u64::from(byte)), high: 0 },
        }
    }

    #[inline(always)]
    pub(crate) fn hash(self) -> u64 {
        let mixed = (self.low ^ A).wrapping_mul(B) ^ (self.high ^ C).wrapping_mul(A).rotate_left(29);
        mixed ^ mixed >> 32
    }
}

/// The key of a pattern of one word.
#[inline(always)]
pub(crate) fn single(word: u64) -> u64 {
    word.wrapping_mul(C)
}

/// The key of a pattern that begins with two words.
#[inline(always)]
pub(crate) fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second.wrapping_mul(A)).wrapping_mul(B)
}

/// Which of so many parts a key belongs to.
#[inline(always)]
pub(crate) fn part(key: u64, parts: usize) -> usize {
    (((key >> 32) * parts as u64) >> 32) as usize
}

/// The tag of a key; never 0, for that is an empty place.
#[inline(always)]
pub(crate) fn tag(key: u64) -> u8 {
    let tag = key as u8;
    if tag == 0 { NO_TAG } else { tag }
}

const NO_TAG: u8 = 0xa5;

/// The places of a bucket that may have a tag, by the highest bit of their bytes.
#[inline(always)]
pub(crate) fn alike(bucket: u64, tag: u8) -> u64 {
    const ONES: u64 = 0x0001_0101_0101_0101;
    let differing = (bucket & (u64::MAX >> 8)) ^ ONES.wrapping_mul(u64::from(tag));
    // A byte above an equal one may seem equal too: the key is asked for again.
    differing.wrapping_sub(ONES) & !differing & (ONES << 7)
}

/// Whether a tag may have gone on to the bucket behind.
#[inline(always)]
pub(crate) fn overflow(bucket: u64, tag: u8) -> bool {
    (bucket >> 56) >> (tag & 7) & 1 != 0
}

/// The hash of a folded word of any length.
pub(crate) fn word(folded: &[u8]) -> u64 {
    let (first, rest) = folded.split_at(folded.len().min(Short::LONGEST));
    rest.chunks(Short::LONGEST).fold(Short::of(first).hash(), |hash, chunk| pair(hash, Short::of(chunk).hash()))
}

/// So many words are dealt with in one go: what is put down between two steps stays in the nearest cache.
pub(super) const STEP: usize = 64;

/// Hashes plain ASCII words by where they begin and how long they are; where the length is 0 the hash stays what it is. A
/// word must not end behind the text.
pub(crate) fn hash_words(level: Level, text: &[u8], starts: &[u32], lengths: &[u32], hashes: &mut [u64]) {
    assert!(starts.len() == lengths.len() && starts.len() == hashes.len());
    let mut begun = [[0; 2]; STEP];
    for ((starts, lengths), hashes) in starts.chunks(STEP).zip(lengths.chunks(STEP)).zip(hashes.chunks_mut(STEP)) {
        // Processors gather slowly: loads one by one are faster.
        for (&start, begun) in starts.iter().zip(&mut begun) {
            *begun = first_bytes(text, start as usize);
        }
        hash_begun(level, &begun[..starts.len()], lengths, hashes);
        // Seldom is a word longer.
        if lengths.iter().fold(false, |any, &length| any | (length > Short::LONGEST as u32)) {
            for ((&start, &length), hash) in starts.iter().zip(lengths).zip(hashes) {
                if length > Short::LONGEST as u32 {
                    *hash = word(&text[start as usize..][..length as usize].to_ascii_lowercase());
                }
            }
        }
    }
}

/// Hashes words by their first bytes.
#[inline(always)]
fn hash_begun(level: Level, begun: &[[u64; 2]], lengths: &[u32], hashes: &mut [u64]) {
    let mut done = 0;
    #[cfg(target_arch = "x86_64")]
    if level == Level::Avx512 {
        // SAFETY: nobody but a processor that has it is given this level.
        done = unsafe { x86::hash_words(begun, lengths, hashes) };
    }
    let _ = level;
    for ((&[low, high], &length), hash) in begun.iter().zip(lengths).zip(hashes).skip(done) {
        if length > 0 {
            let kept = |bytes: u32| u64::MAX.checked_shr(64 - 8 * bytes.min(8)).unwrap_or(0);
            let half = |half: u64, bytes: u32| (half | SMALL) & kept(bytes);
            *hash = Short { low: half(low, length), high: half(high, length.saturating_sub(8)) }.hash();
        }
    }
}

/// The first sixteen bytes of a word, and what stands behind it; zeros behind the text.
#[inline(always)]
fn first_bytes(text: &[u8], start: usize) -> [u64; 2] {
    let (first, second) =
        match text.get(start..start.wrapping_add(Short::LONGEST)).and_then(|ahead| ahead.split_first_chunk()) {
            Some((first, second)) => (*first, second.first_chunk().copied().unwrap_or_default()),
            None => {
                let short = Short::of(text.get(start..).unwrap_or_default());
                return [short.low, short.high];
            }
        };
    [u64::from_le_bytes(first), u64::from_le_bytes(second)]
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::{A, B, C, SMALL};

    const LANES: usize = 8;

    /// Hashes whole groups of eight; returns how many.
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
    pub(super) fn hash_words(begun: &[[u64; 2]], lengths: &[u32], hashes: &mut [u64]) -> usize {
        let all = |value: u64| _mm512_set1_epi64(value as i64);
        let (begun, _) = begun.as_chunks::<LANES>();
        let (lengths, _) = lengths.as_chunks::<LANES>();
        let (hashes, _) = hashes.as_chunks_mut::<LANES>();
        let evens = _mm512_set_epi64(14, 12, 10, 8, 6, 4, 2, 0);
        let odds = _mm512_set_epi64(15, 13, 11, 9, 7, 5, 3, 1);
        for ((begun, lengths), hashes) in begun.iter().zip(lengths).zip(hashes) {
            // SAFETY: each load and store is of as many values as are there, and asks for no alignment.
            let (first, second, lengths, known) = unsafe {
                (
                    _mm512_loadu_si512(begun.as_ptr().cast()),
                    _mm512_loadu_si512(begun.as_ptr().add(LANES / 2).cast()),
                    _mm256_loadu_si256(lengths.as_ptr().cast()),
                    _mm512_loadu_si512(hashes.as_ptr().cast()),
                )
            };
            let asked = _mm256_test_epi32_mask(lengths, lengths);
            let low = _mm512_permutex2var_epi64(first, evens, second);
            let high = _mm512_permutex2var_epi64(first, odds, second);
            let bits = _mm512_slli_epi64::<3>(_mm512_cvtepu32_epi64(lengths));
            let over = |whole: u64| _mm512_sub_epi64(all(whole), bits);
            let low_kept = _mm512_srlv_epi64(all(u64::MAX), _mm512_max_epi64(over(64), _mm512_setzero_si512()));
            let high_kept = _mm512_srlv_epi64(all(u64::MAX), over(128));
            let low = _mm512_and_si512(_mm512_or_si512(low, all(SMALL)), low_kept);
            let high = _mm512_and_si512(_mm512_or_si512(high, all(SMALL)), high_kept);
            let mixed = _mm512_xor_si512(
                _mm512_mullo_epi64(_mm512_xor_si512(low, all(A)), all(B)),
                _mm512_rol_epi64::<29>(_mm512_mullo_epi64(_mm512_xor_si512(high, all(C)), all(A))),
            );
            let hash = _mm512_xor_si512(mixed, _mm512_srli_epi64::<32>(mixed));
            let hash = _mm512_mask_mov_epi64(known, asked, hash);
            // SAFETY: see above.
            unsafe { _mm512_storeu_si512(hashes.as_mut_ptr().cast(), hash) };
        }
        lengths.len() * LANES
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn hashes_are_alike_at_every_level(text in "[a-zA-Z0-9]{0,80}", cuts in prop::collection::vec((0usize..80, 1usize..40), 0..40)) {
            let places: Vec<(u32, u32)> = cuts
                .into_iter()
                .filter(|&(start, length)| start + length <= text.len())
                .map(|(start, length)| (start as u32, length as u32))
                .collect();
            let (starts, lengths): (Vec<u32>, Vec<u32>) = places.into_iter().unzip();
            let expected: Vec<u64> = starts
                .iter()
                .zip(&lengths)
                .map(|(&start, &length)| word(&text.as_bytes()[start as usize..][..length as usize].to_ascii_lowercase()))
                .collect();
            for &level in Level::ALL.iter().filter(|level| level.is_here()) {
                let mut hashes = vec![0; starts.len()];
                hash_words(level, text.as_bytes(), &starts, &lengths, &mut hashes);
                prop_assert_eq!(&hashes, &expected, "{:?}", level);
            }
        }
    }
}
