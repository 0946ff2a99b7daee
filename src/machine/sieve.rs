//! The sieve: for nearly every word of a text, eight bytes tell that no pattern begins with it, nor with the word before
//! and it. A Bloom filter whose bits of one key lie in one number, the one that the last word of the key chooses, so
//! that one look answers for both keys (Putze, Sanders, Singler: "Cache-, hash-, and space-efficient Bloom filters").
//! It stands in images: whoever changes it changes the image's format.

use super::Level;
use super::words::{STEP, pair, part};

/// In an answer of [`sift`]: a pattern of this one word may be there.
pub(crate) const SINGLE: u32 = 1;
/// A pattern that begins with the word before and this one may be there.
pub(crate) const PAIR: u32 = 2;

/// So many are asked at once.
const LANES: usize = 8;

/// How many numbers of 64 bits a sieve for so many keys has: the more, the fewer words have to be looked at twice.
fn numbers(keys: usize) -> usize {
    // Small tables fit the nearest cache all the same; large ones should not grow much.
    let bits = if keys <= 250_000 { 32 } else { 8 };
    (keys * bits).div_ceil(64).max(1024)
}

/// Builds the sieve for so many keys: words, each with the word before it if the pattern begins with two.
pub(crate) fn build(keys: usize, all: impl Iterator<Item = (Option<u64>, u64)>) -> Vec<u64> {
    let mut sieve = vec![0; numbers(keys)];
    let count = sieve.len();
    for (before, word) in all {
        sieve[part(word, count)] |= before.map_or_else(|| single_bits(word), |before| pair_bits(before, word));
    }
    sieve
}

/// Four bits: the number of `of` is full of pairs, `City of`, `Bank of`, and stands in every text.
#[inline(always)]
fn single_bits(word: u64) -> u64 {
    1 << (word & 63) | 1 << (word >> 6 & 63) | 1 << (word >> 12 & 63) | 1 << (word >> 18 & 63)
}

#[inline(always)]
fn pair_bits(before: u64, word: u64) -> u64 {
    let key = pair(before, word);
    1 << (key >> 58) | 1 << (key >> 52 & 63)
}

/// Whether a pattern may be this one word.
#[inline(always)]
pub(crate) fn may_have_single(sieve: &[u64], word: u64) -> bool {
    let bits = single_bits(word);
    sieve[part(word, sieve.len())] & bits == bits
}

/// Whether a pattern may begin with these two words.
#[inline(always)]
pub(crate) fn may_have_pair(sieve: &[u64], before: u64, word: u64) -> bool {
    let bits = pair_bits(before, word);
    sieve[part(word, sieve.len())] & bits == bits
}

/// For each hash but the first asks for it alone and with the one before; tells the positions where a pattern may be, four
/// times as large, with [`SINGLE`] or [`PAIR`] or both. `found` is memory to answer in.
pub(crate) fn sift<'f>(level: Level, sieve: &[u64], hashes: &[u64], found: &'f mut Vec<u32>) -> &'f [u32] {
    let room = hashes.len() + LANES;
    if found.len() < room {
        found.resize(room, 0);
    }
    let mut count = 0;
    let mut numbers = [0; STEP];
    let mut from = 1;
    while from < hashes.len() {
        let words = &hashes[from..hashes.len().min(from + STEP)];
        // Processors gather slowly: loads one by one are faster.
        for (&word, number) in words.iter().zip(&mut numbers) {
            *number = sieve[part(word, sieve.len())];
        }
        let before = &hashes[from - 1..][..words.len()];
        count += sift_step(level, from as u32, before, words, &numbers, &mut found[count..]);
        from += words.len();
    }
    &found[..count]
}

