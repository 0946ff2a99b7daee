//! Cues that stand directly beside a name, found by the word that would touch it instead of one after the other.

use std::collections::HashMap;

use crate::cue::Side;
use crate::fold::{Folded, FoldedSpan};

/// Left and right cues by the word nearest to the name.
#[derive(Clone, Default)]
pub(super) struct Adjacent {
    left: HashMap<Box<str>, Vec<usize>>,
    right: HashMap<Box<str>, Vec<usize>>,
    /// Cues whose word in the text may be longer than in the table: after a clitic, or in scripts without spaces.
    others: Vec<usize>,
}

/// The words that touch a name, letters only.
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
        // `l'hôpital` and `بقاعدة`: what stands before the cue belongs to the same word of the text.
        let takes_elision = side == Side::Left && fold.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']);
        if word.is_ascii() && !takes_elision {
            map.entry(word.into()).or_default().push(at);
        } else {
            self.others.push(at);
        }
    }

    /// The cues that may stand beside a name with these neighbours.
    pub(super) fn candidates<'a>(&'a self, beside: &Neighbours) -> impl Iterator<Item = usize> + Clone + use<'a> {
        let left = self.left.get(beside.left).into_iter().flatten();
        let right = self.right.get(beside.right).into_iter().flatten();
        left.chain(right).chain(&self.others).copied()
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
    &text[text.trim_end_matches(char::is_alphabetic).len()..]
}

fn first_word(text: &str) -> &str {
    &text[..text.len() - text.trim_start_matches(char::is_alphabetic).len()]
}
