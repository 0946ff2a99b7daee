//! Entities: the things meant.

use std::fmt;

use serde::Serialize;

use crate::error::Row;

/// The permanent public id of an entity: never reused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct EntityId(Box<str>);

impl EntityId {
    /// An id as the table spells it.
    pub fn new(id: &str) -> EntityId {
        EntityId(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for EntityId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What sort of thing an entity is: a row of `kinds.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The name used in tables and outputs, such as `armed-group`.
    pub name: Box<str>,
    /// The wider kind it belongs to, if any.
    pub parent: Option<Box<str>>,
    /// The label spaCy's models use.
    pub spacy_label: Box<str>,
    /// The label of CoNLL-2003 data.
    pub conll_label: Box<str>,
}

/// The kind of an entity whose table names none.
pub const DEFAULT_KIND: &str = "other";

/// The kind whose short names are surnames.
pub(crate) const PERSON: &str = "person";

/// The kind whose names are brands and spell themselves.
pub(crate) const NEWS_OUTLET: &str = "news-outlet";

/// A thing that names in text can mean.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Permanent id.
    pub id: EntityId,
    /// Name of its [`Kind`].
    pub kind: Box<str>,
    /// Canonical name.
    pub name: Box<str>,
    /// ISO 3166-1 alpha-2 code of the country it belongs to, or empty.
    pub country: Box<str>,
    /// Wikidata item, or empty.
    pub wikidata: Box<str>,
    /// What tells it from its look-alikes.
    pub note: Box<str>,
    /// The row that made it.
    pub row: Row,
}
