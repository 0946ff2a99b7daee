//! Findings of rules that look at the whole table: rows back to their places in files.

use std::collections::HashMap;
use std::sync::Arc;

use crate::alias::Alias;
use crate::error::{Fault, Row};
use crate::gazetteer::File;

/// What rules about the whole table find.
pub(in crate::check) struct Findings<'a> {
    files: &'a [&'a File],
    /// Where the lines of a file begin, once anything was found in it.
    lines: HashMap<Arc<str>, Vec<usize>>,
    /// The id of the rule that is asked.
    pub(super) rule: &'static str,
    pub(super) all: Vec<Fault>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(files: &'a [&'a File]) -> Findings<'a> {
        Findings { files, lines: HashMap::new(), rule: "", all: Vec::new() }
    }

    /// Adds a finding at a column of a row. Rows of a table below the one that is checked are not its business.
    pub(super) fn add(&mut self, row: Row, column: &str, problem: String, advice: impl Into<String>) {
        let Some(file) = self.files.iter().find(|file| **file.name() == *row.file) else { return };
        let lines = self.lines.entry(row.file.clone()).or_insert_with(|| {
            let ends = file.text().bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(ends).collect()
        });
        let Some(&start) = row.line.checked_sub(1).and_then(|line| lines.get(line as usize)) else { return };
        let (rule, advice) = (self.rule, advice.into());
        file.record_at(start, |record| {
            let mut fault = record.fault(rule, column, problem, advice);
            // The record was read by itself.
            fault.row.line = row.line + fault.row.line.saturating_sub(record.line());
            self.all.push(fault);
        });
    }

    /// Adds a finding about an alias, unless its note lets it pass. A canonical name has no row of its own.
    pub(super) fn alias(&mut self, alias: Alias, problem: String, advice: impl Into<String>) {
        if !self.allows(alias.note()) {
            let is_name = alias.row() == alias.entity().row();
            self.add(alias.row(), if is_name { "name" } else { "alias" }, problem, advice);
        }
    }

    /// Whether a row stands in a file that is checked, not in the table below.
    pub(super) fn is_own(&self, row: &Row) -> bool {
        self.files.iter().any(|file| **file.name() == *row.file)
    }

    /// Whether a note lets a row pass the rule that is asked: `allow GT206: nobody writes of moons here`.
    pub(super) fn allows(&self, note: &str) -> bool {
        note.split("allow ").skip(1).any(|rest| rest.starts_with(self.rule))
    }
}
