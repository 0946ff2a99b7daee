//! Rows of `aliases.csv` and `stoplist.csv`.

use std::collections::hash_map::Entry;

use crate::alias::{Alias, Case, Form, Use};
use crate::error::quote;
use crate::gazetteer::layer::Layer;
use crate::gazetteer::rows;
use crate::gazetteer::table::Table;

use super::{Builder, Seen, words};

impl Builder {
    pub(super) fn add_stoplist(&mut self, table: &Table) {
        for record in table.records() {
            if let Some(surface) = record.required("surface", &mut self.faults) {
                self.gazetteer.stoplist.insert(surface.into());
            }
        }
    }

    pub(super) fn add_aliases(&mut self, table: &Table, layer: &Layer, may_name_entities: bool) {
        let lists_sources = layer.text(rows::SOURCES.file).is_some();
        let lists_stops = layer.text(rows::STOPLIST.file).is_some();
        let mut seen = Seen::new();
        for record in table.records() {
            let faults = &mut self.faults;
            let id = record.required("entity", faults);
            let surface = record.required("alias", faults);
            let form = record.word("form", &words(Form::ALL, Form::word), Some(Form::Spelling), faults);
            let case = record.word("case", &words(Case::ALL, Case::word), None, faults);
            let usage = record.word("use", &words(Use::ALL, Use::word), None, faults);
            let (Some(id), Some(surface)) = (id, surface) else { continue };
            let source = record.get("source");
            if lists_sources && !self.gazetteer.sources.contains(source) {
                let advice = "add a line for it to sources.csv, or write `editorial` for your own knowledge";
                self.faults.push(record.fault("source", format!("unknown source {source:?}"), advice));
            }
            if lists_stops && self.gazetteer.is_stopped(surface) {
                let advice = "delete it here, or delete its line in stoplist.csv";
                self.faults.push(record.fault("alias", format!("{} stands in the stoplist", quote(surface)), advice));
            }
            let Some(entity) = self.entity_named(id, may_name_entities, record) else { continue };
            if !self.is_first(&mut seen, (id, surface), "alias", record)
                || !self.folds_to_something(record, "alias", surface)
            {
                continue;
            }
            let (Some(form), Some(case), Some(usage)) = (form, case, usage) else { continue };
            self.put_alias(Alias {
                surface: surface.into(),
                entity,
                form,
                lang: record.get("lang").into(),
                case,
                usage,
                source: source.into(),
                note: record.get("note").into(),
                row: record.row(),
            });
        }
    }

    pub(super) fn put_alias(&mut self, alias: Alias) {
        let aliases = &mut self.gazetteer.aliases;
        match self.surfaces.entry((alias.entity, alias.surface.clone())) {
            Entry::Occupied(known) => aliases[*known.get()] = alias,
            Entry::Vacant(new) => {
                new.insert(aliases.len());
                aliases.push(alias);
            }
        }
    }
}
