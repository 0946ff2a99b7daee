//! The sieve: for nearly every word of a text, eight bytes tell that no pattern begins with it, nor with the word before
//! and it. A Bloom filter whose bits of one key lie in one number, the one that the last word of the key chooses, so
//! that one look answers for both keys (Putze, Sanders, Singler: "Cache-, hash-, and space-efficient Bloom filters").
//! It stands in images: whoever changes it changes the image's format.

use super::Level;
use super::words::{part, pair};

/// In an answer of [`sift`]: a pattern of this one word may be there.
pub(crate) const SINGLE: u32 = 1;
/// A pattern that begins with the word before and this one may be there.
pub(crate) const PAIR: u32 = 2;

/// How many bits of a number stay unset for one that a key sets: the more, the fewer words have to be looked at twice.
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

#[inline(always)]
fn single_bits(word: u64) -> u64 {
    1 << (word & 63) | 1 << (word >> 6 & 63)
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

/// For each hash but the first asks for it alone and with the one before; pushes the positions where a pattern may be, four
/// times as large, with [`SINGLE`] or [`PAIR`] or both.
pub(crate) fn sift(level: Level, sieve: &[u64], hashes: &[u64], found: &mut Vec<u32>) {
    let mut at = 1;
    #[cfg(target_arch = "x86_64")]
    if level == Level::Avx512 && level.is_here() {
        // SAFETY: the processor was asked for the instructions.
        at = unsafe { x86::sift(sieve, hashes, found) };
    }
    let _ = level;
    while at < hashes.len() {
        let (before, word) = (hashes[at - 1], hashes[at]);
        let number = sieve[part(word, sieve.len())];
        let (one, two) = (single_bits(word), pair_bits(before, word));
        let one = if number & one == one { SINGLE } else { 0 };
        let two = if number & two == two { PAIR } else { 0 };
        if one | two != 0 {
            found.push((at as u32) << 2 | one | two);
        }
        at += 1;
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::super::words::{A, B};
    use super::{PAIR, SINGLE};

    const LANES: usize = 8;

    /// Asks for groups of eight; returns the first position that was not asked for.
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
    pub(super) fn sift(sieve: &[u64], hashes: &[u64], found: &mut Vec<u32>) -> usize {
        let all = |value: u64| _mm512_set1_epi64(value as i64);
        // The bit whose number are the lowest six bits, and the one of the six behind them.
        let bits = |numbers, behind| _mm512_or_si512(_mm512_rolv_epi64(all(1), numbers), _mm512_rolv_epi64(all(1), behind));
        let mut at = 1;
        while at + LANES <= hashes.len() {
            // SAFETY: from `at - 1` on there are nine hashes.
            let (before, word) = unsafe {
                let first = hashes.as_ptr().add(at - 1);
                (_mm512_loadu_si512(first.cast()), _mm512_loadu_si512(first.add(1).cast()))
            };
            let share = _mm512_mul_epu32(_mm512_srli_epi64::<32>(word), all(sieve.len() as u64));
            // SAFETY: a 32-bit fraction of the count of numbers is less than that count.
            let numbers = unsafe { _mm512_i64gather_epi64::<8>(_mm512_srli_epi64::<32>(share), sieve.as_ptr().cast()) };
            let key = _mm512_xor_si512(_mm512_rol_epi64::<23>(before), _mm512_mullo_epi64(word, all(A)));
            let key = _mm512_mullo_epi64(key, all(B));
            let one = bits(word, _mm512_srli_epi64::<6>(word));
            let two = bits(_mm512_srli_epi64::<58>(key), _mm512_srli_epi64::<52>(key));
            let has = |wanted| {
                let missing = _mm512_andnot_si512(numbers, wanted);
                _mm512_testn_epi64_mask(missing, missing)
            };
            let (one, two) = (has(one), has(two));
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
            sift(Level::Portable, &sieve, &hashes, &mut expected);
            for &level in Level::ALL.iter().filter(|level| level.is_here()) {
                let mut found = Vec::new();
                sift(level, &sieve, &hashes, &mut found);
                prop_assert_eq!(&found, &expected, "{:?}", level);
            }
        }
    }
}
