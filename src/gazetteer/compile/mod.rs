//! Compile: rows to the sections of an image.

pub(crate) mod aliases;
pub(crate) mod cues;
mod patterns;

use std::collections::{BTreeSet, HashMap};

use xxhash_rust::xxh3::Xxh3;

use crate::alias::Form;
use crate::entity::PERSON;
use crate::error::Error;
use crate::image::{HeapWriter, Image, Section, Sections, Str};

use super::index::Rows;
use patterns::Folds;

/// An image on its way.
struct Compiler {
    rows: Rows,
    heap: HeapWriter,
    sections: Sections,
    /// For each entity row, its position in the order of ids.
    ranks: Vec<u32>,
    /// The heap's place of each shared string.
    shared: Vec<Str>,
    /// The number of each file in the image.
    files: HashMap<u32, u32>,
    /// The last of them that was asked for: rows of one file follow each other.
    last_file: Option<(u32, u32)>,
    /// Where an entity's name stands in the heap, by row: it is an alias.
    names: Vec<Str>,
}

pub(super) fn image(rows: Rows) -> Result<Image, Error> {
    let source = source_hash(&rows);
    if !rows.strings.fits() {
        return Err(too_large());
    }
    let mut heap = HeapWriter::new();
    let shared = (0..rows.shared.len() as u32).map(|at| heap.shared(rows.shared.get(at))).collect();
    let names = vec![Str::EMPTY; rows.entities.len()];
    let mut compiler = Compiler {
        rows,
        heap,
        sections: Sections::default(),
        ranks: Vec::new(),
        shared,
        files: HashMap::new(),
        last_file: None,
        names,
    };
    let order = compiler.order_entities();
    let folds = Folds::of(&compiler.rows);
    compiler.put_given_names(&folds);
    compiler.put_aliases(folds);
    compiler.put_entities(&order);
    compiler.put_cues();
    compiler.put_lists();
    compiler.finish(source)
}

fn too_large() -> Error {
    Error::TooLarge("its strings are longer than 4 GiB in all; split it".to_owned())
}

impl Compiler {
    fn order_entities(&mut self) -> Vec<u32> {
        let (strings, entities) = (&self.rows.strings, &self.rows.entities);
        let order = patterns::order(entities.len() as u32, |at| strings.get(entities[at as usize].id));
        self.ranks = vec![0; order.len()];
        for (rank, &at) in order.iter().enumerate() {
            self.ranks[at as usize] = rank as u32;
        }
        order
    }

    fn put_entities(&mut self, order: &[u32]) {
        let mut records: Vec<[u32; 3]> = Vec::with_capacity(order.len());
        let mut names: Vec<u32> = Vec::with_capacity(order.len());
        let mut notes: Vec<[u32; 3]> = Vec::new();
        let mut attributes = Attributes::default();
        for (rank, &at) in order.iter().enumerate() {
            let row = self.rows.entities[at as usize];
            let (id, name) = (self.rows.strings.get(row.id), self.rows.strings.get(row.name));
            let name_at = self.names[at as usize];
            let id_at = if id == name { name_at } else { self.heap.own(id) };
            let file = self.file(row.place.file);
            let attribute = attributes.add([row.kind, self.shared[row.country as usize].0, file]);
            records.push([id_at.0, attribute, row.place.line]);
            names.push(name_at.0);
            let [wikidata, note] = [row.wikidata, row.note].map(|text| self.rows.strings.get(text));
            if !wikidata.is_empty() || !note.is_empty() {
                notes.push([rank as u32, self.heap.shared(wikidata).0, self.heap.shared(note).0]);
            }
        }
        if records.iter().zip(&names).all(|([id, ..], name)| id == name) {
            names.clear();
        }
        self.sections.put(Section::Entities, records);
        self.sections.put(Section::EntityNames, names);
        self.sections.put(Section::EntityAttributes, attributes.all);
        self.sections.put(Section::EntityNotes, notes);
    }

    /// The first words of persons' full names.
    fn put_given_names(&mut self, folds: &Folds) {
        let is_person: Vec<bool> = (0..self.rows.kinds.len()).map(|kind| self.is_a(kind, PERSON)).collect();
        let full_name = |form: Form| matches!(form, Form::Name | Form::Spelling | Form::Native);
        let mut names = BTreeSet::new();
        for (at, alias) in self.rows.aliases.iter().enumerate() {
            if full_name(alias.form)
                && is_person[self.rows.entities[alias.entity as usize].kind as usize]
                && let Some((first, _)) = folds.get(at as u32).split_once(' ')
                && first.chars().count() > 2
            {
                names.insert(first);
            }
        }
        let names: Vec<u32> = names.iter().map(|name| self.heap.shared(name).0).collect();
        self.sections.put(Section::GivenNames, names);
    }

    fn is_a(&self, kind: usize, other: &str) -> bool {
        let kinds = &self.rows.kinds;
        let position = |name: &str| kinds.iter().position(|kind| kind[0] == name);
        let mut lineage = std::iter::successors(Some(kind), |&at| position(&kinds[at][1])).take(kinds.len());
        lineage.any(|at| kinds[at][0] == other)
    }

