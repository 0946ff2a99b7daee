//! The obvious loop: the oracle the automaton is held against.

use crate::fold::FoldedSpan;

use super::{Hit, Matcher};

pub(super) struct Naive(pub(super) Vec<String>);

impl Matcher for Naive {
    fn find(&self, folded: &str, hit: &mut dyn FnMut(Hit)) {
        for end in 1..=folded.len() {
            for (pattern, name) in self.0.iter().enumerate() {
                if folded.as_bytes()[..end].ends_with(name.as_bytes()) {
                    hit(Hit { at: FoldedSpan { start: end - name.len(), end }, pattern });
                }
            }
        }
    }
}
