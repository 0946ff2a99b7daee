//! The Aho-Corasick automaton.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::error::Error;
use crate::fold::FoldedSpan;

use super::{Hit, Matcher};

pub(super) struct Automaton(AhoCorasick);

impl Automaton {
    pub(super) fn new<P: AsRef<[u8]>>(patterns: &[P]) -> Result<Automaton, Error> {
        AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(patterns)
            .map(Automaton)
            .map_err(|error| Error::TooLarge(error.to_string()))
    }
}

impl Matcher for Automaton {
    fn find(&self, folded: &str, hit: &mut dyn FnMut(Hit)) {
        for found in self.0.find_overlapping_iter(folded) {
            hit(Hit { at: FoldedSpan { start: found.start(), end: found.end() }, pattern: found.pattern().as_usize() });
        }
    }
}
