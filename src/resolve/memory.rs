//! Document memory: which entities are named unmistakably in a document, and where. Never outlives the document.

use std::collections::{HashMap, HashSet};

use crate::alias::Form;
use crate::entity::Entity;
use crate::mention::{Mention, Status};
use crate::span::Span;

/// The first and last unmistakable mention of each entity, and the countries they belong to.
#[derive(Default)]
pub(super) struct Memory<'g> {
    named: HashMap<u32, (Span, Span)>,
    countries: HashMap<&'g str, HashSet<u32>>,
}

/// When an entity is named, seen from some mention.
pub(super) enum Named {
    Earlier,
    Later,
}

/// A surface that two entities share tells of one of them only with a reason as strong as this beside its prior.
const STRONG: f64 = 3.0;

/// The score from which a mention counts as unmistakable.
const UNMISTAKABLE: f64 = 0.8;

/// So many entities of a country make it one that the document is about.
const ABOUT: usize = 2;

impl<'g> Memory<'g> {
    pub(super) fn of<'m>(mentions: impl Iterator<Item = &'m Mention<'g>>) -> Memory<'g>
    where
        'g: 'm,
    {
        let mut memory = Memory::default();
        for mention in mentions {
            let best = mention.best();
            if mention.status == Status::Sure
                && best.score >= UNMISTAKABLE
                && best.alias.form() != Form::Demonym
                && (mention.candidates.len() == 1 || best.evidence.iter().any(|evidence| evidence.weight >= STRONG))
            {
                let entity = best.entity();
                memory.named.entry(entity.at).or_insert((mention.span, mention.span)).1 = mention.span;
                if !entity.country().is_empty() {
                    memory.countries.entry(entity.country()).or_default().insert(entity.at);
                }
            }
        }
        memory
    }

    /// Whether the entity is named elsewhere than at `span`.
    pub(super) fn named(&self, entity: Entity, span: Span) -> Option<Named> {
        let &(first, last) = self.named.get(&entity.at)?;
        if first.end <= span.start {
            Some(Named::Earlier)
        } else if last.start >= span.end {
            Some(Named::Later)
        } else {
            None
        }
    }

    /// Whether the document is about the country of an entity, going by others of that country.
    pub(super) fn is_about_country_of(&self, entity: Entity) -> bool {
        let others = |known: &HashSet<u32>| known.len() - usize::from(known.contains(&entity.at));
        self.countries.get(entity.country()).is_some_and(|known| others(known) >= ABOUT)
    }
}