/// One step: words, those before them and the numbers of the sieve for them; returns how many it found.
#[inline(always)]
fn sift_step(level: Level, from: u32, before: &[u64], words: &[u64], numbers: &[u64], found: &mut [u32]) -> usize {
    let (mut done, mut count) = (0, 0);
    #[cfg(target_arch = "x86_64")]
    if level == Level::Avx512 {
        // SAFETY: nobody but a processor that has it is given this level.
        (done, count) = unsafe { x86::sift(from, before, words, numbers, found) };
    }
    let _ = level;
    for (at, ((&before, &word), number)) in before.iter().zip(words).zip(numbers).enumerate().skip(done) {
        let (one, two) = (single_bits(word), pair_bits(before, word));
        let one = if number & one == one { SINGLE } else { 0 };
        let two = if number & two == two { PAIR } else { 0 };
        found[count] = (from + at as u32) << 2 | one | two;
        count += usize::from(one | two != 0);
    }
    count
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::super::words::{A, B};
    use super::{LANES, PAIR, SINGLE};

    /// Whole groups of eight; returns how many words they are, and how many were found.
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
    pub(super) fn sift(from: u32, before: &[u64], words: &[u64], numbers: &[u64], found: &mut [u32]) -> (usize, usize) {
        let all = |value: u64| _mm512_set1_epi64(value as i64);
        // The bit whose number are the lowest six bits of the one, and that of the other.
        let bits = |one, other| _mm512_or_si512(_mm512_rolv_epi64(all(1), one), _mm512_rolv_epi64(all(1), other));
        let mut count = 0;
        let lanes = _mm256_set_epi32(7, 6, 5, 4, 3, 2, 1, 0);
        let mut places = _mm256_slli_epi32::<2>(_mm256_add_epi32(_mm256_set1_epi32(from as i32), lanes));
        let (words, _) = words.as_chunks::<LANES>();
        for ((before, words), numbers) in
            before.as_chunks::<LANES>().0.iter().zip(words).zip(numbers.as_chunks::<LANES>().0)
        {
            // SAFETY: each load is of eight values that are there, and asks for no alignment.
            let (before, word, numbers) = unsafe {
                (
                    _mm512_loadu_si512(before.as_ptr().cast()),
                    _mm512_loadu_si512(words.as_ptr().cast()),
                    _mm512_loadu_si512(numbers.as_ptr().cast()),
                )
            };
            let key = _mm512_xor_si512(_mm512_rol_epi64::<23>(before), _mm512_mullo_epi64(word, all(A)));
            let key = _mm512_mullo_epi64(key, all(B));
            let one = _mm512_or_si512(
                bits(word, _mm512_srli_epi64::<6>(word)),
                bits(_mm512_srli_epi64::<12>(word), _mm512_srli_epi64::<18>(word)),
            );
            let two = bits(_mm512_srli_epi64::<58>(key), _mm512_srli_epi64::<52>(key));
            let has = |wanted| {
                let missing = _mm512_andnot_si512(numbers, wanted);
                _mm512_testn_epi64_mask(missing, missing)
            };
            let (one, two) = (has(one), has(two));
            let answer = |mask, answer: u32| _mm256_maskz_set1_epi32(mask, answer as i32);
            let answers = _mm256_or_si256(places, _mm256_or_si256(answer(one, SINGLE), answer(two, PAIR)));
            let answers = _mm256_maskz_compress_epi32(one | two, answers);
            if let Some(found) = found[count..].first_chunk_mut::<LANES>() {
                // SAFETY: eight numbers are there, and the store asks for no alignment.
                unsafe { _mm256_storeu_si256(found.as_mut_ptr().cast(), answers) };
            }
            count += (one | two).count_ones() as usize;
            places = _mm256_add_epi32(places, _mm256_set1_epi32(4 * LANES as i32));
        }
        (words.len() * LANES, count)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn keys_are_found_alike_at_every_level(
            keys in prop::collection::vec((any::<Option<u64>>(), any::<u64>()), 1..50),
            hashes in prop::collection::vec(any::<u64>(), 0..60),
        ) {
            let mut hashes = hashes;
            hashes.extend(keys.iter().flat_map(|&(before, word)| [before.unwrap_or(0), word]));
            let sieve = build(1, keys.iter().copied());
            let is_there = |&(before, word): &(Option<u64>, u64)| match before {
                None => may_have_single(&sieve, word),
                Some(before) => may_have_pair(&sieve, before, word),
            };
            prop_assert!(keys.iter().all(is_there));
            let mut expected = Vec::new();
            let expected = sift(Level::Portable, &sieve, &hashes, &mut expected);
            for &level in Level::ALL.iter().filter(|level| level.is_here()) {
                let mut found = Vec::new();
                prop_assert_eq!(sift(level, &sieve, &hashes, &mut found), expected, "{:?}", level);
            }
        }
    }
}
