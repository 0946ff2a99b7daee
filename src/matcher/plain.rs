//! Comparisons with plain ASCII text as it stands, without folding it first.

use std::cmp::Ordering;

use crate::image::{Text, plain};

/// What a byte is in folded text whatever stands around it; 0 where something else must be asked.
static FOLDED: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0x21;
    while byte < 0x7f {
        table[byte] = match byte as u8 {
            b'\'' | b'"' | b'`' | b'.' | b'-' => 0,
            letter => letter.to_ascii_lowercase(),
        };
        byte += 1;
    }
    table
};

/// How a text compares with a pattern's fold; `None` where plain bytes do not tell.
#[inline]
pub(super) fn compare(text: &[u8], pattern: Text) -> Option<(usize, Ordering)> {
    let fold = pattern.fold();
    let mut from = 0;
    if pattern.is_plain() {
        // Mostly a name stands there as the table has it, letter for letter.
        from = common(text, fold);
        if from == fold.len() {
            return Some((from, Ordering::Equal));
        }
        // What a separator is the next letter tells.
        from -= usize::from(from > 0 && is_separator(fold[from - 1]));
    }
    for (at, &wanted) in fold.iter().enumerate().skip(from) {
        let Some(&byte) = text.get(at) else { return Some((at, Ordering::Less)) };
        let folded = match FOLDED[byte as usize] {
            0 if is_separator(byte) && text.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => b' ',
            0 => return None,
            folded => folded,
        };
        let wanted = plain(wanted);
        if folded != wanted {
            return Some((at, folded.cmp(&wanted)));
        }
    }
    Some((fold.len(), Ordering::Equal))
}

/// How many bytes two begin with alike.
#[inline]
fn common(a: &[u8], b: &[u8]) -> usize {
    let ((first, _), (second, _)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let mut at = 0;
    for (a, b) in first.iter().zip(second) {
        let differing = u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b);
        if differing != 0 {
            return at + differing.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + a[at..].iter().zip(&b[at..]).take_while(|(a, b)| a == b).count()
}

/// Whether a name may end behind `length` plain bytes; `None` where plain bytes do not tell.
#[inline]
pub(super) fn ends(text: &[u8], length: usize) -> Option<bool> {
    let Some(&next) = text.get(length) else { return Some(true) };
    let inside = text[length - 1].is_ascii_alphanumeric();
    if inside && next.is_ascii_alphanumeric() {
        return Some(false);
    }
    let second = length > 1 && text[length - 2].is_ascii_alphanumeric();
    match next {
        // After a single letter it may belong to an acronym.
        b'.' => (inside && second).then_some(true),
        b'"' => inside.then_some(true),
        b'\'' => (inside && second && ends_behind_apostrophe(&text[length + 1..])).then_some(true),
        b'`' => None,
        0xe2 => match text[length..] {
            [_, 0x80, 0x99, ref rest @ ..] => (inside && second && ends_behind_apostrophe(rest)).then_some(true),
            [_, 0x80, 0x93..=0x95 | 0x9c..=0x9f | 0xa6, ..] => inside.then_some(true),
            _ => None,
        },
        _ if !next.is_ascii() => None,
        _ => Some(true),
    }
}

/// Whether an apostrophe surely ends the word before it: what follows is no letter or the `s` of a possessive.
fn ends_behind_apostrophe(rest: &[u8]) -> bool {
    let is_calm = |at: usize| match rest.get(at) {
        Some(&byte) => byte.is_ascii() && !byte.is_ascii_alphanumeric() && !matches!(byte, b'\'' | b'`' | b'.'),
        None => true,
    };
    is_calm(0) || matches!(rest[0], b's' | b'S') && is_calm(1)
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'-' | b'\n' | b'\t')
}
