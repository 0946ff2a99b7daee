//! The first words of a fold, which its key is made of.

use crate::fold::{is_solo, is_word_like};
use crate::machine::{pair, single, word};

/// Where the first two words of a fold stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) first: (usize, usize),
    pub(crate) second: Option<(usize, usize)>,
}

/// The first words of a fold, if it has any.
pub(crate) fn words(fold: &str) -> Option<Words> {
    let first = next(fold, 0)?;
    Some(Words { first, second: next(fold, first.1) })
}

impl Words {
    /// The key under which a pattern stands.
    pub(crate) fn key(&self, fold: &str) -> u64 {
        match self.hashes(fold) {
            (None, only) => single(only),
            (Some(first), second) => pair(first, second),
        }
    }

    /// The hash of the only word, or those of both.
    pub(super) fn hashes(&self, fold: &str) -> (Option<u64>, u64) {
        let hash = |(start, end): (usize, usize)| word(&fold.as_bytes()[start..end]);
        match self.second {
            None => (None, hash(self.first)),
            Some(second) => (Some(hash(self.first)), hash(second)),
        }
    }

    /// The end of the last of them.
    pub(crate) fn end(&self) -> usize {
        self.second.unwrap_or(self.first).1
    }
}

/// The next word at or after a place in folded text.
pub(crate) fn next(fold: &str, from: usize) -> Option<(usize, usize)> {
    let rest = &fold[from..];
    let (at, first) = rest.char_indices().find(|&(_, c)| is_word_like(c))?;
    let start = from + at;
    if is_solo(first) {
        return Some((start, start + first.len_utf8()));
    }
    let word = &fold[start..];
    let end = word.find(|c: char| !is_word_like(c) || is_solo(c)).unwrap_or(word.len());
    Some((start, start + end))
}
