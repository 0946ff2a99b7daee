//! Rows of `kinds.csv` and `sources.csv`.

use std::collections::hash_map::Entry;

use crate::error::quote;
use crate::gazetteer::file::File;
use crate::gazetteer::{rows, rule};

use super::{Builder, Seen};

impl Builder {
    pub(super) fn add_kinds(&mut self, files: &[File]) {
        let mut seen = Seen::new();
        let mut table = self.table(files, &rows::KINDS);
        while table.advance(&mut self.faults) {
            let record = table.record();
            let Some(name) = record.required("kind", &mut self.faults) else { continue };
            let place = self.place(record);
            match seen.entry(name.to_owned()) {
                Entry::Occupied(first) => self.duplicate(*first.get(), "kind", record),
                Entry::Vacant(new) => {
                    new.insert(place);
                    self.put_kind(["kind", "parent", "spacy_label", "conll_label"].map(|column| record.get(column)));
                }
            }
        }
        let mut again = Vec::new(); // what is wrong with the rows themselves has been told
        let mut table = match super::file::file(files, rows::KINDS.file) {
            Some(file) => super::Table::open(&file.name, &file.text, &rows::KINDS, &mut again),
            None => return,
        };
        while table.advance(&mut again) {
            let record = table.record();
            let parent = record.get("parent");
            if !parent.is_empty() && self.kind(parent).is_none() {
                let problem = format!("unknown parent {}", quote(parent));
                self.faults.push(record.fault(
                    rule::PARENT,
                    "parent",
                    problem,
                    "add a line for that kind or leave it empty",
                ));
            } else if self.lineage(parent).any(|above| self.rows.kinds[above][0] == record.get("kind")) {
                let problem = format!("{} is above and below {}", quote(parent), quote(record.get("kind")));
                self.faults.push(record.fault(rule::PARENT, "parent", problem, "leave one of the two parents empty"));
            }
        }
    }

    /// Adds a kind, or lays it over the one of its name.
    pub(super) fn put_kind(&mut self, [name, parent, spacy, conll]: [&str; 4]) {
        let kind = [name, parent, spacy, conll].map(str::to_owned);
        match self.kind(name) {
            Some(at) => self.rows.kinds[at as usize] = kind,
            None => self.rows.kinds.push(kind),
        }
    }

    pub(super) fn kind(&self, name: &str) -> Option<u32> {
        self.rows.kinds.iter().position(|kind| kind[0] == name).map(|at| at as u32)
    }

    /// A kind and those above it; a cycle ends the walk.
    fn lineage(&self, kind: &str) -> impl Iterator<Item = usize> {
        let above = |&at: &u32| self.kind(&self.rows.kinds[at as usize][1]);
        std::iter::successors(self.kind(kind), above).take(self.rows.kinds.len()).map(|at| at as usize)
    }

    pub(super) fn add_sources(&mut self, files: &[File]) {
        let mut seen = Seen::new();
        let mut table = self.table(files, &rows::SOURCES);
        while table.advance(&mut self.faults) {
            let record = table.record();
            let Some(id) = record.required("id", &mut self.faults) else { continue };
            let place = self.place(record);
            match seen.entry(id.to_owned()) {
                Entry::Occupied(first) => self.duplicate(*first.get(), "id", record),
                Entry::Vacant(new) => {
                    new.insert(place);
                    self.put_source(["id", "title", "url", "licence"].map(|column| record.get(column)));
                }
            }
        }
    }

    /// Adds a source, or lays it over the one of its id.
    pub(super) fn put_source(&mut self, [id, title, url, licence]: [&str; 4]) {
        let source = [id, title, url, licence].map(str::to_owned);
        match self.rows.sources.iter().position(|known| known[0] == id) {
            Some(at) => self.rows.sources[at] = source,
            None => self.rows.sources.push(source),
        }
    }
}
