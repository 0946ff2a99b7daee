//! Gazetteer: rows to table to image. Refuses what cannot be used, row by row, and repairs nothing.

mod bundled;
mod compile;
mod encoding;
mod file;
mod index;
mod layer;
mod rows;
mod rule;
mod table;
mod words;

use std::sync::Arc;

use crate::alias::Alias;
use crate::cue::Cue;
use crate::entity::{self, Entity, Kind};
use crate::error::{Error, Fault, Row};
use crate::image::{Image, Section, Str};
use crate::span::Span;

#[cfg(not(canonym_bundled))]
pub(crate) use bundled::compile as compile_bundled;
pub(crate) use compile::aliases::STOP;
pub(crate) use compile::cues::EXCLUDES;
pub(crate) use file::File;
use layer::Content;
pub use layer::Layer;
pub(crate) use words::is_word;

/// All entities and aliases, with the cues that tell them apart: a compiled image, and views into it.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    image: Arc<Image>,
}

/// A sentence written for the table, with one mention and the entity it must get.
#[derive(Clone, Debug)]
pub struct Example<'g> {
    /// The sentence without brackets.
    pub text: &'g str,
    /// The bracketed part of it.
    pub span: Span,
    /// The id of the entity; `None` where nothing must be tagged.
    pub entity: Option<&'g str>,
    /// The row that holds it.
    pub row: Row,
}

/// Where rows come from: a row of `sources.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source<'g> {
    /// What rows name it by.
    pub id: &'g str,
    /// What it is.
    pub title: &'g str,
    /// Where it is, or empty.
    pub url: &'g str,
    /// What may be done with it.
    pub licence: &'g str,
}

impl Gazetteer {
    /// The table shipped with the crate.
    pub fn bundled() -> Gazetteer {
        Gazetteer { image: Arc::new(bundled::image()) }
    }

    /// The bundled table with the user's own layers over it. A compiled layer that holds the bundled table already is
    /// used as it is; others are built into a table with it, which takes as long as reading them.
    pub fn over_bundled(layers: &[Layer]) -> Result<Gazetteer, Error> {
        match layers {
            [] => Ok(Gazetteer::bundled()),
            [Layer { content: Content::Compiled(image) }] if layers[0].holds_bundled() => {
                Ok(Gazetteer { image: image.clone() })
            }
            _ => {
                let bundled = Layer { content: Content::Compiled(Arc::new(bundled::image())) };
                index::build(std::iter::once(&bundled).chain(layers))
            }
        }
    }

    /// The given layers alone, later ones over earlier ones. A single compiled layer needs no load step.
    pub fn from_layers(layers: &[Layer]) -> Result<Gazetteer, Error> {
        match layers {
            [Layer { content: Content::Compiled(image) }] => Ok(Gazetteer { image: image.clone() }),
            _ => index::build(std::iter::once(&bundled::kinds()).chain(layers)),
        }
    }

    /// A gazetteer of the rows of some layers that can be used, over the bundled table if it is asked for, and what is
    /// wrong with the other rows.
    pub(crate) fn of_usable(layers: &[Layer], over_bundled: bool) -> Result<(Gazetteer, Vec<Fault>), Error> {
        let below = match over_bundled {
            true => Layer { content: Content::Compiled(Arc::new(bundled::image())) },
            false => bundled::kinds(),
        };
        let (gazetteer, faults) = index::build_usable(std::iter::once(&below).chain(layers));
        Ok((gazetteer?, faults))
    }

    pub(crate) fn image(&self) -> &Image {
        &self.image
    }

    /// Writes the compiled image: what [`Layer::read`] takes for a table that needs no load step. The writer should be
    /// a new file that takes its name when it is whole.
    pub fn write_compiled(&self, out: &mut dyn std::io::Write) -> std::io::Result<()> {
        out.write_all(self.image.bytes())
    }

    /// A hash over all texts the gazetteer was made of: the same for the same rows in the same files.
    pub fn source_hash(&self) -> u64 {
        self.image.source
    }

