//! Hashes of words and of pairs of them, and the buckets of tags that tell whether a pattern may have such a key. Both
//! stand in images: whoever changes them changes the image's format.

use super::Level;

const A: u64 = 0x9e37_79b9_7f4a_7c15;
const B: u64 = 0xd6e8_feb8_6659_fd93;
const C: u64 = 0xa076_1d64_78bd_642f;
/// ASCII letters with this bit are small; digits have it.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// Tags in a bucket; the eighth byte tells which tags went on to the next bucket.
pub(crate) const TAGS: usize = 7;
const ONES: u64 = 0x0001_0101_0101_0101;

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

/// The bucket of a key.
#[inline(always)]
pub(crate) fn bucket(key: u64, buckets: usize) -> usize {
    (((key >> 32) * buckets as u64) >> 32) as usize
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

/// Whether a pattern may have a key.
#[inline(always)]
pub(crate) fn may_have(tags: &[u64], key: u64) -> bool {
    let (word, tag) = (tags[bucket(key, tags.len())], tag(key));
    let differing = (word & (u64::MAX >> 8)) ^ ONES.wrapping_mul(u64::from(tag));
    let is_there = differing.wrapping_sub(ONES) & !differing & 0x0080_8080_8080_8080 != 0;
    is_there | overflow(word, tag)
}

/// Hashes plain ASCII words by where they begin and how long they are, those of up to sixteen bytes; where the length is
/// 0 the hash stays what it is. A word must not end behind the text.
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
        Some(ahead) => {
            let half = |at: usize| ahead[at..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes)) | SMALL;
            let kept = |length: usize| if length >= 8 { u64::MAX } else { !(u64::MAX << (8 * length)) };
            Short { low: half(0) & kept(length), high: half(8) & kept(length.saturating_sub(8)) }.hash()
        }
        None => Short::of(&text[start..start + length].to_ascii_lowercase()).hash(),
    }
}

/// In a [`find_keys`] answer: a pattern of this one word may be there.
pub(crate) const SINGLE: u32 = 1;
/// A pattern that begins with the word before and this one may be there.
pub(crate) const PAIR: u32 = 2;

