//! Resolve: hits to mentions. Boundaries and case first, then heads, then evidence, document memory, and selection.

mod adjacent;
mod article;
mod boundary;
mod case;
mod clitic;
mod cues;
mod head;
mod judge;
mod memory;
mod neighbour;
mod occurrence;
mod select;

use std::cmp::Reverse;

use crate::alias::Use;
use crate::error::Error;
use crate::fold::Folded;
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::matcher::Hit;
use crate::mention::{Mention, Status};

use case::Capitals;
use cues::{CueHits, CueIndex};
use judge::Judge;
use memory::Memory;
use neighbour::{GivenNames, Names};
use occurrence::{Collector, Occurrence};
use select::Longest;

/// What resolving needs besides the gazetteer, made once.
pub(crate) struct Resolver {
    capitals: Vec<Capitals>,
    cues: CueIndex,
    /// For each alias, whether what it means depends on anything but itself.
    open: Vec<bool>,
    given_names: GivenNames,
}

/// The occurrences of one document while its hits come in.
pub(crate) struct Collected(Vec<Occurrence>);

impl Resolver {
    pub(crate) fn new(gazetteer: &Gazetteer, lexicon: &Lexicon) -> Result<Resolver, Error> {
        let mut capitals: Vec<Capitals> = gazetteer.aliases().iter().map(|_| Capitals::of("", "")).collect();
        for pattern in 0..lexicon.patterns().len() {
            for &alias in lexicon.aliases(pattern) {
                capitals[alias] = Capitals::of(&gazetteer.aliases()[alias].surface, lexicon.pattern(pattern));
            }
        }
        let cues = CueIndex::new(gazetteer)?;
        let open = gazetteer.aliases().iter().map(|alias| judge::is_open(gazetteer, &cues, alias)).collect();
        Ok(Resolver { capitals, cues, open, given_names: GivenNames::of(gazetteer) })
    }

    /// Takes hits one by one and keeps those that are names by their edges and case.
    pub(crate) fn collect(
        &self,
        gazetteer: &Gazetteer,
        lexicon: &Lexicon,
        folded: &Folded,
        find: impl FnOnce(&mut dyn FnMut(Hit)),
    ) -> Collected {
        let collector = Collector { gazetteer, lexicon, capitals: &self.capitals };
        let mut occurrences = Vec::new();
        let mut stopped = Vec::new();
        find(&mut |hit| {
            stopped.extend(collector.stopped(folded, hit));
            if let Some(occurrence) = collector.occurrence(folded, hit) {
                occurrences.extend(head::extend(gazetteer, &self.cues, folded, &occurrence));
                occurrences.push(occurrence);
            }
        });
        stopped.sort_unstable();
        occurrences.retain(|occurrence| !occurrence::is_inside(occurrence, &stopped));
        // Longer ones first, and of equal ones those that are an alias as they stand.
        occurrences.sort_by_key(|one| (one.span.start, Reverse(one.span.end), one.readings[0].head.is_some()));
        occurrences.dedup_by(|next, kept| {
            let same = kept.span == next.span;
            if same {
                collector.merge(kept, next);
            }
            same
        });
        Collected(occurrences)
    }

    /// Judges the occurrences of a document: all as they stand, then the open ones with what the first time has told.
    /// In the order of their starts, longer ones first.
    pub(crate) fn judge<'g>(
        &self,
        gazetteer: &'g Gazetteer,
        folded: &Folded,
        collected: &Collected,
    ) -> Vec<Mention<'g>> {
        let occurrences = &collected.0;
        let is_open = |occurrence: &Occurrence| judge::is_open_here(occurrence, &self.open);
        let any_open = occurrences.iter().any(is_open);
        let cue_hits = if any_open { self.cues.search(folded) } else { CueHits::default() };
        let is_plain = |occurrence: &&Occurrence| {
            occurrence.readings.iter().any(|reading| gazetteer.aliases()[reading.alias].usage == Use::Tag)
        };
        let names = Names::of(occurrences.iter().filter(|_| any_open).filter(is_plain));
        let judge = Judge {
            gazetteer,
            cues: &self.cues,
            open: &self.open,
            folded,
            cue_hits: &cue_hits,
            names: &names,
            given_names: &self.given_names,
        };
        let nothing = Memory::default();
        let mut mentions: Vec<Mention> =
            occurrences.iter().map(|occurrence| judge.mention(occurrence, &nothing)).collect();
        if any_open {
            let mut longest = Longest::default();
            let memory = Memory::of(mentions.iter().filter(|mention| longest.takes(mention)));
            for (mention, occurrence) in mentions.iter_mut().zip(occurrences) {
                if is_open(occurrence) && !is_settled(mention) {
                    *mention = judge.mention(occurrence, &memory);
                }
            }
        }
        mentions
    }
}

/// A plain alias of one entity that nothing speaks against: what the rest of the document says cannot change it.
fn is_settled(mention: &Mention) -> bool {
    mention.status == Status::Sure && mention.candidates.len() == 1 && mention.best().alias.usage == Use::Tag
}

/// Leaves the mentions that stand: leftmost-longest, or all that mean something.
pub(crate) fn select(mentions: &mut Vec<Mention>, overlapping: bool) {
    if overlapping {
        mentions.retain(select::is_meant);
    } else {
        let mut longest = Longest::default();
        mentions.retain(|mention| longest.takes(mention));
    }
}
