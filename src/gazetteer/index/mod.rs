//! Layers to gazetteer: references are resolved, and every row that cannot be used is refused with its place.

mod aliases;
mod cues;
mod entities;
mod examples;
mod kinds;

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::alias::{Alias, Case, Form, Use};
use crate::entity::Entity;
use crate::error::{Error, Fault, Row, quote};
use crate::fold::fold_name;

use super::Gazetteer;
use super::layer::Layer;
use super::rows;
use super::table::{Record, Schema, Table};

pub(super) fn build(layers: &[Layer]) -> Result<Gazetteer, Error> {
    let mut builder = Builder::default();
    for layer in layers {
        builder.add(layer);
    }
    if !builder.faults.is_empty() {
        let mut faults = builder.faults;
        faults.sort_by(|a, b| {
            a.row.file.cmp(&b.row.file).then(a.row.line.cmp(&b.row.line)).then(a.column.cmp(&b.column))
        });
        return Err(Error::Faults(faults));
    }
    builder.link();
    Ok(builder.gazetteer)
}

#[derive(Default)]
struct Builder {
    gazetteer: Gazetteer,
    /// Which alias rows each entity has, by surface.
    surfaces: HashMap<(usize, Box<str>), usize>,
    faults: Vec<Fault>,
}

/// What a row refers back to when it stands twice in one layer.
type Seen<K> = HashMap<K, Row>;

impl Builder {
    /// Kinds and sources first, then entities, then what refers to them.
    fn add(&mut self, layer: &Layer) {
        let kinds = self.table(layer, &rows::KINDS);
        self.add_kinds(&kinds);
        let sources = self.table(layer, &rows::SOURCES);
        self.add_sources(&sources);
        let entities = self.table(layer, &rows::ENTITIES);
        self.add_entities(&entities);
        if entities.is_unreadable() {
            return; // every reference to an entity would be a fault of its own
        }
        let stoplist = self.table(layer, &rows::STOPLIST);
        self.add_stoplist(&stoplist);
        // Without a list of its own entities, a layer of aliases may name new ones.
        let aliases = self.table(layer, &rows::ALIASES);
        self.add_aliases(&aliases, layer, entities.is_empty());
        let cues = self.table(layer, &rows::CUES);
        self.add_cues(&cues);
        let examples = self.table(layer, &rows::EXAMPLES);
        self.add_examples(&examples);
    }

    fn table(&mut self, layer: &Layer, schema: &Schema) -> Table {
        match layer.text(schema.file) {
            Some((file, text)) => Table::read(file, text, schema, &mut self.faults),
            None => Table::empty(schema),
        }
    }

    /// Canonical names become aliases, and each entity learns its aliases.
    fn link(&mut self) {
        for at in 0..self.gazetteer.entities.len() {
            let entity = self.gazetteer.entities[at].clone();
            self.put_name(at, &entity);
        }
        let gazetteer = &mut self.gazetteer;
        gazetteer.by_entity = vec![Vec::new(); gazetteer.entities.len()];
        for (at, alias) in gazetteer.aliases.iter().enumerate() {
            let aliases = &mut gazetteer.by_entity[alias.entity];
            if alias.surface == gazetteer.entities[alias.entity].name {
                aliases.insert(0, at);
            } else {
                aliases.push(at);
            }
        }
    }

    /// Makes a canonical name an alias, unless a row says more about it.
    pub(super) fn put_name(&mut self, at: usize, entity: &Entity) {
        if self.surfaces.contains_key(&(at, entity.name.clone())) {
            return;
        }
        self.put_alias(Alias {
            surface: entity.name.clone(),
            entity: at,
            form: Form::Name,
            lang: "".into(),
            case: Case::Smart,
            usage: Use::Tag,
            source: "".into(),
            note: "".into(),
            row: entity.row.clone(),
        });
    }

    pub(super) fn is_first<K: Eq + std::hash::Hash + std::fmt::Debug>(
        &mut self,
        seen: &mut Seen<K>,
        key: K,
        column: &str,
        record: Record,
    ) -> bool {
        match seen.entry(key) {
            Entry::Vacant(new) => {
                new.insert(record.row());
                true
            }
            Entry::Occupied(first) => {
                let problem = format!("duplicate {column} {}", quote(record.get(column)));
                let advice = format!("it stands at {} already: delete one of the two", first.get());
                self.faults.push(record.fault(column, problem, advice));
                false
            }
        }
    }

    pub(super) fn folds_to_something(&mut self, record: Record, column: &str, value: &str) -> bool {
        let something = fold_name(value).chars().any(char::is_alphanumeric);
        if !something {
            let problem = format!("{} has no letter or digit that the matcher could look for", quote(value));
            self.faults.push(record.fault(column, problem, "write a name, or delete the line"));
        }
        something
    }
}

/// Pairs of a word and its meaning, for every value of a vocabulary.
fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Vec<(&'static str, T)> {
    all.iter().map(|&value| (word(value), value)).collect()
}