/// For each hash but the first asks for its own key and for its pair with the one before; pushes the positions that may
/// have a pattern, four times as large, with [`SINGLE`] or [`PAIR`] or both.
pub(crate) fn find_keys(level: Level, tags: &[u64], hashes: &[u64], found: &mut Vec<u32>) {
    let mut at = 1;
    #[cfg(target_arch = "x86_64")]
    if level == Level::Avx512 && level.is_here() {
        // SAFETY: the processor was asked for the instructions.
        at = unsafe { x86::find_keys(tags, hashes, found) };
    }
    let _ = level;
    while at < hashes.len() {
        let one = if may_have(tags, single(hashes[at])) { SINGLE } else { 0 };
        let two = if may_have(tags, pair(hashes[at - 1], hashes[at])) { PAIR } else { 0 };
        if one | two != 0 {
            found.push((at as u32) << 2 | one | two);
        }
        at += 1;
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::{A, B, C, NO_TAG, PAIR, SINGLE, SMALL, Short};

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
        for (group, ((starts, lengths), hashes)) in starts.iter().zip(lengths).zip(hashes).enumerate() {
            // SAFETY: each load and store is of eight values that are there, and asks for no alignment.
            let (places, lengths, known) = unsafe {
                (
                    _mm256_loadu_si256(starts.as_ptr().cast()),
                    _mm256_loadu_si256(lengths.as_ptr().cast()),
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
        }
        starts.len() * LANES
    }

    /// Asks for groups of eight; returns the first position that was not asked for.
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
    pub(super) fn find_keys(tags: &[u64], hashes: &[u64], found: &mut Vec<u32>) -> usize {
        let all = |value: u64| _mm512_set1_epi64(value as i64);
        let mut at = 1;
        while at + LANES <= hashes.len() {
            // SAFETY: from `at - 1` on there are nine hashes.
            let (before, this) = unsafe {
                let first = hashes.as_ptr().add(at - 1);
                (_mm512_loadu_si512(first.cast()), _mm512_loadu_si512(first.add(1).cast()))
            };
            let single = _mm512_mullo_epi64(this, all(C));
            let pair = _mm512_xor_si512(_mm512_rol_epi64::<23>(before), _mm512_mullo_epi64(this, all(A)));
            let pair = _mm512_mullo_epi64(pair, all(B));
            let (one, two) = (may_have(tags, single), may_have(tags, pair));
            let mut any = one | two;
            while any != 0 {
                let lane = any.trailing_zeros();
                any &= any - 1;
                let bit = |mask: u8, bit: u32| if mask >> lane & 1 != 0 { bit } else { 0 };
                found.push((at as u32 + lane) << 2 | bit(one, SINGLE) | bit(two, PAIR));
            }
            at += LANES;
        }
        at
    }

    /// For eight keys, whether a pattern may have them.
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
    fn may_have(tags: &[u64], keys: __m512i) -> u8 {
        let all = |value: u64| _mm512_set1_epi64(value as i64);
        let product = _mm512_mul_epu32(_mm512_srli_epi64::<32>(keys), all(tags.len() as u64));
        let buckets = _mm512_srli_epi64::<32>(product);
        // SAFETY: a 32-bit fraction of the number of buckets is less than that number.
        let words = unsafe { _mm512_i64gather_epi64::<8>(buckets, tags.as_ptr().cast()) };
        let low = _mm512_and_si512(keys, all(0xff));
        let tag = _mm512_mask_mov_epi64(low, _mm512_testn_epi64_mask(low, low), all(NO_TAG.into()));
        // The tag in each of the seven places.
        let spread = _mm512_set_epi64(
            0x8008_0808_0808_0808_u64 as i64,
            0x8000_0000_0000_0000_u64 as i64,
            0x8008_0808_0808_0808_u64 as i64,
            0x8000_0000_0000_0000_u64 as i64,
            0x8008_0808_0808_0808_u64 as i64,
            0x8000_0000_0000_0000_u64 as i64,
            0x8008_0808_0808_0808_u64 as i64,
            0x8000_0000_0000_0000_u64 as i64,
        );
        let same = _mm512_cmpeq_epi8_mask(words, _mm512_shuffle_epi8(tag, spread)) & 0x7f7f_7f7f_7f7f_7f7f;
        let same = _mm512_movm_epi8(same);
        let gone = _mm512_srlv_epi64(_mm512_srli_epi64::<56>(words), _mm512_and_si512(tag, all(7)));
        _mm512_test_epi64_mask(same, same) | _mm512_test_epi64_mask(gone, all(1))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn hashes_are_alike_at_every_level(text in "[a-zA-Z0-9 ]{0,80}", cuts in prop::collection::vec((0usize..80, 1usize..17), 0..40)) {
            let places: Vec<(u32, u32)> = cuts
                .into_iter()
                .filter(|&(start, length)| start + length <= text.len() && !text[start..start + length].contains(' '))
                .map(|(start, length)| (start as u32, length as u32))
                .collect();
            let (starts, lengths): (Vec<u32>, Vec<u32>) = places.into_iter().unzip();
            let expected: Vec<u64> = starts
                .iter()
                .zip(&lengths)
                .map(|(&start, &length)| Short::of(&text.as_bytes()[start as usize..][..length as usize].to_ascii_lowercase()).hash())
                .collect();
            for &level in Level::ALL.iter().filter(|level| level.is_here()) {
                let mut hashes = vec![0; starts.len()];
                hash_words(level, text.as_bytes(), &starts, &lengths, &mut hashes);
                prop_assert_eq!(&hashes, &expected, "{:?}", level);
            }
        }

        #[test]
        fn keys_are_found_alike_at_every_level(
            tags in prop::collection::vec(any::<u64>(), 1..50),
            hashes in prop::collection::vec(any::<u64>(), 0..60),
        ) {
            let mut expected = Vec::new();
            find_keys(Level::Portable, &tags, &hashes, &mut expected);
            for &level in Level::ALL.iter().filter(|level| level.is_here()) {
                let mut found = Vec::new();
                find_keys(level, &tags, &hashes, &mut found);
                prop_assert_eq!(&found, &expected, "{:?}", level);
            }
        }
    }
}
