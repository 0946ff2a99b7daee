//! Entities: the things meant.

use std::fmt;

use crate::error::Row;
use crate::image::{Image, Section, Str};

/// What sort of thing an entity is: a row of `kinds.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind<'g> {
    /// The name used in tables and outputs, such as `armed-group`.
    pub name: &'g str,
    /// The wider kind it belongs to, if any.
    pub parent: Option<&'g str>,
    /// The label spaCy's models use.
    pub spacy_label: &'g str,
    /// The label of CoNLL-2003 data.
    pub conll_label: &'g str,
}

/// The kind of an entity whose table names none.
pub const DEFAULT_KIND: &str = "other";

/// The kind whose short names are surnames.
pub(crate) const PERSON: &str = "person";

/// The kind whose names are brands and spell themselves.
pub(crate) const NEWS_OUTLET: &str = "news-outlet";

/// A thing that names in text can mean: a view into its gazetteer.
#[derive(Clone, Copy)]
pub struct Entity<'g> {
    pub(crate) image: &'g Image,
    /// Its position in the order of ids.
    pub(crate) at: u32,
}

impl<'g> Entity<'g> {
    /// The permanent public id: never reused.
    pub fn id(self) -> &'g str {
        self.image.heap().str(Str(self.record()[0]))
    }

    /// The canonical name.
    pub fn name(self) -> &'g str {
        // Where every entity is called as its id is, names have no place of their own.
        let names = self.image.words(Section::EntityNames);
        self.image.heap().str(Str(names.get(self.at as usize).copied().unwrap_or(self.record()[0])))
    }

    /// The name of its [`Kind`].
    pub fn kind(self) -> &'g str {
        kind(self.image, self.kind_at()).name
    }

    /// ISO 3166-1 alpha-2 code of the country it belongs to, or empty.
    pub fn country(self) -> &'g str {
        self.image.heap().str(Str(self.attributes()[1]))
    }

    /// The Wikidata item, or empty.
    pub fn wikidata(self) -> &'g str {
        self.notes(0)
    }

    /// What tells it from its look-alikes, or empty.
    pub fn note(self) -> &'g str {
        self.notes(1)
    }

    /// The row that made it.
    pub fn row(self) -> Row {
        row(self.image, self.attributes()[2], self.record()[2])
    }

    /// Whether its kind is another or lies below it.
    pub(crate) fn is_a(self, other: &str) -> bool {
        let kinds = self.image.rows::<4>(Section::Kinds);
        let heap = self.image.heap();
        let mut at = Some(self.kind_at() as usize);
        for _ in 0..kinds.len() {
            let Some([name, parent, ..]) = at.map(|at| kinds[at]) else { return false };
            if heap.str(Str(name)) == other {
                return true;
            }
            at = kinds.iter().position(|&[name, ..]| name == parent);
        }
        false
    }

    pub(crate) fn kind_at(self) -> u32 {
        self.attributes()[0]
    }

    fn record(self) -> [u32; 3] {
        self.image.rows::<3>(Section::Entities)[self.at as usize]
    }

    fn attributes(self) -> [u32; 3] {
        self.image.rows::<3>(Section::EntityAttributes)[self.record()[1] as usize]
    }

    fn notes(self, which: usize) -> &'g str {
        let notes = self.image.rows::<3>(Section::EntityNotes);
        let found = notes.binary_search_by_key(&self.at, |&[entity, ..]| entity);
        found.map_or("", |at| self.image.heap().str(Str(notes[at][1 + which])))
    }
}

impl PartialEq for Entity<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && std::ptr::eq(self.image, other.image)
    }
}

impl Eq for Entity<'_> {}

impl fmt::Debug for Entity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entity")
            .field("id", &self.id())
            .field("kind", &self.kind())
            .field("name", &self.name())
            .finish()
    }
}

/// The kind at a position.
pub(crate) fn kind(image: &Image, at: u32) -> Kind<'_> {
    let [name, parent, spacy_label, conll_label] =
        image.rows::<4>(Section::Kinds)[at as usize].map(|text| image.heap().str(Str(text)));
    Kind { name, parent: Some(parent).filter(|parent| !parent.is_empty()), spacy_label, conll_label }
}

/// A row of a file by the file's position.
pub(crate) fn row(image: &Image, file: u32, line: u32) -> Row {
    let file = image.words(Section::Files).get(file as usize).map_or("", |&file| image.heap().str(Str(file)));
    Row { file: file.into(), line: line.into() }
}
