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
            match width(text, base + place) {
                Some(width) if base + place + width <= end => (place..place + width).for_each(|place| {
                    let (bits, kept) = (&mut bits[place / BLOCK], !(1 << (place % BLOCK)));
                    bits.word &= kept;
                    bits.odd &= kept;
                }),
                _ => {}
            }
        }
    }
}

/// The bytes of a mark that parts words, as the fold's rules on [`apostrophe`](crate::fold)s and punctuation have it.
fn width(text: &[u8], at: usize) -> Option<usize> {
    let (width, is_apostrophe) = match text[at..] {
        [b'\'', ..] => (1, true),
        [0xe2, 0x80, 0x99, ..] => (3, true),
        [0xe2, 0x80, 0x93..=0x95 | 0x9c..=0x9f | 0xa6, ..] => (3, false),
        _ => return None,
    };
    let byte = |at: Option<usize>| at.and_then(|at| text.get(at)).copied().unwrap_or(b' ');
    let (before, second_before) = (byte(at.checked_sub(1)), byte(at.checked_sub(2)));
    let (after, second_after) = (byte(Some(at + width)), byte(Some(at + width + 1)));
    let is_word = |byte: u8| byte.is_ascii_alphanumeric();
    let is_odd = |byte: u8| !byte.is_ascii() || matches!(byte, b'\'' | b'`');
    // A period may belong to an initial, a double quotation mark to a Hebrew abbreviation.
    let is_calm = |byte: u8| byte.is_ascii() && !is_word(byte) && !matches!(byte, b'\'' | b'`' | b'.' | b'"');
    let parts = if !is_apostrophe {
        !is_odd(before)
    } else if is_word(before) && matches!(after, b's' | b'S') && is_calm(second_after) {
        // A possessive, unless another one stands before it.
        !matches!(before, b's' | b'S') || !is_odd(second_before)
    } else if is_word(before) {
        is_word(second_before) && is_calm(after)
    } else {
        (at == 0 || is_calm(before)) && after.is_ascii_alphabetic() && !is_odd(second_after) && second_after != b'.'
    };
    parts.then_some(width)
}