    /// The short lists, as they are.
    fn put_lists(&mut self) {
        let heap = &mut self.heap;
        let kinds: Vec<[u32; 4]> =
            self.rows.kinds.iter().map(|kind| [0, 1, 2, 3].map(|part| heap.shared(&kind[part]).0)).collect();
        self.sections.put(Section::Kinds, kinds);
        let sources: Vec<[u32; 4]> =
            self.rows.sources.iter().map(|source| [0, 1, 2, 3].map(|part| heap.shared(&source[part]).0)).collect();
        self.sections.put(Section::Sources, sources);
        self.rows.stoplist.sort_unstable();
        let stops: Vec<u32> = self.rows.stoplist.iter().map(|surface| heap.shared(surface).0).collect();
        self.sections.put(Section::Stoplist, stops);
        let examples = std::mem::take(&mut self.rows.examples);
        let examples: Vec<[u32; 6]> = examples
            .iter()
            .map(|row| {
                let (text, entity) = (self.heap.own(&row.text), self.heap.shared(&row.entity));
                [text.0, row.start, row.end, entity.0, self.file(row.place.file), row.place.line]
            })
            .collect();
        self.sections.put(Section::Examples, examples);
        let halves = |hash: u64| [hash as u32, (hash >> 32) as u32];
        let heap = &mut self.heap;
        let origins: Vec<[u32; 5]> = self
            .rows
            .origins
            .iter()
            .map(|origin| {
                let [low, high] = halves(origin.hash);
                [heap.shared(&origin.path).0, origin.length, origin.modified, low, high]
            })
            .collect();
        self.sections.put(Section::Origins, origins);
    }

    fn finish(mut self, source: u64) -> Result<Image, Error> {
        let mut files = vec![0; self.files.len()];
        for (&shared, &number) in &self.files {
            files[number as usize] = self.shared[shared as usize].0;
        }
        self.sections.put(Section::Files, files);
        if !self.heap.fits() {
            return Err(too_large());
        }
        self.sections.put(Section::Heap, self.heap.into_bytes());
        drop(self.rows);
        self.sections.image(source).map_err(Error::TooLarge)
    }

    /// The number of a file in the image.
    fn file(&mut self, shared: u32) -> u32 {
        if let Some((_, number)) = self.last_file.filter(|&(last, _)| last == shared) {
            return number;
        }
        let next = self.files.len() as u32;
        let number = *self.files.entry(shared).or_insert(next);
        self.last_file = Some((shared, number));
        number
    }
}

/// What many rows share, each once.
struct Attributes<const N: usize> {
    all: Vec<[u32; N]>,
    known: HashMap<[u32; N], u32>,
    last: Option<([u32; N], u32)>,
}

impl<const N: usize> Default for Attributes<N> {
    fn default() -> Self {
        Attributes { all: Vec::new(), known: HashMap::new(), last: None }
    }
}

impl<const N: usize> Attributes<N> {
    fn add(&mut self, row: [u32; N]) -> u32 {
        if let Some((_, known)) = self.last.filter(|(last, _)| *last == row) {
            return known;
        }
        let at = *self.known.entry(row).or_insert_with(|| {
            self.all.push(row);
            self.all.len() as u32 - 1
        });
        self.last = Some((row, at));
        at
    }
}

/// One hash over all that rows say and where they stand.
fn source_hash(rows: &Rows) -> u64 {
    let mut hash = Xxh3::new();
    let text = |hash: &mut Xxh3, text: &str| {
        hash.update(&(text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    };
    rows.kinds.iter().flatten().for_each(|part| text(&mut hash, part));
    rows.sources.iter().flatten().chain(&rows.stoplist).for_each(|part| text(&mut hash, part));
    for row in &rows.entities {
        [row.id, row.name, row.wikidata, row.note].iter().for_each(|&part| text(&mut hash, rows.strings.get(part)));
        text(&mut hash, rows.shared.get(row.country));
        text(&mut hash, rows.shared.get(row.place.file));
        hash.update(&[row.kind, row.place.line].map(u32::to_le_bytes).concat());
    }
    for row in &rows.aliases {
        text(&mut hash, rows.strings.get(row.surface));
        text(&mut hash, rows.strings.get(row.note));
        [row.lang, row.source, row.place.file].iter().for_each(|&part| text(&mut hash, rows.shared.get(part)));
        let marks = [row.entity, row.place.line, row.form as u32, row.case as u32, row.usage as u32];
        hash.update(&marks.map(u32::to_le_bytes).concat());
    }
    for row in &rows.cues {
        text(&mut hash, &row.words);
        let marks = [row.target.word(), row.side as u32, row.effect as u32, row.place.line];
        hash.update(&marks.map(u32::to_le_bytes).concat());
    }
    for row in &rows.examples {
        text(&mut hash, &row.text);
        text(&mut hash, &row.entity);
    }
    hash.digest()
}
