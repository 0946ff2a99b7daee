//! Bytes to bits: where words are.

use super::Level;

/// Of 64 bytes, which may belong to a word (ASCII letters and digits, apostrophes, all that is not ASCII), which of
/// these are no ASCII letter or digit, which may begin an apostrophe, a quotation mark or a dash, and which are periods. The
/// lowest bit is the first byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits {
    pub(crate) word: u64,
    pub(crate) odd: u64,
    pub(crate) mark: u64,
    pub(crate) dot: u64,
}

pub(crate) const BLOCK: usize = 64;

/// Classifies whole blocks, one result for each.
pub(crate) fn classify(level: Level, blocks: &[[u8; BLOCK]], out: &mut Vec<Bits>) {
    match level {
        // SAFETY: `is_here` has asked the processor for the instructions that the functions are compiled with.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 if level.is_here() => unsafe { x86::classify_512(blocks, out) },
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 if level.is_here() => unsafe { x86::classify_256(blocks, out) },
        _ => out.extend(blocks.iter().map(portable)),
    }
}

/// The first byte of `’`, `“`, `—` and others of their block.
const LEAD: u8 = 0xe2;

/// What a byte is: bit 0 for a byte of a word, bit 1 for an odd one, bit 2 for a period, bit 3 for a mark's first.
static CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let odd = byte >= 0x80 || byte == b'\'' as usize || byte == b'`' as usize;
        table[byte] = if odd { 3 } else { (byte as u8).is_ascii_alphanumeric() as u8 };
        if byte == b'.' as usize {
            table[byte] = 4;
        }
        if byte == b'\'' as usize || byte == LEAD as usize {
            table[byte] |= 8;
        }
        byte += 1;
    }
    table
};

fn portable(block: &[u8; BLOCK]) -> Bits {
    let mut bits = Bits::default();
    for (at, &byte) in block.iter().enumerate() {
        let class = u64::from(CLASS[byte as usize]);
        bits.word |= (class & 1) << at;
        bits.odd |= (class >> 1 & 1) << at;
        bits.dot |= (class >> 2 & 1) << at;
        bits.mark |= (class >> 3) << at;
    }
    bits
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::{BLOCK, Bits, LEAD};

    #[target_feature(enable = "avx512f,avx512bw")]
    pub(super) fn classify_512(blocks: &[[u8; BLOCK]], out: &mut Vec<Bits>) {
        let all = |byte: u8| _mm512_set1_epi8(byte as i8);
        out.extend(blocks.iter().map(|block| {
            // SAFETY: a block is 64 bytes, and the load asks for no alignment.
            let bytes = unsafe { _mm512_loadu_si512(block.as_ptr().cast()) };
            let lower = _mm512_or_si512(bytes, all(0x20));
            let within = |low: u8, high: u8, of| _mm512_cmple_epu8_mask(_mm512_sub_epi8(of, all(low)), all(high - low));
            let apostrophe = _mm512_cmpeq_epi8_mask(bytes, all(b'\''));
            let odd = _mm512_movepi8_mask(bytes) | apostrophe | _mm512_cmpeq_epi8_mask(bytes, all(b'`'));
            let mark = apostrophe | _mm512_cmpeq_epi8_mask(bytes, all(LEAD));
            let word = within(b'a', b'z', lower) | within(b'0', b'9', bytes) | odd;
            Bits { word, odd, mark, dot: _mm512_cmpeq_epi8_mask(bytes, all(b'.')) }
        }));
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn classify_256(blocks: &[[u8; BLOCK]], out: &mut Vec<Bits>) {
        out.extend(blocks.iter().map(|block| {
            let (low, high) = block.split_at(32);
            let half = |bytes: &[u8]| {
                // SAFETY: a half is 32 bytes, and the load asks for no alignment.
                half(unsafe { _mm256_loadu_si256(bytes.as_ptr().cast()) })
            };
            let (low, high) = (half(low), half(high));
            let [word, odd, mark, dot] = std::array::from_fn(|at| low[at] | high[at] << 32);
            Bits { word, odd, mark, dot }
        }));
    }

    #[target_feature(enable = "avx2")]
    fn half(bytes: __m256i) -> [u64; 4] {
        let all = |byte: u8| _mm256_set1_epi8(byte as i8);
        let bits = |mask| u64::from(_mm256_movemask_epi8(mask) as u32);
        let lower = _mm256_or_si256(bytes, all(0x20));
        let within = |low: u8, high: u8, of| {
            let over = _mm256_sub_epi8(of, all(low));
            bits(_mm256_cmpeq_epi8(_mm256_min_epu8(over, all(high - low)), over))
        };
        let is = |byte: u8| bits(_mm256_cmpeq_epi8(bytes, all(byte)));
        let apostrophe = is(b'\'');
        let odd = bits(bytes) | apostrophe | is(b'`');
        let word = within(b'a', b'z', lower) | within(b'0', b'9', bytes) | odd;
        [word, odd, apostrophe | is(LEAD), is(b'.')]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn levels_answer_alike(bytes in prop::collection::vec(any::<u8>(), BLOCK)) {
            let block: [u8; BLOCK] = bytes.try_into().expect("as many bytes");
            for level in Level::ALL.iter().filter(|level| level.is_here()) {
                let mut found = Vec::new();
                classify(*level, &[block], &mut found);
                prop_assert_eq!(found[0], portable(&block), "{:?}", level);
            }
        }
    }
}
