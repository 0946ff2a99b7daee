//! Quotation marks, dashes and apostrophes that part words whatever else the rules say: most of what is not ASCII in
//! English text. They are taken out of the bits of words, so that the words beside them are plain ones.

use crate::machine::{BLOCK, Bits};

/// Clears the marks of a stretch of text that begins at `base`; its last block may be padded.
pub(super) fn part(text: &[u8], base: usize, end: usize, bits: &mut [Bits]) {
    for block in 0..bits.len() {
        let mut marks = bits[block].mark & bits[block].odd;
        while marks != 0 {
            let place = block * BLOCK + marks.trailing_zeros() as usize;
            marks &= marks - 1;
            // What reaches behind the stretch is looked at with the next.
            let Some(width) = width(text, base + place).filter(|width| base + place + width <= end) else { continue };
            let cleared = (1 << width) - 1;
            let behind = (place + width).saturating_sub((block + 1) * BLOCK);
            clear(&mut bits[block], cleared << (place % BLOCK));
            if behind > 0 {
                clear(&mut bits[block + 1], cleared >> (width - behind));
            }
        }
    }
}

fn clear(bits: &mut Bits, places: u64) {
    bits.word &= !places;
    bits.odd &= !places;
}

/// The bytes of a mark that parts words, as the fold's rules on apostrophes and punctuation have it.
#[inline]
fn width(text: &[u8], at: usize) -> Option<usize> {
    // Two bytes before the mark, and five behind its first.
    match at.checked_sub(2).and_then(|from| text.get(from..)?.first_chunk::<8>()) {
        Some(around) => width_within(around),
        None => {
            let byte = |place: usize| (at + place).checked_sub(2).and_then(|at| text.get(at)).copied().unwrap_or(b' ');
            width_within(&std::array::from_fn(byte))
        }
    }
}

#[inline]
fn width_within(around: &[u8; 8]) -> Option<usize> {
    let (width, is_apostrophe, after, second_after) = match *around {
        [_, _, b'\'', after, second, ..] => (1, true, after, second),
        [_, _, 0xe2, 0x80, 0x99, after, second, _] => (3, true, after, second),
        [_, _, 0xe2, 0x80, 0x93..=0x95 | 0x9c..=0x9f | 0xa6, ..] => (3, false, b' ', b' '),
        _ => return None,
    };
    let (second_before, before) = (around[0], around[1]);
    let is_word = |byte: u8| byte.is_ascii_alphanumeric();
    let is_odd = |byte: u8| !byte.is_ascii() || matches!(byte, b'\'' | b'`');
    // A period may belong to an initial, a double quotation mark to a Hebrew abbreviation.
    let is_calm = |byte: u8| !is_odd(byte) && !is_word(byte) && !matches!(byte, b'.' | b'"');
    let parts = if !is_apostrophe {
        !is_odd(before)
    } else if is_word(before) && matches!(after, b's' | b'S') && is_calm(second_after) {
        // A possessive, unless another one stands before it.
        !matches!(before, b's' | b'S') || !is_odd(second_before)
    } else if is_word(before) {
        is_word(second_before) && is_calm(after)
    } else {
        is_calm(before) && after.is_ascii_alphabetic() && !is_odd(second_after) && second_after != b'.'
    };
    parts.then_some(width)
}
