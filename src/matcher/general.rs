//! The general way: a place is folded by the rules, and every edge that a name may have there is tried.

use smallvec::SmallVec;

use crate::boundary::{self, Start};
use crate::dictionary::{Words, compare, next_word};
use crate::fold::{FoldedSpan, Window};
use crate::machine::{pair, single, word};
use crate::span::Span;

use super::stream::Stream;

/// A key under which patterns may stand that begin at a place, and how far behind the place their second word begins.
pub(super) struct Reading {
    pub(super) key: u64,
    pub(super) second: Option<usize>,
}

/// How far a window reaches behind a place at first.
const REACH: usize = 64;
/// Edges inside longer words are not looked for.
const LONGEST: usize = 256;

/// Where names may begin in a stretch.
pub(super) fn starts(text: &str, start: usize, end: usize) -> Vec<usize> {
    let window = Window::of(text, start, end);
    let folded = &window.folded;
    let mut found = Vec::new();
    for (at, _) in folded.text().char_indices() {
        let original = folded.original_start(at) + window.base;
        if original < start || found.last() == Some(&original) {
            continue;
        }
        if original >= end {
            break;
        }
        let is_whole = folded.folded_at(original - window.base) == at;
        if is_whole && boundary::start(folded, at).is_some() {
            found.push(original);
        }
    }
    found
}

/// The keys of all patterns that may begin at a place, and how a name begins there. The stream stands there then.
pub(super) fn readings<'t>(
    text: &'t str,
    start: usize,
    stream: &mut Stream<'t>,
) -> Option<(Start, SmallVec<[Reading; 8]>)> {
    let mut reach = REACH;
    let (window, at, first, second) = loop {
        let window = Window::of(text, start, start.saturating_add(reach));
        let at = window.folded.folded_at(start - window.base);
        let folded = window.folded.text();
        let first = next_word(folded, at);
        let second = first.and_then(|(_, end)| next_word(folded, end));
        let is_whole = second.is_some_and(|(_, end)| end < folded.len());
        if is_whole || window.is_last || reach > 16 * LONGEST {
            break (window, at, first?, second);
        }
        reach *= 4;
    };
    let how = boundary::start(&window.folded, at)?;
    let mut readings = SmallVec::new();
    // A character may fold to several, the first of which is no part of a word.
    if window.folded.original_start(first.0) + window.base == start {
        let folded = window.folded.text();
        let hash = |start: usize, end: usize| word(&folded.as_bytes()[start..end]);
        for end in ends(&window, at, first) {
            readings.push(Reading { key: single(hash(first.0, end)), second: None });
        }
        if let Some(second) = second {
            let begun = hash(first.0, first.1);
            let behind = window.folded.original_start(second.0) + window.base - start;
            for end in ends(&window, at, second) {
                readings.push(Reading { key: pair(begun, hash(second.0, end)), second: Some(behind) });
            }
        }
    }
    stream.begin_by_rules(start, window, at);
    Some((how, readings))
}

/// The end of a word, and the places inside it where a name may end that begins at `start`.
fn ends(window: &Window, start: usize, word: (usize, usize)) -> SmallVec<[usize; 4]> {
    let text = &window.folded.text()[word.0..word.1];
    let inside = text.char_indices().map(|(at, _)| word.0 + at).skip(1).take(LONGEST);
    let may_end = |&end: &usize| boundary::ends(&window.folded, FoldedSpan { start, end });
    inside.filter(may_end).chain([word.1]).collect()
}

/// The span of a pattern whose first word begins at `at` and that has something before it.
pub(super) fn led(text: &str, at: usize, fold: &[u8]) -> Option<(Span, Start)> {
    let fold: Vec<u8> = fold.iter().map(|&byte| crate::image::plain(byte)).collect();
    let fold = str::from_utf8(&fold).ok()?;
    let Words { first, .. } = crate::dictionary::words(fold)?;
    // A folded character may come from several original ones.
    let window = Window::of(text, at.saturating_sub(4 * first.0), at.saturating_add(4 * fold.len() + REACH));
    let (word, _) = next_word(window.folded.text(), window.folded.folded_at(at - window.base))?;
    let start = word.checked_sub(first.0)?;
    let name = FoldedSpan { start, end: start + fold.len() };
    let there = window.folded.text().as_bytes().get(start..)?;
    if compare(there, fold.as_bytes()).1.is_ne() || !boundary::ends(&window.folded, name) {
        return None;
    }
    let how = boundary::start(&window.folded, start)?;
    Some((window.span(name)?, how))
}
