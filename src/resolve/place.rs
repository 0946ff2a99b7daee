//! A place in a text and what stands around it: the words beside it, and the fold of its surroundings once somebody asks.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use crate::cue::{first_word, last_word, word_hash};
use crate::fold::{Folded, FoldedSpan, Simple, Window, simple};
use crate::span::Span;

/// The fold of a text a stretch at a time: one stretch serves all the places in it.
pub(super) struct Stretches<'t> {
    text: &'t str,
    last: RefCell<Option<(usize, Arc<Window<'t>>)>>,
}

/// A span with its surroundings.
pub(super) struct Place<'s, 't> {
    stretches: &'s Stretches<'t>,
    pub(super) span: Span,
    window: OnceCell<Option<(Arc<Window<'t>>, FoldedSpan)>>,
    beside: OnceCell<Beside>,
}

/// Hashes of the words that touch a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) left: u32,
    pub(super) right: u32,
    /// The last letter of the left one, where that is plain ASCII: elided words end with it too.
    pub(super) left_end: Option<u8>,
}

/// How far around a name the words of a cue may reach, in bytes of the text.
const REACH: usize = 160;
/// How long a stretch is without what it shares with those beside it.
const STRETCH: usize = 1 << 13;

impl<'t> Stretches<'t> {
    pub(super) fn of(text: &'t str) -> Stretches<'t> {
        Stretches { text, last: RefCell::new(None) }
    }

    /// The stretch that a span begins in, with what stands around the span.
    fn around(&self, span: Span) -> Arc<Window<'t>> {
        let number = span.start / STRETCH;
        let (first, last) = (number * STRETCH, (number + 1) * STRETCH + REACH);
        if span.end > last {
            return Arc::new(self.window(span.start, span.end));
        }
        let mut kept = self.last.borrow_mut();
        match &*kept {
            Some((known, window)) if *known == number => window.clone(),
            _ => kept.insert((number, Arc::new(self.window(first, last)))).1.clone(),
        }
    }

    fn window(&self, start: usize, end: usize) -> Window<'t> {
        Window::of(self.text, start.saturating_sub(REACH), end + REACH)
    }
}

impl<'s, 't> Place<'s, 't> {
    pub(super) fn new(stretches: &'s Stretches<'t>, span: Span) -> Place<'s, 't> {
        Place { stretches, span, window: OnceCell::new(), beside: OnceCell::new() }
    }

    /// The folded surroundings, and where the name is in them.
    pub(super) fn folded(&self) -> Option<(&Folded<'t>, FoldedSpan)> {
        let (window, at) = self.window().as_ref()?;
        Some((&window.folded, *at))
    }

    /// The span of the text that a range of the folded surroundings came from.
    pub(super) fn span_of(&self, at: FoldedSpan) -> Option<Span> {
        self.window().as_ref()?.0.span(at)
    }

    pub(super) fn beside(&self) -> Beside {
        *self.beside.get_or_init(|| {
            let quick = || {
                let left = left_word(self.stretches.text, self.span.start)?;
                let right = right_word(self.stretches.text, self.span.end)?;
                Some(Beside {
                    left: word_hash(&left.to_ascii_lowercase()),
                    right: word_hash(&right.to_ascii_lowercase()),
                    left_end: left.bytes().next_back().map(|letter| letter.to_ascii_lowercase()),
                })
            };
            quick().or_else(|| self.folded_beside()).unwrap_or(Beside {
                left: word_hash(""),
                right: word_hash(""),
                left_end: None,
            })
        })
    }

    fn folded_beside(&self) -> Option<Beside> {
        let (folded, at) = self.folded()?;
        let (before, after) = (&folded.text()[..at.start], &folded.text()[at.end..]);
        Some(Beside {
            left: word_hash(last_word(before.strip_suffix(' ').unwrap_or(before))),
            right: word_hash(first_word(after.strip_prefix(' ').unwrap_or(after))),
            left_end: None,
        })
    }

    fn window(&self) -> &Option<(Arc<Window<'t>>, FoldedSpan)> {
        self.window.get_or_init(|| {
            let window = self.stretches.around(self.span);
            let at = window.folded_span(self.span)?;
            Some((window, at))
        })
    }
}

/// The ASCII word before a place, where no rule of the fold could make another one of it.
fn left_word(text: &str, start: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let end = if start > 0 && is_separator(bytes[start - 1]) { start - 1 } else { start };
    let begin = end - bytes[..end].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let is_alone = match begin.checked_sub(1).map(|at| bytes[at]) {
        None => true,
        // The period of an acronym is dropped.
        Some(b'.') => begin == end && ends_with_word(&bytes[..begin - 1]),
        Some(b'"') => begin == end && begin > 1 && bytes[begin - 2].is_ascii(),
        Some(b'\'' | b'`') => false,
        Some(byte) if byte.is_ascii() => begin < end || end == start || !is_separator(byte),
        Some(_) => begin == end && text[..begin].chars().next_back().is_some_and(is_foreign),
    };
    is_alone.then(|| &text[begin..end])
}

/// The ASCII word behind a place, likewise.
fn right_word(text: &str, end: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let start = if bytes.get(end).is_some_and(|&byte| is_separator(byte)) { end + 1 } else { end };
    let last = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let is_alone = match bytes.get(last) {
        None => true,
        Some(b'.') => last - start > 1 || last == start && ends_with_word(&bytes[..end]),
        Some(b'\'' | b'`' | b'"') => false,
        Some(byte) if byte.is_ascii() => last > start || start == end || !is_separator(*byte),
        Some(_) => last == start && text[last..].chars().next().is_some_and(is_foreign),
    };
    is_alone.then(|| &text[start..last])
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'-')
}

/// Two ASCII letters or digits: no initial.
fn ends_with_word(bytes: &[u8]) -> bool {
    matches!(bytes, [.., a, b] if a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric())
}

/// A letter of another script: no ASCII word begins or ends there, and none is made of it.
fn is_foreign(c: char) -> bool {
    matches!(simple(c), Simple::Word(folded) | Simple::Solo(folded) if !folded.is_ascii())
}
