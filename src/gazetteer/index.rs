//! Layers to gazetteer: references are resolved, and every row that cannot be used is refused with its place.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::alias::{Alias, Case, Form, Use};
use crate::cue::{Cue, Effect, Side, Target};
use crate::entity::{DEFAULT_KIND, Entity, EntityId, Kind};
use crate::error::{Error, Fault, Row, quote};
use crate::fold::fold_name;
use crate::span::Span;

use super::layer::Layer;
use super::rows;
use super::table::{Record, Schema, Table};
use super::{Example, Gazetteer};

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

    fn add_kinds(&mut self, table: &Table) {
        let mut seen = Seen::new();
        for record in table.records() {
            let Some(name) = record.required("kind", &mut self.faults) else { continue };
            if !self.is_first(&mut seen, name, "kind", record) {
                continue;
            }
            let parent = record.get("parent");
            let kind = Kind {
                name: name.into(),
                parent: (!parent.is_empty()).then(|| parent.into()),
                spacy_label: record.get("spacy_label").into(),
                conll_label: record.get("conll_label").into(),
            };
            self.gazetteer.kinds.retain(|known| known.name != kind.name);
            self.gazetteer.kinds.push(kind);
        }
        for record in table.records() {
            let parent = record.get("parent");
            if !parent.is_empty() && self.gazetteer.kind(parent).is_none() {
                let problem = format!("unknown parent {parent:?}");
                self.faults.push(record.fault("parent", problem, "add a line for that kind or leave it empty"));
            }
        }
    }

    fn add_sources(&mut self, table: &Table) {
        let mut seen = Seen::new();
        for record in table.records() {
            let Some(id) = record.required("id", &mut self.faults) else { continue };
            if self.is_first(&mut seen, id, "id", record) {
                self.gazetteer.sources.insert(id.into());
            }
        }
    }

    fn add_entities(&mut self, table: &Table) {
        let mut seen = Seen::new();
        for record in table.records() {
            let id = record.required("id", &mut self.faults);
            let name = record.required("name", &mut self.faults);
            let kind = Some(record.get("kind")).filter(|kind| !kind.is_empty()).unwrap_or(DEFAULT_KIND);
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
                country: record.get("country").into(),
                wikidata: record.get("wikidata").into(),
                note: record.get("note").into(),
                row: record.row(),
            });
        }
    }

    /// Adds an entity, or lays it over the one a lower layer has under its id.
    fn put_entity(&mut self, entity: Entity) -> usize {
        let gazetteer = &mut self.gazetteer;
        if let Some(&at) = gazetteer.by_id.get(&entity.id) {
            gazetteer.entities[at] = entity;
            return at;
        }
        gazetteer.by_id.insert(entity.id.clone(), gazetteer.entities.len());
        gazetteer.entities.push(entity);
        gazetteer.entities.len() - 1
    }

    fn add_stoplist(&mut self, table: &Table) {
        for record in table.records() {
            if let Some(surface) = record.required("surface", &mut self.faults) {
                self.gazetteer.stoplist.insert(surface.into());
            }
        }
    }

    fn add_aliases(&mut self, table: &Table, layer: &Layer, may_name_entities: bool) {
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

    fn put_alias(&mut self, alias: Alias) {
        let aliases = &mut self.gazetteer.aliases;
        match self.surfaces.entry((alias.entity, alias.surface.clone())) {
            Entry::Occupied(known) => aliases[*known.get()] = alias,
            Entry::Vacant(new) => {
                new.insert(aliases.len());
                aliases.push(alias);
            }
        }
    }

    fn entity_named(&mut self, id: &str, may_name_entities: bool, record: Record) -> Option<usize> {
        if let Some(&at) = self.gazetteer.by_id.get(id) {
            return Some(at);
        }
        if !may_name_entities {
            self.unknown_entity("entity", id, record);
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

    fn unknown_entity(&mut self, column: &str, id: &str, record: Record) {
        let known = self.gazetteer.entities.iter().map(|entity| entity.id.as_str());
        let advice = match nearest(id, known) {
            Some(near) => format!("write {} or add it to entities.csv", quote(near)),
            None => "add it to entities.csv".to_owned(),
        };
        self.faults.push(record.fault(column, format!("unknown {column} {}", quote(id)), advice));
    }

    fn add_cues(&mut self, table: &Table) {
        for record in table.records() {
            let faults = &mut self.faults;
            let target = record.required("target", faults);
            let words_of_cue = record.required("cue", faults);
            let side = record.word("side", &words(Side::ALL, Side::word), None, faults);
            let effect = record.word("effect", &words(Effect::ALL, Effect::word), None, faults);
            let (Some(target), Some(cue)) = (target, words_of_cue) else { continue };
            let target = match (self.gazetteer.by_id.get(target), self.gazetteer.kind(target)) {
                (Some(&entity), _) => Target::Entity(entity),
                (None, Some(kind)) => Target::Kind(kind.name.clone()),
                (None, None) => {
                    self.unknown_entity("target", target, record);
                    continue;
                }
            };
            let (Some(side), Some(effect)) = (side, effect) else { continue };
            if effect == Effect::Extend && !matches!(side, Side::Left | Side::Right) {
                let problem = format!("a cue on side {:?} cannot extend a span", side.word());
                self.faults.push(record.fault("side", problem, "write left or right, or the effect support"));
                continue;
            }
            if self.folds_to_something(record, "cue", cue) {
                self.gazetteer.cues.push(Cue { target, words: cue.into(), side, effect, row: record.row() });
            }
        }
    }

    fn add_examples(&mut self, table: &Table) {
        for record in table.records() {
            let Some(text) = record.required("text", &mut self.faults) else { continue };
            let id = record.get("entity");
            if !id.is_empty() && !self.gazetteer.by_id.contains_key(id) {
                self.unknown_entity("entity", id, record);
            }
            let (Some(open), Some(close)) = (text.find('['), text.find(']')) else {
                let problem = "no mention in brackets".to_owned();
                self.faults.push(record.fault("text", problem, "put [ ] around the name the example is about"));
                continue;
            };
            if open + 1 >= close || text.matches(['[', ']']).count() != 2 {
                let problem = "the brackets do not hold one mention".to_owned();
                self.faults.push(record.fault("text", problem, "put exactly one pair of [ ] around the name"));
                continue;
            }
            self.gazetteer.examples.push(Example {
                text: text.replace(['[', ']'], ""),
                span: Span::new(open, close - 1),
                entity: (!id.is_empty()).then(|| EntityId::new(id)),
                row: record.row(),
            });
        }
    }

    /// Canonical names become aliases, and each entity learns its aliases.
    fn link(&mut self) {
        for at in 0..self.gazetteer.entities.len() {
            let entity = &self.gazetteer.entities[at];
            if self.surfaces.contains_key(&(at, entity.name.clone())) {
                continue; // a row says more about it
            }
            let alias = Alias {
                surface: entity.name.clone(),
                entity: at,
                form: Form::Name,
                lang: "".into(),
                case: Case::Smart,
                usage: Use::Tag,
                source: "".into(),
                note: "".into(),
                row: entity.row.clone(),
            };
            self.put_alias(alias);
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

    fn is_first<K: Eq + std::hash::Hash + std::fmt::Debug>(
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

    fn folds_to_something(&mut self, record: Record, column: &str, value: &str) -> bool {
        let something = !fold_name(value).is_empty();
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

/// The known id most like a mistyped one.
fn nearest<'a>(value: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const ALIKE: f64 = 0.85;
    known
        .map(|id| (strsim::jaro_winkler(value, id), id))
        .filter(|&(likeness, _)| likeness >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, id)| id)
}
