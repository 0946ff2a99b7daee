//! Case: which capitals a surface must have, and what the capitals of its neighbours say.

use smallvec::SmallVec;

use crate::alias::Case;
use crate::fold::{Folded, FoldedSpan, fold};

/// Where the capitals of an alias stand, in bytes of its fold.
pub(super) struct Capitals(SmallVec<[u32; 4]>);

impl Capitals {
    /// `pattern` is the fold of `surface` without what surrounds it.
    pub(super) fn of(surface: &str, pattern: &str) -> Capitals {
        let folded = fold(surface);
        let skipped = folded.text().find(pattern).unwrap_or(0);
        let capitals = pattern
            .char_indices()
            .filter(|&(at, _)| folded.original_char(skipped + at).is_some_and(char::is_uppercase))
            .map(|(at, _)| at as u32);
        Capitals(capitals.collect())
    }

    /// Whether the text at a hit has the case the policy asks for.
    pub(super) fn agree(&self, case: Case, folded: &Folded, at: FoldedSpan) -> bool {
        let is_capital = |offset: usize| folded.original_char(at.start + offset).is_some_and(char::is_uppercase);
        match case {
            Case::Any => true,
            Case::Smart => self.0.is_empty() || self.0.iter().any(|&offset| is_capital(offset as usize)),
            Case::Exact => {
                let letters = || letters_outside_articles(&folded.text()[at.start..at.end]);
                let as_written = |(offset, _)| is_capital(offset) == self.0.contains(&(offset as u32));
                // In a line of capitals `SOUTH LEBANON` is South Lebanon; an acronym has no small letters to lose.
                let has_small = letters().any(|(offset, _)| !self.0.contains(&(offset as u32)));
                letters().all(as_written) || has_small && letters().all(|(offset, _)| is_capital(offset))
            }
        }
    }
}

/// The letters that tell by their case: those of an Arabic article (`al-Din`, `Al Din`) do not.
fn letters_outside_articles(name: &str) -> impl Iterator<Item = (usize, char)> {
    let starts = name.split(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some((start, word))
    });
    starts
        .filter(|(start, word)| !matches!(*word, "al" | "el") || start + word.len() == name.len())
        .flat_map(|(start, word)| word.char_indices().map(move |(at, c)| (start + at, c)))
        .filter(|(_, c)| c.is_alphabetic())
}

/// How far to either side a line is read to tell its style.
const WINDOW: usize = 200;

/// Whether the line around a position is a headline: most of its longer words begin with capitals.
pub(super) fn is_headline(text: &str, at: usize) -> bool {
    let (first, last) = (floor(text, at.saturating_sub(WINDOW)), floor(text, at + WINDOW));
    let from = text[first..at].rfind('\n').map_or(first, |end| first + end + 1);
    let to = text[at..last].find('\n').map_or(last, |end| at + end);
    let long = text[from..to].split_whitespace().filter(|word| word.chars().nth(3).is_some());
    let (capital, all) =
        long.fold((0, 0), |(capital, all), word| (capital + usize::from(starts_with_capital(word)), all + 1));
    all >= 3 && capital * 5 >= all * 4
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

pub(super) fn starts_with_capital(word: &str) -> bool {
    word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
}
