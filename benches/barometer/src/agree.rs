//! Holds the answers of two engines against one another before anything is timed.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::documents::Span;

/// What is found in two lists of spans.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Spans of the reference that overlap no span of the engine.
    pub missing: usize,
    /// Those of them that canonym must leave out: without a capital.
    pub small: usize,
    /// Those of them beside an apostrophe, period or mark, which the fold makes part of the word.
    pub joined: usize,
    /// Spans of the engine that overlap none of the reference.
    pub extra: usize,
    /// The first of the missing that no rule explains.
    pub example: Option<String>,
}

pub fn read_spans(path: &Path) -> Result<Vec<Span>> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let span = |line: &str| {
        let (start, end) = line.split_once(' ').context("not a span")?;
        Ok(start.parse()?..end.parse()?)
    };
    text.lines().map(span).collect()
}

/// A number that two equal lists of spans share: FNV-1a.
pub fn checksum(spans: &[Span]) -> u32 {
    let numbers = spans.iter().flat_map(|span| [span.start, span.end]);
    numbers.fold(0x811c_9dc5, |sum: u32, number| (sum ^ number as u32).wrapping_mul(0x0100_0193))
}

/// What `reference` found and `spans` lacks, and the other way round. Both are ascending and without overlaps.
pub fn compare(text: &str, reference: &[Span], spans: &[Span]) -> Difference {
    let mut difference = Difference { extra: without_partner(spans, reference).count(), ..Difference::default() };
    for span in without_partner(reference, spans) {
        difference.missing += 1;
        if is_small(&text[span.clone()]) {
            difference.small += 1;
        } else if is_joined(text, span) {
            difference.joined += 1;
        } else if difference.example.is_none() {
            difference.example = Some(around(text, span));
        }
    }
    difference
}

/// The spans of one list that overlap none of the other.
fn without_partner<'s>(spans: &'s [Span], others: &'s [Span]) -> impl Iterator<Item = &'s Span> {
    let mut at = 0;
    spans.iter().filter(move |span| {
        while others.get(at).is_some_and(|other| other.end <= span.start) {
            at += 1;
        }
        others.get(at).is_none_or(|other| other.start >= span.end)
    })
}

/// In a script with capitals, without one.
fn is_small(name: &str) -> bool {
    name.chars().any(char::is_lowercase) && !name.chars().any(char::is_uppercase)
}

fn is_joined(text: &str, span: &Span) -> bool {
    let joins = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '\'' | '’' | '‘' | '.' | '`' | 'ʿ' | 'ʾ' | '\u{300}'..='\u{36f}'))
    };
    joins(text[..span.start].chars().next_back()) || joins(text[span.end..].chars().next())
}

fn around(text: &str, span: &Span) -> String {
    let floor = |at: usize| (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let start = floor(span.start.saturating_sub(20));
    let end = floor((span.end + 20).min(text.len()));
    format!("{}[{}]{}", &text[start..span.start], &text[span.clone()], &text[span.end..end]).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_explained() {
        let text = "Paris, paris, Paris's, Paris";
        let reference = [0..5, 7..12, 14..19, 23..28];
        let difference = compare(text, &reference, &[]);
        assert_eq!((difference.missing, difference.small, difference.joined), (4, 1, 1));
        assert_eq!(difference.example.as_deref(), Some("[Paris], paris, Paris's, Pa"));
        assert_eq!(compare(text, &reference, &reference), Difference::default());
        assert_eq!(compare(text, &[], &reference).extra, 4);
    }
}
