//! The `daachorse` crate: leftmost-longest on lower-cased names and a lower-cased copy of each document, then the
//! word-boundary filter.

use anyhow::{Result, anyhow};
use daachorse::charwise::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder, MatchKind};

use super::{Engine, Inputs};
use crate::boundary;
use crate::documents::{Documents, Span};

/// Goes byte by byte.
pub struct Bytewise(DoubleArrayAhoCorasick<u32>, String);

/// Goes character by character.
pub struct Charwise(CharwiseDoubleArrayAhoCorasick<u32>, String);

impl Bytewise {
    pub fn build(inputs: &Inputs) -> Result<Bytewise> {
        let names = lower_cased(&inputs.read_names()?);
        let automaton = DoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&names)
            .map_err(|error| anyhow!("{error}"))?;
        Ok(Bytewise(automaton, String::new()))
    }
}

impl Charwise {
    pub fn build(inputs: &Inputs) -> Result<Charwise> {
        let names = lower_cased(&inputs.read_names()?);
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&names)
            .map_err(|error| anyhow!("{error}"))?;
        Ok(Charwise(automaton, String::new()))
    }
}

/// Names that differ only in the case of ASCII letters are one.
fn lower_cased(names: &str) -> Vec<String> {
    let mut names: Vec<String> = names.lines().map(str::to_ascii_lowercase).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn lower_into(text: &str, lower: &mut String) {
    lower.clear();
    lower.push_str(text);
    lower.make_ascii_lowercase();
}

impl Engine for Bytewise {
    fn spans(&mut self, documents: &Documents, found: &mut Vec<Span>) -> Result<()> {
        for (at, text) in documents.iter() {
            lower_into(text, &mut self.1);
            let hits = self.0.leftmost_find_iter(&self.1);
            let whole = hits.filter(|hit| boundary::is_whole(text, hit.start(), hit.end()));
            found.extend(whole.map(|hit| at + hit.start()..at + hit.end()));
        }
        Ok(())
    }
}

impl Engine for Charwise {
    fn spans(&mut self, documents: &Documents, found: &mut Vec<Span>) -> Result<()> {
        for (at, text) in documents.iter() {
            lower_into(text, &mut self.1);
            let hits = self.0.leftmost_find_iter(&self.1);
            let whole = hits.filter(|hit| boundary::is_whole(text, hit.start(), hit.end()));
            found.extend(whole.map(|hit| at + hit.start()..at + hit.end()));
        }
        Ok(())
    }
}
