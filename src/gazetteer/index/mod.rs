//! Layers to rows: references are resolved, and every row that cannot be used is refused with its place.

mod aliases;
mod cues;
mod entities;
mod examples;
mod image;
mod kinds;
pub(super) mod strings;

use std::sync::Arc;

use hashbrown::HashTable;

use crate::alias::{Case, Form, Use};
use crate::cue::{Effect, Side, Target};
use crate::error::{Error, Fault, Row, quote};
use crate::fold::fold_name;

use super::Gazetteer;
use super::compile;
use super::file::{self, File, Origin};
use super::layer::{Content, Layer};
use super::rule;
use super::table::{Record, Schema, Table};
use strings::{Ref, Shared, Strings};

pub(super) fn build<'l>(layers: impl Iterator<Item = &'l Layer>) -> Result<Gazetteer, Error> {
    match build_usable(layers) {
        (gazetteer, faults) if faults.is_empty() => gazetteer,
        (_, faults) => Err(Error::Faults(faults)),
    }
}

/// A gazetteer of the rows that can be used, and what is wrong with the others, in the order of their places.
pub(super) fn build_usable<'l>(layers: impl Iterator<Item = &'l Layer>) -> (Result<Gazetteer, Error>, Vec<Fault>) {
    let mut builder = Builder::default();
    for (number, layer) in layers.enumerate() {
        builder.layer = number as u32 + 1;
        match &layer.content {
            Content::Texts(files) => builder.add(files),
            Content::Compiled(image) => builder.add_image(image),
        }
    }
    let mut faults = std::mem::take(&mut builder.faults);
    let place = |fault: &Fault| (fault.row.file.clone(), fault.row.line, fault.column);
    faults.sort_by_cached_key(place);
    builder.name_entities();
    let image = compile::image(builder.rows);
    (image.map(|image| Gazetteer { image: Arc::new(image) }), faults)
}

/// Rows of all layers, the later laid over the earlier: what an image is made of.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) strings: Strings,
    /// Languages, sources, countries, file names.
    pub(super) shared: Shared,
    pub(super) kinds: Vec<[String; 4]>,
    pub(super) sources: Vec<[String; 4]>,
    pub(super) entities: Vec<EntityRow>,
    pub(super) aliases: Vec<AliasRow>,
    pub(super) cues: Vec<CueRow>,
    pub(super) stoplist: Vec<String>,
    pub(super) examples: Vec<ExampleRow>,
    pub(super) origins: Vec<Origin>,
}

/// Where a row stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    /// The name of its file, among the shared strings.
    pub(super) file: u32,
    pub(super) line: u32,
}

#[derive(Clone, Copy)]
pub(super) struct EntityRow {
    pub(super) id: Ref,
    pub(super) name: Ref,
    pub(super) kind: u32,
    pub(super) country: u32,
    pub(super) wikidata: Ref,
    pub(super) note: Ref,
    pub(super) place: Place,
    layer: u32,
}

#[derive(Clone, Copy)]
pub(super) struct AliasRow {
    pub(super) surface: Ref,
    pub(super) entity: u32,
    pub(super) form: Form,
    pub(super) case: Case,
    pub(super) usage: Use,
    pub(super) lang: u32,
    pub(super) source: u32,
    pub(super) note: Ref,
    pub(super) place: Place,
    layer: u32,
}

pub(super) struct CueRow {
    pub(super) target: Target,
    pub(super) words: String,
    pub(super) side: Side,
    pub(super) effect: Effect,
    pub(super) place: Place,
}

pub(super) struct ExampleRow {
    pub(super) text: String,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) entity: String,
    pub(super) place: Place,
}

#[derive(Default)]
struct Builder {
    rows: Rows,
    /// Entities by id.
    by_id: HashTable<u32>,
    /// Aliases by entity and surface.
    surfaces: HashTable<u32>,
    stops: std::collections::HashSet<String>,
    /// The number of the layer that is read, from 1; rows that no line stands for have 0.
    layer: u32,
    faults: Vec<Fault>,
}

impl Builder {
    /// Kinds and sources first, then entities, then what refers to them.
    fn add(&mut self, files: &[File]) {
        for file in files {
            self.rows.origins.extend(file.origin.clone());
        }
        self.add_kinds(files);
        self.add_sources(files);
        let (has_entities, is_readable) = self.add_entities(files);
        if !is_readable {
            return; // every reference to an entity would be a fault of its own
        }
        self.add_stoplist(files);
        // Without a list of its own entities, a layer of aliases may name new ones.
        self.add_aliases(files, !has_entities);
        self.add_cues(files);
        self.add_examples(files);
    }

    fn table<'f>(&mut self, files: &'f [File], schema: &Schema) -> Table<'f> {
        match file::file(files, schema.file) {
            Some(file) => Table::open(&file.name, &file.text, schema, &mut self.faults),
            None => Table::empty(schema),
        }
    }

    fn place(&mut self, record: Record) -> Place {
        Place { file: self.rows.shared.add(record.file()), line: record.line() as u32 }
    }

    fn row(&self, place: Place) -> Row {
        Row { file: self.rows.shared.get(place.file).into(), line: place.line.into() }
    }

    fn duplicate(&mut self, first: Place, column: &str, record: Record) {
        let problem = format!("duplicate {column} {}", quote(record.get(column)));
        let advice = format!("it stands at {} already: delete one of the two", self.row(first));
        self.faults.push(record.fault(rule::DUPLICATE, column, problem, advice));
    }

    fn folds_to_something(&mut self, record: Record, column: &str, value: &str) -> bool {
        let something = value.bytes().any(|byte| byte.is_ascii_alphanumeric())
            || fold_name(value).chars().any(char::is_alphanumeric);
        if !something {
            let problem = format!("{} has no letter or digit that the matcher could look for", quote(value));
            self.faults.push(record.fault(rule::NOTHING, column, problem, "write a name, or delete the line"));
        }
        something
    }
}

/// Pairs of a word and its meaning, for every value of a vocabulary.
fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Vec<(&'static str, T)> {
    all.iter().map(|&value| (word(value), value)).collect()
}

/// Keeps what has not been seen in a layer, with where it was seen first.
type Seen = std::collections::HashMap<String, Place>;
