//! Rows of `entities.csv`, and references to them by id.

use hashbrown::hash_table::Entry;
use xxhash_rust::xxh3::xxh3_64;

use crate::entity::DEFAULT_KIND;
use crate::error::quote;
use crate::gazetteer::file::File;
use crate::gazetteer::table::Record;
use crate::gazetteer::{rows, rule};

use super::strings::Ref;
use super::{Builder, EntityRow, Place};

/// Beyond so many faults nobody reads what was probably meant.
const MOST_ADVICE: usize = 100;

impl Builder {
    /// Tells whether there are rows, and whether the table could be read.
    pub(super) fn add_entities(&mut self, files: &[File]) -> (bool, bool) {
        let mut table = self.table(files, &rows::ENTITIES);
        let mut any = false;
        while table.advance(&mut self.faults) {
            any = true;
            let record = table.record();
            let id = record.required("id", &mut self.faults);
            let name = record.required("name", &mut self.faults);
            let below = id.and_then(|id| self.entity(id)).map(|at| self.rows.entities[at as usize]);
            // What a row leaves empty stays as the layer below has it.
            let kind = match (record.get("kind"), &below) {
                ("", Some(below)) => Some(below.kind),
                ("", None) => self.kind(DEFAULT_KIND),
                (kind, _) => self.kind(kind),
            };
            if kind.is_none() {
                let known: Vec<&str> = self.rows.kinds.iter().map(|kind| &*kind[0]).collect();
                let advice = format!("write one of {}", known.join(", "));
                self.faults.push(record.fault(
                    rule::KIND,
                    "kind",
                    format!("unknown kind {:?}", record.get("kind")),
                    advice,
                ));
            }
            let (Some(id), Some(name)) = (id, name) else { continue };
            if let Some(first) = below.filter(|below| below.layer == self.layer) {
                self.duplicate(first.place, "id", record);
                continue;
            }
            if !self.folds_to_something(record, "name", name) {
                continue;
            }
            let place = self.place(record);
            let country = match (record.get("country"), &below) {
                ("", Some(below)) => below.country,
                (country, _) => self.rows.shared.add(country),
            };
            let mut or_below = |column: &str, part: fn(&EntityRow) -> Ref| match (record.get(column), &below) {
                ("", Some(below)) => part(below),
                (value, _) => self.rows.strings.add(value),
            };
            let (wikidata, note) = (or_below("wikidata", |row| row.wikidata), or_below("note", |row| row.note));
            let entity = EntityRow {
                id: self.rows.strings.add(id),
                name: self.rows.strings.add(name),
                kind: kind.unwrap_or_default(),
                country,
                wikidata,
                note,
                place,
                layer: self.layer,
            };
            self.put_entity(entity);
        }
        (any, !table.is_unreadable())
    }

    /// The position of the entity with an id.
    pub(super) fn entity(&self, id: &str) -> Option<u32> {
        let is_it = |&at: &u32| self.rows.strings.get(self.rows.entities[at as usize].id) == id;
        self.by_id.find(xxh3_64(id.as_bytes()), is_it).copied()
    }

    /// Adds an entity, or lays it over the one a lower layer has under its id.
    pub(super) fn put_entity(&mut self, entity: EntityRow) -> u32 {
        let (strings, entities) = (&self.rows.strings, &mut self.rows.entities);
        let id = |at: u32, entities: &[EntityRow]| strings.get(entities[at as usize].id);
        let hash = xxh3_64(strings.get(entity.id).as_bytes());
        let is_it = |&at: &u32| id(at, entities) == strings.get(entity.id);
        match self.by_id.entry(hash, is_it, |&at| xxh3_64(id(at, entities).as_bytes())) {
            Entry::Occupied(known) => {
                let at = *known.get();
                let former = std::mem::replace(&mut entities[at as usize], entity);
                // A new canonical name does not make the old one mean nothing.
                self.put_name(at, former);
                at
            }
            Entry::Vacant(new) => {
                let at = entities.len() as u32;
                new.insert(at);
                entities.push(entity);
                at
            }
        }
    }

    pub(super) fn entity_named(&mut self, id: &str, may_name_entities: bool, record: Record) -> Option<u32> {
        if let Some(at) = self.entity(id) {
            return Some(at);
        }
        if !may_name_entities {
            self.unknown_entity("entity", id, record);
            return None;
        }
        if !self.folds_to_something(record, "entity", id) {
            return None;
        }
        let place = self.place(record);
        Some(self.put_new_entity(id, place))
    }

    /// An entity of which nothing is known but its id, which is its name.
    fn put_new_entity(&mut self, id: &str, place: Place) -> u32 {
        let id = self.rows.strings.add(id);
        let kind = self.kind(DEFAULT_KIND).unwrap_or_default();
        let nothing = Ref::default();
        let layer = self.layer;
        self.put_entity(EntityRow { id, name: id, kind, country: 0, wikidata: nothing, note: nothing, place, layer })
    }

    pub(super) fn unknown_entity(&mut self, column: &str, id: &str, record: Record) {
        let known = self.rows.entities.iter().map(|entity| self.rows.strings.get(entity.id));
        let near = if self.faults.len() < MOST_ADVICE { nearest(id, known) } else { None };
        let advice = match near {
            Some(near) => format!("write {} or add it to entities.csv", quote(near)),
            None => "add it to entities.csv".to_owned(),
        };
        self.faults.push(record.fault(rule::ENTITY, column, format!("unknown {column} {}", quote(id)), advice));
    }
}

/// The known id most like a mistyped one.
fn nearest<'a>(value: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const ALIKE: f64 = 0.85;
    known
        .map(|id| (strsim::jaro_winkler(value, id), id))
        .filter(|&(likeness, _)| likeness >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, id)| id)
}
