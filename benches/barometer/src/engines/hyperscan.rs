//! Hyperscan and Vectorscan: literals of either ASCII case. They tell every end of every name; the start follows from
//! the length, so their costly start-of-match mode is not needed. Boundaries are judged first, then the leftmost and
//! longest stand.

use std::cmp::Reverse;

use anyhow::Result;

use super::hyperscan_ffi::Database;
use super::{Engine, Inputs};
use crate::boundary;
use crate::documents::{Documents, Span};

pub struct Literals {
    database: Database,
    lengths: Vec<u32>,
    whole: Vec<Span>,
}

impl Literals {
    pub fn build(inputs: &Inputs) -> Result<Literals> {
        let names = inputs.read_names()?;
        let names: Vec<&str> = names.lines().collect();
        let database = Database::compile(inputs.tool()?, &names)?;
        let lengths = names.iter().map(|name| name.len() as u32).collect();
        Ok(Literals { database, lengths, whole: Vec::new() })
    }
}

impl Engine for Literals {
    fn spans(&mut self, documents: &Documents, found: &mut Vec<Span>) -> Result<()> {
        let Literals { database, lengths, whole } = self;
        for (at, text) in documents.iter() {
            whole.clear();
            database.scan(text, &mut |name, end| {
                let start = end - lengths[name] as usize;
                if boundary::is_whole(text, start, end) {
                    whole.push(start..end);
                }
            })?;
            whole.sort_unstable_by_key(|span| (span.start, Reverse(span.end)));
            let mut free = 0;
            for span in whole.iter() {
                if span.start >= free {
                    free = span.end;
                    found.push(at + span.start..at + span.end);
                }
            }
        }
        Ok(())
    }
}
