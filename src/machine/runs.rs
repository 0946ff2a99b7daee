//! Bits to runs: where words begin and end.

use super::Level;
use super::bits::{BLOCK, Bits};

/// Runs of word bytes, by their places in a stretch of text.
#[derive(Default)]
pub(crate) struct Runs {
    /// Where runs begin. Longer than there are runs.
    starts: Vec<u32>,
    /// Where they end; the last may not have ended.
    ends: Vec<u32>,
    count: usize,
    ended: usize,
    /// Which runs hold odd bytes, or are one byte before a period.
    pub(crate) unusual: Vec<u32>,
}

/// A block has no more runs than this.
const MOST: usize = BLOCK / 2;

impl Runs {
    /// Where the runs that have ended begin.
    pub(crate) fn starts(&self) -> &[u32] {
        &self.starts[..self.ended]
    }

    /// Where they end.
    pub(crate) fn ends(&self) -> &[u32] {
        &self.ends[..self.ended]
    }

    /// Where a run begins that goes on behind the last block.
    pub(crate) fn open(&self) -> Option<u32> {
        (self.count > self.ended).then(|| self.starts[self.ended])
    }

    /// Reads the blocks of a stretch.
    pub(crate) fn read(&mut self, level: Level, blocks: &[Bits]) {
        (self.count, self.ended) = (0, 0);
        self.unusual.clear();
        let room = (blocks.len() + 1) * MOST;
        if self.starts.len() < room {
            self.starts.resize(room, 0);
            self.ends.resize(room, 0);
        }
        match level {
            // SAFETY: nobody but a processor that has it is given this level.
            #[cfg(target_arch = "x86_64")]
            Level::Avx512 => unsafe { x86::read(self, blocks) },
            _ => self.read_with(blocks, place),
        }
    }

    #[inline(always)]
    fn read_with(&mut self, blocks: &[Bits], place: impl Fn(u64, u32, &mut [u32])) {
        let (mut carry, mut was_letter_last) = (0, false);
        for (number, bits) in blocks.iter().enumerate() {
            let base = (number * BLOCK) as u32;
            let before = bits.word << 1 | carry;
            carry = bits.word >> (BLOCK - 1);
            let (starts, ends) = (bits.word & !before, !bits.word & before);
            // A letter that stood last in the block before may be an initial.
            if was_letter_last && ends & bits.dot & 1 != 0 {
                self.note(self.count as u32 - 1);
            }
            was_letter_last = starts >> (BLOCK - 1) != 0;
            let unusual = bits.odd | starts & ends >> 1 & bits.dot >> 1;
            if unusual != 0 {
                self.note_all(unusual, starts, ends);
            }
            place(starts, base, &mut self.starts[self.count..]);
            place(ends, base, &mut self.ends[self.ended..]);
            self.count += starts.count_ones() as usize;
            self.ended += ends.count_ones() as usize;
        }
    }

    /// Notes the runs of a block in which unusual bytes are.
    fn note_all(&mut self, mut unusual: u64, starts: u64, ends: u64) {
        while unusual != 0 {
            let at = unusual.trailing_zeros();
            let begun = (starts & (u64::MAX >> (BLOCK as u32 - 1 - at))).count_ones();
            self.note(self.count as u32 + begun - 1);
            // Go on behind the run.
            match ends & (u64::MAX << at) {
                0 => break,
                behind => unusual &= u64::MAX << behind.trailing_zeros(),
            }
        }
    }

    fn note(&mut self, run: u32) {
        if self.unusual.last() != Some(&run) {
            self.unusual.push(run);
        }
    }
}

/// Writes the places of bits; what stands behind them is of no meaning.
#[inline(always)]
fn place(mut bits: u64, base: u32, out: &mut [u32]) {
    for place in out {
        if bits == 0 {
            return;
        }
        *place = base + bits.trailing_zeros();
        bits &= bits - 1;
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::{Bits, MOST, Runs};

    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi2,bmi1,bmi2,popcnt")]
    pub(super) fn read(runs: &mut Runs, blocks: &[Bits]) {
        runs.read_with(blocks, |bits, base, out| {
            if let Some(out) = out.first_chunk_mut() {
                place(bits, base, out);
            }
        });
    }

    #[inline]
    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi2")]
    fn place(bits: u64, base: u32, out: &mut [u32; MOST]) {
        const PLACES: [u8; 64] = {
            let mut places = [0; 64];
            let mut at = 0;
            while at < 64 {
                places[at] = at as u8;
                at += 1;
            }
            places
        };
        // SAFETY: 64 bytes are read, and twice sixteen numbers written, that are there; no alignment is asked for.
        let all = unsafe { _mm512_loadu_si512(PLACES.as_ptr().cast()) };
        let places = _mm512_maskz_compress_epi8(bits, all);
        let base = _mm512_set1_epi32(base as i32);
        let sixteen = |bytes| _mm512_add_epi32(_mm512_cvtepu8_epi32(bytes), base);
        let (low, high) = out.split_at_mut(MOST / 2);
        unsafe {
            _mm512_storeu_si512(low.as_mut_ptr().cast(), sixteen(_mm512_castsi512_si128(places)));
            _mm512_storeu_si512(high.as_mut_ptr().cast(), sixteen(_mm512_extracti32x4_epi32::<1>(places)));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::machine::classify;

    /// The obvious loop.
    fn by_loop(text: &[u8]) -> (Vec<(u32, u32)>, Vec<u32>, Option<u32>) {
        let is_odd = |byte: u8| byte >= 0x80 || byte == b'\'' || byte == b'`';
        let (mut runs, mut unusual, mut open) = (Vec::new(), Vec::new(), None);
        let mut at = 0;
        while at < text.len() {
            let length = text[at..].iter().take_while(|&&byte| byte.is_ascii_alphanumeric() || is_odd(byte)).count();
            if length == 0 {
                at += 1;
                continue;
            }
            let run = &text[at..at + length];
            if run.iter().any(|&byte| is_odd(byte)) || length == 1 && text.get(at + 1) == Some(&b'.') {
                unusual.push(runs.len() as u32);
            }
            match at + length == text.len() {
                true => open = Some(at as u32),
                false => runs.push((at as u32, (at + length) as u32)),
            }
            at += length;
        }
        (runs, unusual, open)
    }

    proptest! {
        #[test]
        fn runs_are_what_the_loop_finds(text in prop::collection::vec(prop::sample::select(b"ab1 .,'\x80".to_vec()), 0..300)) {
            let mut text = text;
            text.resize(text.len().next_multiple_of(BLOCK), b'x');
            let expected = by_loop(&text);
            for &level in Level::ALL.iter().filter(|level| level.is_here()) {
                let mut bits = Vec::new();
                classify(level, text.as_chunks().0, &mut bits);
                let mut runs = Runs::default();
                runs.read(level, &bits);
                let places: Vec<(u32, u32)> = runs.starts().iter().copied().zip(runs.ends().iter().copied()).collect();
                prop_assert_eq!((places, runs.unusual.clone(), runs.open()), expected.clone(), "{:?}", level);
            }
        }
    }
}
