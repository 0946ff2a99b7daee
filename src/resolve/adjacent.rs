//! Cues that stand directly beside a name, found by the word that would touch it instead of one after the other.

use std::collections::HashMap;

use crate::cue::Side;
use crate::fold::{Folded, FoldedSpan};

/// Left and right cues by the word nearest to the name.
#[derive(Clone, Default)]
pub(super) struct Adjacent {
    left: HashMap<Box<str>, Vec<usize>>,
    right: HashMap<Box<str>, Vec<usize>>,
    /// Left cues whose word in the text may be longer than in the table: `hôpital` in `l'hôpital`.
    after_elision: Vec<usize>,
}

/// The words that touch a name, as far as they are ASCII letters. Cues of other scripts thus share the empty word; in
/// exchange a word is short even where a text has no spaces, and a proclitic does not hide an Arabic cue.
pub(super) struct Neighbours<'t> {
    left: &'t str,
    right: &'t str,
}

impl Adjacent {
    /// Adds a cue by its position and its fold.
    pub(super) fn add(&mut self, at: usize, side: Side, fold: &str) {
        let (map, word) = match side {
            Side::Left => (&mut self.left, last_word(fold)),
            _ => (&mut self.right, first_word(fold)),
        };
        let is_elidable = word == fold && word.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']);
        if side == Side::Left && is_elidable {
            self.after_elision.push(at);
        } else {
            map.entry(word.into()).or_default().push(at);
        }
    }

    /// The cues that may stand beside a name with these neighbours.
    pub(super) fn candidates<'a>(&'a self, beside: &Neighbours) -> impl Iterator<Item = usize> + Clone + use<'a> {
        let left = self.left.get(beside.left).into_iter().flatten();
        let right = self.right.get(beside.right).into_iter().flatten();
        left.chain(right).chain(&self.after_elision).copied()
    }
}

impl<'t> Neighbours<'t> {
    pub(super) fn of(folded: &'t Folded, name: FoldedSpan) -> Neighbours<'t> {
        let (before, after) = (&folded.text()[..name.start], &folded.text()[name.end..]);
        Neighbours {
            left: last_word(before.strip_suffix(' ').unwrap_or(before)),
            right: first_word(after.strip_prefix(' ').unwrap_or(after)),
        }
    }
}

fn last_word(text: &str) -> &str {
    &text[text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len()..]
}

fn first_word(text: &str) -> &str {
    &text[..text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len()]
}
