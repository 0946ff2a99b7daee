//! Document memory: which entities are named unmistakably in a document, and where. Never outlives the document.

use std::collections::HashMap;

use crate::alias::Form;
use crate::entity::Entity;
use crate::mention::{Mention, Status};
use crate::span::Span;

/// The first and last unmistakable mention of each entity.
#[derive(Default)]
pub(super) struct Memory {
    named: HashMap<u32, (Span, Span)>,
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

impl Memory {
    pub(super) fn of<'m, 'g: 'm>(mentions: impl Iterator<Item = &'m Mention<'g>>) -> Memory {
        let mut memory = Memory::default();
        for mention in mentions {
            let best = mention.best();
            if mention.status == Status::Sure
                && best.score >= UNMISTAKABLE
                && best.alias.form() != Form::Demonym
                && (mention.candidates.len() == 1 || best.evidence.iter().any(|evidence| evidence.weight >= STRONG))
            {
                memory.named.entry(best.entity().at).or_insert((mention.span, mention.span)).1 = mention.span;
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
}
