//! A place in a text and what stands around it: the words beside it, and the fold of its surroundings once somebody asks.

use std::cell::OnceCell;

use crate::cue::{first_word, last_word, word_hash};
use crate::fold::{Folded, FoldedSpan, Window};
use crate::span::Span;

/// A span with its surroundings.
pub(super) struct Place<'t> {
    pub(super) text: &'t str,
    pub(super) span: Span,
    window: OnceCell<Option<(Window<'t>, FoldedSpan)>>,
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

impl<'t> Place<'t> {
    pub(super) fn new(text: &'t str, span: Span) -> Place<'t> {
        Place { text, span, window: OnceCell::new(), beside: OnceCell::new() }
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
                let left = left_word(self.text.as_bytes(), self.span.start)?;
                let right = right_word(self.text.as_bytes(), self.span.end)?;
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

    fn window(&self) -> &Option<(Window<'t>, FoldedSpan)> {
        self.window.get_or_init(|| {
            let window = Window::around(self.text, self.span, REACH);
            let at = window.folded_span(self.span)?;
            Some((window, at))
        })
    }
}

/// The ASCII word before a place, where no rule of the fold could make another one of it.
fn left_word(bytes: &[u8], start: usize) -> Option<&str> {
    let is_separator = |byte: u8| matches!(byte, b' ' | b'\n' | b'-');
    let end = if start > 0 && is_separator(bytes[start - 1]) { start - 1 } else { start };
    let begin = end - bytes[..end].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let before = begin.checked_sub(1).map_or(b'\0', |at| bytes[at]);
    let is_odd = !before.is_ascii() || matches!(before, b'\'' | b'`' | b'.' | b'"');
    if is_odd || begin == end && end < start && is_separator(before) {
        return None;
    }
    str::from_utf8(&bytes[begin..end]).ok()
}

/// The ASCII word behind a place, likewise.
fn right_word(bytes: &[u8], end: usize) -> Option<&str> {
    let is_separator = |byte: u8| matches!(byte, b' ' | b'\n' | b'-');
    let start = if bytes.get(end).is_some_and(|&byte| is_separator(byte)) { end + 1 } else { end };
    let last = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let after = bytes.get(last).copied().unwrap_or(b'\0');
    let is_odd = !after.is_ascii() || matches!(after, b'\'' | b'`' | b'"') || after == b'.' && last - start <= 1;
    if is_odd || last == start && start > end && is_separator(after) {
        return None;
    }
    str::from_utf8(&bytes[start..last]).ok()
}
