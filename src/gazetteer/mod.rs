//! Gazetteer: rows to table to gazetteer. Refuses what cannot be used, row by row, and repairs nothing.

mod bundled;
mod index;
mod layer;
mod rows;
mod table;

use std::collections::{HashMap, HashSet};

use crate::alias::Alias;
use crate::cue::Cue;
use crate::entity::{Entity, EntityId, Kind};
use crate::error::{Error, Row};

pub use layer::Layer;

/// All entities and aliases, with the cues that tell them apart.
#[derive(Debug, Default)]
pub struct Gazetteer {
    entities: Vec<Entity>,
    by_id: HashMap<EntityId, usize>,
    aliases: Vec<Alias>,
    /// The aliases of each entity, its canonical name first.
    by_entity: Vec<Vec<usize>>,
    cues: Vec<Cue>,
    kinds: Vec<Kind>,
    stoplist: HashSet<Box<str>>,
    sources: HashSet<Box<str>>,
    examples: Vec<Example>,
}

/// A sentence written for the table, with one mention and the entity it must get.
#[derive(Clone, Debug)]
pub struct Example {
    /// The sentence without brackets.
    pub text: String,
    /// The bracketed part of it.
    pub span: crate::span::Span,
    /// The entity; `None` where nothing must be tagged.
    pub entity: Option<EntityId>,
    /// The row that holds it.
    pub row: Row,
}

impl Gazetteer {
    /// The table shipped with the crate.
    pub fn bundled() -> Gazetteer {
        #[expect(clippy::expect_used, reason = "the bundled files are tested to load")]
        Gazetteer::over_bundled(&[]).expect("the bundled table loads")
    }

    /// The bundled table with the user's own layers over it.
    pub fn over_bundled(layers: &[Layer]) -> Result<Gazetteer, Error> {
        let mut all = vec![bundled::layer()];
        all.extend_from_slice(layers);
        index::build(&all)
    }

    /// The given layers alone, later ones over earlier ones.
    pub fn from_layers(layers: &[Layer]) -> Result<Gazetteer, Error> {
        let mut all = vec![bundled::kinds()];
        all.extend_from_slice(layers);
        index::build(&all)
    }

    /// All entities.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entity with this id.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.by_id.get(id).map(|&at| &self.entities[at])
    }

    /// All aliases; every canonical name is one.
    pub fn aliases(&self) -> &[Alias] {
        &self.aliases
    }

    /// The entity an alias stands for.
    pub fn entity_of(&self, alias: &Alias) -> &Entity {
        &self.entities[alias.entity]
    }

    /// The aliases of an entity, its canonical name first.
    pub fn aliases_of(&self, entity: &Entity) -> impl Iterator<Item = &Alias> {
        let at = self.by_id.get(&entity.id);
        at.into_iter().flat_map(|&at| self.by_entity[at].iter().map(|&alias| &self.aliases[alias]))
    }

    /// All cues.
    pub fn cues(&self) -> &[Cue] {
        &self.cues
    }

    /// All kinds, in the order of the table.
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// The kind with this name.
    pub fn kind(&self, name: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| &*kind.name == name)
    }

    /// A kind and the kinds above it, narrowest first.
    pub fn lineage<'g>(&'g self, kind: &str) -> impl Iterator<Item = &'g Kind> {
        // A cycle of parents ends the walk: no lineage is longer than the list of kinds.
        std::iter::successors(self.kind(kind), |kind| kind.parent.as_deref().and_then(|parent| self.kind(parent)))
            .take(self.kinds.len())
    }

    /// The surfaces that are never tagged, nor anything inside them.
    pub(crate) fn stop_surfaces(&self) -> impl Iterator<Item = &str> {
        self.stoplist.iter().map(|surface| &**surface)
    }

    /// Whether a kind is another or lies below it.
    pub fn is_a(&self, kind: &str, other: &str) -> bool {
        self.lineage(kind).any(|above| &*above.name == other)
    }

    /// Whether a surface, exactly as written, must never be tagged.
    pub fn is_stopped(&self, surface: &str) -> bool {
        self.stoplist.contains(surface)
    }

    /// The example sentences.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }
}
