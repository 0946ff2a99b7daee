//! The `aho-corasick` crate: leftmost-longest, ASCII letters of either case, then the word-boundary filter.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use anyhow::Result;

use super::{Engine, Inputs};
use crate::boundary;
use crate::documents::{Documents, Span};

pub const NFA: AhoCorasickKind = AhoCorasickKind::ContiguousNFA;
pub const DFA: AhoCorasickKind = AhoCorasickKind::DFA;

pub struct Automaton(AhoCorasick);

impl Automaton {
    /// Without a kind the crate chooses one by the number of names.
    pub fn build(inputs: &Inputs, kind: Option<AhoCorasickKind>) -> Result<Automaton> {
        let names = inputs.read_names()?;
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(true).kind(kind);
        Ok(Automaton(builder.build(names.lines())?))
    }
}

impl Engine for Automaton {
    fn spans(&mut self, documents: &Documents, found: &mut Vec<Span>) -> Result<()> {
        for (at, text) in documents.iter() {
            let whole = self.0.find_iter(text).filter(|hit| boundary::is_whole(text, hit.start(), hit.end()));
            found.extend(whole.map(|hit| at + hit.start()..at + hit.end()));
        }
        Ok(())
    }
}