    /// All entities, in the order of their ids.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = Entity<'_>> + Clone {
        let count = self.image.rows::<3>(Section::Entities).len() as u32;
        (0..count).map(|at| Entity { image: &self.image, at })
    }

    /// The entity with this id.
    pub fn entity(&self, id: &str) -> Option<Entity<'_>> {
        let records = self.image.rows::<3>(Section::Entities);
        let heap = self.image.heap();
        let at = records.binary_search_by(|&[known, ..]| heap.text(Str(known)).bytes.cmp(id.as_bytes())).ok()?;
        Some(Entity { image: &self.image, at: at as u32 })
    }

    /// All aliases, in the order of their folds; every canonical name is one.
    pub fn aliases(&self) -> impl ExactSizeIterator<Item = Alias<'_>> + Clone {
        (0..self.alias_count() as u32).map(|at| self.alias(at))
    }

    pub(crate) fn alias_count(&self) -> usize {
        self.image.rows::<4>(Section::Aliases).len()
    }

    pub(crate) fn alias(&self, at: u32) -> Alias<'_> {
        Alias { image: &self.image, at }
    }

    /// The aliases of an entity, its canonical name first. Looks through all aliases.
    pub fn aliases_of<'g>(&'g self, entity: Entity<'g>) -> Vec<Alias<'g>> {
        let mut own: Vec<Alias> = self.aliases().filter(|alias| alias.entity().at == entity.at).collect();
        own.sort_by_key(|alias| (alias.surface() != entity.name(), alias.row().line, alias.surface()));
        own
    }

    pub(crate) fn cue(&self, at: u32) -> Cue<'_> {
        Cue { image: &self.image, at }
    }

    /// All cues.
    pub fn cues(&self) -> impl ExactSizeIterator<Item = Cue<'_>> + Clone {
        (0..self.image.rows::<6>(Section::Cues).len() as u32).map(|at| self.cue(at))
    }

    /// All kinds, in the order of the table.
    pub fn kinds(&self) -> impl ExactSizeIterator<Item = Kind<'_>> + Clone {
        (0..self.image.rows::<4>(Section::Kinds).len() as u32).map(|at| entity::kind(&self.image, at))
    }

    /// The kind with this name.
    pub fn kind(&self, name: &str) -> Option<Kind<'_>> {
        self.kinds().find(|kind| kind.name == name)
    }

    /// A kind and the kinds above it, narrowest first.
    pub fn lineage<'g>(&'g self, kind: &str) -> impl Iterator<Item = Kind<'g>> {
        // A cycle of parents ends the walk: no lineage is longer than the list of kinds.
        let most = self.kinds().len();
        std::iter::successors(self.kind(kind), |kind| kind.parent.and_then(|parent| self.kind(parent))).take(most)
    }

    /// Whether a kind is another or lies below it.
    pub fn is_a(&self, kind: &str, other: &str) -> bool {
        self.lineage(kind).any(|above| above.name == other)
    }

    /// Whether a surface, exactly as written, must never be tagged.
    pub fn is_stopped(&self, surface: &str) -> bool {
        self.holds(Section::Stoplist, surface)
    }

    /// Whether a folded word is the first of some person's full name.
    pub(crate) fn is_given_name(&self, fold: &str) -> bool {
        self.holds(Section::GivenNames, fold)
    }

    /// Where rows come from.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'_>> {
        let heap = self.image.heap();
        self.image.rows::<4>(Section::Sources).iter().map(move |row| {
            let [id, title, url, licence] = row.map(|at| heap.str(Str(at)));
            Source { id, title, url, licence }
        })
    }

    /// All surfaces that must never be tagged, in byte order.
    pub fn stoplist(&self) -> impl ExactSizeIterator<Item = &str> {
        let heap = self.image.heap();
        self.image.words(Section::Stoplist).iter().map(move |&at| heap.str(Str(at)))
    }

    fn holds(&self, sorted: Section, text: &str) -> bool {
        let heap = self.image.heap();
        self.image.words(sorted).binary_search_by(|&known| heap.text(Str(known)).bytes.cmp(text.as_bytes())).is_ok()
    }

    /// The example sentences.
    pub fn examples(&self) -> Vec<Example<'_>> {
        let heap = self.image.heap();
        let example = |&[text, start, end, entity, file, line]: &[u32; 6]| Example {
            text: heap.str(Str(text)),
            span: Span::new(start as usize, end as usize),
            entity: Some(heap.str(Str(entity))).filter(|id| !id.is_empty()),
            row: entity::row(&self.image, file, line),
        };
        self.image.rows(Section::Examples).iter().map(example).collect()
    }
}
