//! The `fst` crate: a set of lower-cased names walked from every word start; the longest name that ends with a word
//! stands.

use anyhow::Result;
use fst::Set;
use fst::raw::Fst;

use super::{Engine, Inputs};
use crate::boundary;
use crate::documents::{Documents, Span};

pub struct Walk(Fst<Vec<u8>>);

impl Walk {
    pub fn build(inputs: &Inputs) -> Result<Walk> {
        let mut names = inputs.read_names()?;
        names.make_ascii_lowercase();
        let mut sorted: Vec<&str> = names.lines().collect();
        sorted.sort_unstable();
        sorted.dedup();
        Ok(Walk(Set::from_iter(sorted)?.into_fst()))
    }

    /// The end of the longest name that begins at `start`.
    fn longest(&self, text: &str, start: usize) -> Option<usize> {
        let mut node = self.0.root();
        let mut longest = None;
        for (at, byte) in text.as_bytes().iter().enumerate().skip(start) {
            let Some(next) = node.find_input(byte.to_ascii_lowercase()) else { break };
            node = self.0.node(node.transition_addr(next));
            if node.is_final() && boundary::ends(text, at + 1) {
                longest = Some(at + 1);
            }
        }
        longest
    }
}

impl Engine for Walk {
    fn spans(&mut self, documents: &Documents, found: &mut Vec<Span>) -> Result<()> {
        for (base, text) in documents.iter() {
            let bytes = text.as_bytes();
            let mut at = 0;
            while at < bytes.len() {
                // Names begin with a letter or digit: at no other ASCII byte is a walk worth its start.
                let may_start = bytes[at].is_ascii_alphanumeric() || bytes[at] >= 0xC0;
                let end = if may_start && boundary::starts(text, at) { self.longest(text, at) } else { None };
                match end {
                    Some(end) => {
                        found.push(base + at..base + end);
                        at = end;
                    }
                    None => at += 1,
                }
            }
        }
        Ok(())
    }
}
