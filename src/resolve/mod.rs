//! Resolve: hits to mentions. Case first, then heads, then evidence, document memory, and selection.

mod article;
mod case;
mod cues;
mod head;
mod introduced;
mod judge;
mod memory;
mod neighbour;
mod occurrence;
mod place;
mod select;

use std::cmp::Reverse;
use std::ops::Range;

use crate::alias::{Marks, Use};
use crate::dictionary::Dictionary;
use crate::fold::safe_before;
use crate::gazetteer::Gazetteer;
use crate::machine::{Effort, in_parts};
use crate::matcher;
use crate::mention::{Mention, Status};
use crate::span::Span;

use cues::{CueHits, CueIndex};
use introduced::Introduced;
use judge::{Judge, is_open};
use memory::Memory;
use neighbour::Names;
use occurrence::{Collector, Found, Occurrence};
use place::Stretches;
use select::{Certain, Longest};

/// The occurrences of one document or of a part of it.
pub(crate) struct Collected<'t> {
    occurrences: Vec<Occurrence>,
    stopped: Vec<Span>,
    /// What was folded on the way, one for each part.
    stretches: Vec<Stretches<'t>>,
}

/// A text shorter than this is worked on by one thread: to begin another costs more.
const SHORT: usize = 1 << 20;

/// Ranges of a text for so many threads, cut where that is safe.
fn parts_of_text(text: &str, threads: usize) -> Vec<Range<usize>> {
    let count = threads.min(text.len() / SHORT).max(1);
    let mut cuts: Vec<usize> = (1..count).map(|part| safe_before(text, text.len() / count * part)).collect();
    cuts.push(text.len());
    let mut start = 0;
    cuts.into_iter().map(|end| std::mem::replace(&mut start, end)..end).collect()
}

/// Finds what may be a name in a text, and keeps those whose case is right.
pub(crate) fn collect<'t>(gazetteer: &Gazetteer, effort: Effort, text: &'t str) -> Collected<'t> {
    let dictionary = Dictionary::of_names(gazetteer.image());
    let cues = CueIndex::of(gazetteer);
    let collector = Collector::new(gazetteer, dictionary);
    let part = |range| {
        let stretches = Stretches::of(text);
        // News names somebody or something about every eighty bytes.
        let (mut occurrences, mut stopped) = (Vec::with_capacity(text.len().min(SHORT) / 80), Vec::new());
        matcher::find(&dictionary, effort.level, text, range, |hit| match collector.found(text, &hit) {
            Found::Occurrence(occurrence) => {
                occurrences.extend(head::extend(&cues, &stretches, &occurrence));
                occurrences.push(occurrence);
            }
            Found::Stop(span) => stopped.push(span),
            Found::Nothing => {}
        });
        Collected { occurrences, stopped, stretches: vec![stretches] }
    };
    let parts = in_parts(parts_of_text(text, effort.threads), part);
    let together = |mut all: Collected<'t>, mut part: Collected<'t>| {
        all.occurrences.append(&mut part.occurrences);
        all.stopped.append(&mut part.stopped);
        all.stretches.append(&mut part.stretches);
        all
    };
    let none = || Collected { occurrences: Vec::new(), stopped: Vec::new(), stretches: Vec::new() };
    parts.into_iter().reduce(together).unwrap_or_else(none)
}

/// Judges what was collected in a document: all as they stand, then the open ones with what the first time has told. In
/// the order of their starts, longer ones first; with `only_longest` some that cannot stand may be missing.
pub(crate) fn judge<'g, 't>(
    gazetteer: &'g Gazetteer,
    effort: Effort,
    text: &'t str,
    mut collected: Collected<'t>,
    only_longest: bool,
) -> Vec<Mention<'g>> {
    let (cues, marks) = (CueIndex::of(gazetteer), Marks::of(gazetteer.image()));
    let stretches = std::mem::take(&mut collected.stretches);
    let mut occurrences = settle(gazetteer, collected);
    let is_plain =
        |occurrence: &&Occurrence| occurrence.readings.iter().any(|reading| marks.get(reading.alias).2 == Use::Tag);
    let plain_spans: Vec<Span> = occurrences.iter().filter(is_plain).map(|occurrence| occurrence.span).collect();
    let entities = |one: &Occurrence| one.readings.iter().map(|reading| cues.entity_of(reading).at).collect();
    let introduced = Introduced::of(text, &occurrences, entities);
    let mut open = Vec::with_capacity(occurrences.len());
    let mut certain = Certain::default();
    occurrences.retain(|one| {
        if only_longest && certain.covers(one.span) {
            return false;
        }
        open.push(introduced.knows(one.span.of(text)) || is_open(gazetteer, &marks, &cues, text, one));
        certain.pass(one.span, open.last() == Some(&false));
        true
    });
    let plain = |occurrence: &Occurrence| Judge::plain_mention(gazetteer, &marks, &cues, occurrence);
    if !open.contains(&true) {
        return occurrences.iter().map(plain).collect();
    }
    let cue_hits = if cues.is_empty() { CueHits::default() } else { cues.search(effort, text) };
    let names = Names::of(plain_spans);
    let judge = Judge { gazetteer, cues: &cues, text, cue_hits: &cue_hits, names: &names, introduced: &introduced };
    let share = occurrences.len().div_ceil(effort.threads.min(text.len() / SHORT).max(1)).max(1);
    let stretches = stretches.into_iter().map(Some).chain(std::iter::repeat_with(|| None));
    let parts = occurrences.chunks(share).zip(open.chunks(share)).zip(stretches).collect();
    let mut mentions: Vec<Mention> = in_parts(parts, |((occurrences, open), stretches)| -> Vec<Mention> {
        let stretches = stretches.unwrap_or_else(|| Stretches::of(text));
        let first = |(occurrence, &is_open): (&Occurrence, &bool)| match is_open {
            true => judge.mention(&stretches, occurrence),
            false => plain(occurrence),
        };
        occurrences.iter().zip(open).map(first).collect()
    })
    .into_iter()
    .flatten()
    .collect();
    let mut longest = Longest::default();
    let memory = Memory::of(mentions.iter().filter(|mention| longest.takes(mention)));
    in_parts(mentions.chunks_mut(share).zip(open.chunks(share)).collect(), |(mentions, open)| {
        for (mention, &is_open) in mentions.iter_mut().zip(open) {
            if is_open
                && !is_settled(mention)
                && let Some(again) = Judge::with_memory(text, mention, &memory)
            {
                *mention = again;
            }
        }
    });
    mentions
}

/// The occurrences that no stop surface covers: longer ones first, and of equal ones those that are an alias as they
/// stand; each span once.
fn settle(gazetteer: &Gazetteer, collected: Collected) -> Vec<Occurrence> {
    let Collected { mut occurrences, mut stopped, .. } = collected;
    if !stopped.is_empty() {
        stopped.sort_unstable();
        occurrences.retain(|occurrence| !occurrence::is_inside(occurrence, &stopped));
    }
    occurrences.sort_by_key(|one| (one.span.start, Reverse(one.span.end), one.readings[0].head.is_some()));
    let collector = Collector::new(gazetteer, Dictionary::of_names(gazetteer.image()));
    occurrences.dedup_by(|next, kept| {
        let same = kept.span == next.span;
        if same {
            collector.merge(kept, next);
        }
        same
    });
    occurrences
}

/// A plain alias of one entity that nothing speaks against: what the rest of the document says cannot change it.
fn is_settled(mention: &Mention) -> bool {
    mention.status == Status::Sure && mention.candidates.len() == 1 && mention.best().alias.usage() == Use::Tag
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
