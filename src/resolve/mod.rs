//! Resolve: hits to mentions. Boundaries and case first, then heads, then evidence, document memory, and selection.

mod boundary;
mod case;
mod clitic;
mod cues;
mod head;
mod judge;
mod memory;
mod occurrence;
mod select;

use crate::alias::Use;
use crate::error::Error;
use crate::fold::Folded;
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::matcher::Hit;
use crate::mention::Mention;

use case::Capitals;
use cues::{CueHits, CueIndex};
use judge::{Judge, Names};
use memory::Memory;
use occurrence::{Collector, Occurrence};

/// What resolving needs besides the gazetteer, made once.
pub(crate) struct Resolver {
    capitals: Vec<Capitals>,
    cues: CueIndex,
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
        Ok(Resolver { capitals, cues: CueIndex::new(gazetteer)? })
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
        find(&mut |hit| {
            if let Some(occurrence) = collector.occurrence(folded, hit) {
                occurrences.extend(head::extend(gazetteer, &self.cues, folded, &occurrence));
                occurrences.push(occurrence);
            }
        });
        Collected(occurrences)
    }

    /// Judges the occurrences of a document: once as they stand, once more with what the first time has told.
    pub(crate) fn judge<'g>(&self, gazetteer: &'g Gazetteer, folded: &Folded, collected: &Collected) -> Vec<Mention<'g>> {
        let occurrences = &collected.0;
        let is_open = |occurrence: &Occurrence| {
            occurrence.readings.len() > 1
                || occurrence.readings.iter().any(|reading| {
                    let alias = &gazetteer.aliases()[reading.alias];
                    alias.usage == Use::Context || self.cues.may_exclude(gazetteer, alias.entity)
                })
        };
        let any_open = occurrences.iter().any(is_open);
        let cue_hits = if any_open { self.cues.search(folded) } else { CueHits::default() };
        let names = if any_open { plain_names(gazetteer, occurrences) } else { Names::default() };
        let judge = Judge { gazetteer, cues: &self.cues, folded, cue_hits: &cue_hits, names: &names };
        let nothing = Memory::default();
        let first: Vec<Mention> = occurrences.iter().map(|occurrence| judge.mention(occurrence, &nothing)).collect();
        if !any_open {
            return first;
        }
        let memory = Memory::of(&select::longest(first));
        occurrences.iter().map(|occurrence| judge.mention(occurrence, &memory)).collect()
    }
}

/// The mentions that stand: leftmost-longest, or all of them.
pub(crate) fn select(mentions: Vec<Mention>, overlapping: bool) -> Vec<Mention> {
    if overlapping { select::all(mentions) } else { select::longest(mentions) }
}

fn plain_names(gazetteer: &Gazetteer, occurrences: &[Occurrence]) -> Names {
    let is_plain = |occurrence: &&Occurrence| {
        occurrence.readings.iter().any(|reading| gazetteer.aliases()[reading.alias].usage == Use::Tag)
    };
    let mut names = Names::default();
    for occurrence in occurrences.iter().filter(is_plain) {
        names.starts.push(occurrence.at.start);
        names.ends.push(occurrence.at.end);
    }
    names.starts.sort_unstable();
    names.ends.sort_unstable();
    names
}
