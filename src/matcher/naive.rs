//! The oracles: the whole text is folded, every pattern is looked for everywhere, and what has wrong edges is thrown away.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::boundary::{self, Start};
use crate::fold::{FoldedSpan, fold};
use crate::span::Span;

/// Where, how it begins, and what.
pub(super) type Found = (Span, Start, String);

/// The obvious loop.
pub(super) fn by_loop(patterns: &[String], text: &str) -> Vec<Found> {
    let folded = fold(text);
    let mut hits = Vec::new();
    for pattern in patterns {
        for (start, _) in folded.text().char_indices() {
            if folded.text()[start..].starts_with(pattern.as_str()) {
                hits.push((FoldedSpan { start, end: start + pattern.len() }, pattern.clone()));
            }
        }
    }
    with_edges(text, hits)
}

/// The Aho-Corasick automaton over all that is folded.
pub(super) fn by_automaton(patterns: &[String], text: &str) -> Vec<Found> {
    let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(patterns).expect("fits");
    let folded = fold(text);
    let hits = automaton.find_overlapping_iter(folded.text()).map(|found| {
        (FoldedSpan { start: found.start(), end: found.end() }, patterns[found.pattern().as_usize()].clone())
    });
    let hits = hits.collect();
    with_edges(text, hits)
}

fn with_edges(text: &str, hits: Vec<(FoldedSpan, String)>) -> Vec<Found> {
    let folded = fold(text);
    let mut found: Vec<Found> = hits
        .into_iter()
        .filter_map(|(at, pattern)| {
            let start = boundary::start(&folded, at.start)?;
            boundary::ends(&folded, at).then_some(())?;
            Some((folded.span(at)?, start, pattern))
        })
        .collect();
    found.sort_unstable_by(|a, b| (a.0, &a.2).cmp(&(b.0, &b.2)));
    found.dedup();
    found
}
