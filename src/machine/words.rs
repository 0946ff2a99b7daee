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

    pub(crate) fn of(bytes: &[u8]) -> Short {
        let mut padded = [0; Short::LONGEST];
        padded[..bytes.len()].copy_from_slice(bytes);
        let whole = u128::from_le_bytes(padded);
        Short { low: whole as u64, high: (whole >> 64) as u64 }
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

/// Hashes plain ASCII words by where they begin and how long they are; where the length is 0 the hash stays what it is. A
/// word must not end behind the text.
pub(crate) fn hash_words(level: Level, text: &[u8], starts: &[u32], lengths: &[u32], hashes: &mut [u64]) {
    assert!(starts.len() == lengths.len() && starts.len() == hashes.len());
    let mut done = 0;
    #[cfg(target_arch = "x86_64")]
    if level == Level::Avx512 && level.is_here() {
        // SAFETY: the processor was asked for the instructions.
        done = unsafe { x86::hash_words(text, starts, lengths, hashes) };
    }
    let _ = level;
    for ((&start, &length), hash) in starts.iter().zip(lengths).zip(hashes).skip(done) {
        if length > 0 {
            *hash = hash_word(text, start as usize, length as usize);
        }
    }
}

#[inline(always)]
fn hash_word(text: &[u8], start: usize, length: usize) -> u64 {
    match text.get(start..start + Short::LONGEST) {
        _ if length > Short::LONGEST => word(&text[start..start + length].to_ascii_lowercase()),
        Some(ahead) => {
            let half = |at: usize| ahead[at..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes)) | SMALL;
            let kept = |length: usize| if length >= 8 { u64::MAX } else { !(u64::MAX << (8 * length)) };
            Short { low: half(0) & kept(length), high: half(8) & kept(length.saturating_sub(8)) }.hash()
        }
        None => Short::of(&text[start..start + length].to_ascii_lowercase()).hash(),
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::{A, B, C, SMALL, Short, hash_word};

    const LANES: usize = 8;

    /// Hashes whole groups of eight; returns how many.
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
    pub(super) fn hash_words(text: &[u8], starts: &[u32], lengths: &[u32], hashes: &mut [u64]) -> usize {
        let all = |value: u64| _mm512_set1_epi64(value as i64);
        let Some(last) = text.len().checked_sub(Short::LONGEST).and_then(|last| i32::try_from(last).ok()) else {
            return 0;
        };
        let (starts, _) = starts.as_chunks::<LANES>();
        let (lengths, _) = lengths.as_chunks::<LANES>();
        let (hashes, _) = hashes.as_chunks_mut::<LANES>();
        for (group, ((starts, numbers), hashes)) in starts.iter().zip(lengths).zip(hashes).enumerate() {
            // SAFETY: each load and store is of eight values that are there, and asks for no alignment.
            let (places, lengths, known) = unsafe {
                (
                    _mm256_loadu_si256(starts.as_ptr().cast()),
                    _mm256_loadu_si256(numbers.as_ptr().cast()),
                    _mm512_loadu_si512(hashes.as_ptr().cast()),
                )
            };
            // Near the end of the text sixteen bytes are not there; nor where a hash stays what it is.
            let asked = _mm256_cmpgt_epi32_mask(lengths, _mm256_setzero_si256());
            if asked & _mm256_cmpgt_epu32_mask(places, _mm256_set1_epi32(last)) != 0 {
                return group * LANES;
            }
            let zero = _mm512_setzero_si512();
            // SAFETY: the places that are asked for were just held against the text's end.
            let (low, high) = unsafe {
                (
                    _mm512_mask_i32gather_epi64::<1>(zero, asked, places, text.as_ptr().cast()),
                    _mm512_mask_i32gather_epi64::<1>(zero, asked, places, text.as_ptr().add(8).cast()),
                )
            };
            let bits = _mm512_slli_epi64::<3>(_mm512_cvtepu32_epi64(lengths));
            let over = |whole: u64| _mm512_sub_epi64(all(whole), bits);
            let low_kept = _mm512_srlv_epi64(all(u64::MAX), _mm512_max_epi64(over(64), zero));
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
            // Seldom is a word longer.
            let mut long = _mm256_cmpgt_epu32_mask(lengths, _mm256_set1_epi32(Short::LONGEST as i32));
            while long != 0 {
                let lane = long.trailing_zeros() as usize;
                long &= long - 1;
                hashes[lane] = hash_word(text, starts[lane] as usize, numbers[lane] as usize);
            }
        }
        starts.len() * LANES
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
