//! Apostrophes: dropped between, before and after letters (`Kata'ib`, `'Ain`, `Shia'`), kept as the edge of a possessive
//! (`Iraq's`, `Houthis'`). Quotation marks inside Hebrew abbreviations (`צה"ל`) vanish likewise.

use icu_properties::props::Script;

use crate::span::Span;
use crate::unicode;

use super::folded::Folded;
use super::letters::{Letter, Letters};

/// A run of apostrophes counts as one.
pub(super) fn fold(first: Letter, letters: &mut Letters, out: &mut Folded) {
    let mut end = first.origin.end;
    while letters.peek() == Some('\'') {
        end = letters.next().map_or(end, |letter| letter.origin.end);
    }
    let mut ahead = letters.clone().map(|letter| letter.ch);
    let next = ahead.next();
    let possessive = next == Some('s') && out.last().is_some_and(unicode::is_word) && !goes_on(ahead);
    if possessive || !next.is_some_and(unicode::is_letter) && !ends_in_ayn(out) {
        let origin = Span::new(first.origin.start, end);
        out.push(Letter { ch: '\'', origin, linear: first.linear && origin == first.origin });
    }
}

/// An apostrophe at the end of a word is a final ayn or hamza (`Shia'`, `Rafa'`) or closes a quotation, and may go; after
/// a sibilant it is a possessive (`Houthis'`).
fn ends_in_ayn(out: &Folded) -> bool {
    out.last().is_some_and(|last| unicode::is_letter(last) && !matches!(last, 's' | 'x' | 'z'))
}

/// Whether a word goes on after its `s`: an apostrophe before a further letter is dropped and does not end it. A chain
/// of `'s` is decided by what follows it; the bound keeps a chain of any length cheap.
fn goes_on(ahead: impl Iterator<Item = char>) -> bool {
    const LONGEST_CHAIN: usize = 8;
    let mut ahead = ahead.peekable();
    for _ in 0..LONGEST_CHAIN {
        if ahead.next_if_eq(&'\'').is_none() {
            return ahead.next().is_some_and(unicode::is_word);
        }
        match ahead.find(|&c| c != '\'') {
            Some('s') => continue,
            other => return other.is_some_and(unicode::is_letter),
        }
    }
    true
}

pub(super) fn fold_quotation(mark: Letter, letters: &Letters, out: &mut Folded) {
    let is_hebrew = |c: Option<char>| c.is_some_and(|c| unicode::script(c) == Script::Hebrew);
    if !(is_hebrew(out.last()) && is_hebrew(letters.ahead().next())) {
        out.push(mark);
    }
}
