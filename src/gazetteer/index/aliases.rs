//! Rows of `aliases.csv` and `stoplist.csv`.

use hashbrown::hash_table::Entry;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::alias::{Case, Form, Use};
use crate::error::quote;
use crate::gazetteer::file::{self, File};
use crate::gazetteer::{rows, rule};

use super::strings::Ref;
use super::{AliasRow, Builder, EntityRow, words};

/// The layer of rows that no line of a file stands for.
const NO_LAYER: u32 = 0;

impl Builder {
    pub(super) fn add_stoplist(&mut self, files: &[File]) {
        let mut table = self.table(files, &rows::STOPLIST);
        while table.advance(&mut self.faults) {
            if let Some(surface) = table.record().required("surface", &mut self.faults) {
                self.put_stop(surface);
            }
        }
    }

    pub(super) fn put_stop(&mut self, surface: &str) {
        if self.stops.insert(surface.to_owned()) {
            self.rows.stoplist.push(surface.to_owned());
        }
    }

    pub(super) fn add_aliases(&mut self, files: &[File], may_name_entities: bool) {
        let lists_sources = file::file(files, rows::SOURCES.file).is_some();
        let lists_stops = file::file(files, rows::STOPLIST.file).is_some();
        let (forms, cases, uses) =
            (words(Form::ALL, Form::word), words(Case::ALL, Case::word), words(Use::ALL, Use::word));
        let mut table = self.table(files, &rows::ALIASES);
        while table.advance(&mut self.faults) {
            let record = table.record();
            let faults = &mut self.faults;
            let id = record.required("entity", faults);
            let surface = record.required("alias", faults);
            let form = record.word("form", &forms, Some(Form::Spelling), faults);
            let case = record.word("case", &cases, None, faults);
            let usage = record.word("use", &uses, None, faults);
            let (Some(id), Some(surface)) = (id, surface) else { continue };
            let source = record.get("source");
            if lists_sources && !self.rows.sources.iter().any(|known| known[0] == source) {
                let advice = "add a line for it to sources.csv, or write `editorial` for your own knowledge";
                self.faults.push(record.fault(rule::SOURCE, "source", format!("unknown source {source:?}"), advice));
            }
            if lists_stops && self.stops.contains(surface) {
                let advice = "delete it here, or delete its line in stoplist.csv";
                self.faults.push(record.fault(
                    rule::STOPPED,
                    "alias",
                    format!("{} stands in the stoplist", quote(surface)),
                    advice,
                ));
            }
            let Some(entity) = self.entity_named(id, may_name_entities, record) else { continue };
            let first = self.alias(entity, surface).map(|at| self.rows.aliases[at as usize]);
            if let Some(first) = first.filter(|first| first.layer == self.layer) {
                self.duplicate(first.place, "alias", record);
                continue;
            }
            if !self.folds_to_something(record, "alias", surface) {
                continue;
            }
            let (Some(form), Some(case), Some(usage)) = (form, case, usage) else { continue };
            let place = self.place(record);
            let alias = AliasRow {
                surface: first.map_or_else(|| self.rows.strings.add(surface), |first| first.surface),
                entity,
                form,
                case,
                usage,
                lang: self.rows.shared.add(record.get("lang")),
                source: self.rows.shared.add(source),
                note: self.rows.strings.add(record.get("note")),
                place,
                layer: self.layer,
            };
            self.put_alias(alias);
        }
    }

    /// The position of an entity's alias with a surface.
    fn alias(&self, entity: u32, surface: &str) -> Option<u32> {
        let is_it = |&at: &u32| {
            let alias = &self.rows.aliases[at as usize];
            alias.entity == entity && self.rows.strings.get(alias.surface) == surface
        };
        self.surfaces.find(hash(entity, surface), is_it).copied()
    }

    pub(super) fn put_alias(&mut self, alias: AliasRow) {
        let (strings, aliases) = (&self.rows.strings, &mut self.rows.aliases);
        let surface = strings.get(alias.surface);
        let is_it = |&at: &u32| {
            let known: &AliasRow = &aliases[at as usize];
            known.entity == alias.entity && strings.get(known.surface) == surface
        };
        let rehash = |&at: &u32| {
            let known: &AliasRow = &aliases[at as usize];
            hash(known.entity, strings.get(known.surface))
        };
        match self.surfaces.entry(hash(alias.entity, surface), is_it, rehash) {
            Entry::Occupied(known) => {
                let at = *known.get();
                aliases[at as usize] = alias;
            }
            Entry::Vacant(new) => {
                new.insert(aliases.len() as u32);
                aliases.push(alias);
            }
        }
    }

    /// Makes a canonical name an alias, unless a row says more about it.
    pub(super) fn put_name(&mut self, at: u32, entity: EntityRow) {
        if self.alias(at, self.rows.strings.get(entity.name)).is_some() {
            return;
        }
        self.put_alias(AliasRow {
            surface: entity.name,
            entity: at,
            form: Form::Name,
            case: Case::Smart,
            usage: Use::Tag,
            lang: 0,
            source: 0,
            note: Ref::default(),
            place: entity.place,
            layer: NO_LAYER,
        });
    }

    /// Canonical names become aliases.
    pub(super) fn name_entities(&mut self) {
        for at in 0..self.rows.entities.len() {
            self.put_name(at as u32, self.rows.entities[at]);
        }
    }
}

fn hash(entity: u32, surface: &str) -> u64 {
    xxh3_64_with_seed(surface.as_bytes(), entity.into())
}
