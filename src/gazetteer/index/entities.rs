//! Rows of `entities.csv`, and references to them by id.

use crate::entity::{DEFAULT_KIND, Entity, EntityId};
use crate::error::quote;
use crate::gazetteer::table::{Record, Table};

use super::{Builder, Seen};

impl Builder {
    pub(super) fn add_entities(&mut self, table: &Table) {
        let mut seen = Seen::new();
        for record in table.records() {
            let id = record.required("id", &mut self.faults);
            let name = record.required("name", &mut self.faults);
            let below = id.and_then(|id| self.gazetteer.entity(id)).cloned();
            // What a row leaves empty stays as the layer below has it.
            let or_below = |column: &str, part: fn(&Entity) -> &str| -> Box<str> {
                let value = record.get(column);
                if value.is_empty() { below.as_ref().map_or("", part).into() } else { value.into() }
            };
            let kind = or_below("kind", |entity| &entity.kind);
            let kind = if kind.is_empty() { DEFAULT_KIND } else { &kind };
            if self.gazetteer.kind(kind).is_none() {
                let known: Vec<&str> = self.gazetteer.kinds.iter().map(|kind| &*kind.name).collect();
                let advice = format!("write one of {}", known.join(", "));
                self.faults.push(record.fault("kind", format!("unknown kind {kind:?}"), advice));
            }
            let (Some(id), Some(name)) = (id, name) else { continue };
            if !self.is_first(&mut seen, id, "id", record) || !self.folds_to_something(record, "name", name) {
                continue;
            }
            self.put_entity(Entity {
                id: EntityId::new(id),
                kind: kind.into(),
                name: name.into(),
                country: or_below("country", |entity| &entity.country),
                wikidata: or_below("wikidata", |entity| &entity.wikidata),
                note: or_below("note", |entity| &entity.note),
                row: record.row(),
            });
        }
    }

    /// Adds an entity, or lays it over the one a lower layer has under its id.
    pub(super) fn put_entity(&mut self, entity: Entity) -> usize {
        let gazetteer = &mut self.gazetteer;
        if let Some(&at) = gazetteer.by_id.get(&entity.id) {
            let former = std::mem::replace(&mut gazetteer.entities[at], entity);
            // A new canonical name does not make the old one mean nothing.
            self.put_name(at, &former);
            return at;
        }
        gazetteer.by_id.insert(entity.id.clone(), gazetteer.entities.len());
        gazetteer.entities.push(entity);
        gazetteer.entities.len() - 1
    }

    pub(super) fn entity_named(&mut self, id: &str, may_name_entities: bool, record: Record) -> Option<usize> {
        if let Some(&at) = self.gazetteer.by_id.get(id) {
            return Some(at);
        }
        if !may_name_entities {
            self.unknown_entity("entity", id, record);
            return None;
        }
        if !self.folds_to_something(record, "entity", id) {
            return None;
        }
        Some(self.put_entity(Entity {
            id: EntityId::new(id),
            kind: DEFAULT_KIND.into(),
            name: id.into(),
            country: "".into(),
            wikidata: "".into(),
            note: "".into(),
            row: record.row(),
        }))
    }

    pub(super) fn unknown_entity(&mut self, column: &str, id: &str, record: Record) {
        let known = self.gazetteer.entities.iter().map(|entity| entity.id.as_str());
        let advice = match nearest(id, known) {
            Some(near) => format!("write {} or add it to entities.csv", quote(near)),
            None => "add it to entities.csv".to_owned(),
        };
        self.faults.push(record.fault(column, format!("unknown {column} {}", quote(id)), advice));
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
