//! The fold of a place and what stands around it, without folding the whole text.

use crate::span::Span;

use super::simple::{Simple, simple};
use super::{Folded, FoldedSpan, fold};

/// A stretch of a text, folded as it is folded inside the whole text.
#[derive(Debug)]
pub(crate) struct Window<'t> {
    /// The folded stretch; its offsets count from `base`.
    pub(crate) folded: Folded<'t>,
    /// Where the stretch begins in the text.
    pub(crate) base: usize,
    /// Whether the stretch goes to the end of the text.
    pub(crate) is_last: bool,
}

impl<'t> Window<'t> {
    /// The stretch from the last safe place at or before `start` to the first at or after `end`.
    pub(crate) fn of(text: &'t str, start: usize, end: usize) -> Window<'t> {
        let (base, last) = (safe_before(text, start), safe_after(text, end));
        Window { folded: fold(&text[base..last]), base, is_last: last == text.len() }
    }

    /// The folded range of a span of the text whose edges are edges of folded characters.
    pub(crate) fn folded_span(&self, span: Span) -> Option<FoldedSpan> {
        let start = self.folded.folded_at(span.start.checked_sub(self.base)?);
        let end = self.folded.folded_at(span.end.checked_sub(self.base)?);
        (start < end).then_some(FoldedSpan { start, end })
    }

    /// The span of the text that a folded range came from.
    pub(crate) fn span(&self, at: FoldedSpan) -> Option<Span> {
        let span = self.folded.span(at)?;
        Some(Span::new(span.start + self.base, span.end + self.base))
    }
}

/// How far a safe place is looked for. Texts that have none for so long are cut at any character: a name that lies over
/// such a cut keeps its letters, only what the characters beside it join may be lost.
const PATIENCE: usize = 512;

/// The last place at or before `at` where a text can be cut so that both parts fold as they do together.
pub(crate) fn safe_before(text: &str, at: usize) -> usize {
    let mut at = floor(text, at);
    let first = at.saturating_sub(PATIENCE);
    while at > first && !is_safe(text, at) {
        at = floor(text, at - 1);
    }
    at
}

/// The first such place at or after `at`.
pub(crate) fn safe_after(text: &str, at: usize) -> usize {
    let mut at = ceil(text, at);
    let last = at.saturating_add(PATIENCE).min(text.len());
    while at < last && !is_safe(text, at) {
        at = ceil(text, at + 1);
    }
    at
}

/// Between a letter and a single space before a letter nothing joins; nor between two letters of scripts without spaces.
fn is_safe(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    if at == 0 || at >= bytes.len() {
        return true;
    }
    if !bytes[at].is_ascii() {
        let next = text[at..].chars().next().map(simple);
        let before = text[..at].chars().next_back().filter(|c| !c.is_ascii()).map(simple);
        return matches!((before, next), (Some(Simple::Solo(_)), Some(Simple::Solo(_))));
    }
    bytes[at] == b' ' && {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(simple(c), Simple::Word(_) | Simple::Solo(_));
        text[..at].chars().next_back().is_some_and(is_letter) && text[at + 1..].chars().next().is_some_and(is_letter)
    }
}

pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

pub(crate) fn ceil(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
