//! Resolve: hits to mentions. Case first, then heads, then evidence, document memory, and selection.

mod article;
mod case;
mod cues;
mod head;
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
use judge::{Judge, is_open};
use memory::Memory;
use neighbour::Names;
use occurrence::{Collector, Found, Occurrence};
use select::Longest;

/// The occurrences of one document or of a part of it.
#[derive(Default)]
pub(crate) struct Collected {
    occurrences: Vec<Occurrence>,
    stopped: Vec<Span>,
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
pub(crate) fn collect(gazetteer: &Gazetteer, effort: Effort, text: &str) -> Collected {
    let dictionary = Dictionary::of_names(gazetteer.image());
    let cues = CueIndex::of(gazetteer);
    let collector = Collector::new(gazetteer, dictionary);
    let part = |range| {
        let mut collected = Collected::default();
        // News names somebody or something about every eighty bytes.
        collected.occurrences.reserve(text.len().min(SHORT) / 80);
        matcher::find(&dictionary, effort.level, text, range, |hit| match collector.found(text, &hit) {
            Found::Occurrence(occurrence) => {
                collected.occurrences.extend(head::extend(&cues, text, &occurrence));
                collected.occurrences.push(occurrence);
            }
            Found::Stop(span) => collected.stopped.push(span),
            Found::Nothing => {}
        });
        collected
    };
    let mut parts = in_parts(parts_of_text(text, effort.threads), part).into_iter();
    let mut collected = parts.next().unwrap_or_default();
    for mut part in parts {
        collected.occurrences.append(&mut part.occurrences);
        collected.stopped.append(&mut part.stopped);
    }
    collected
}

/// Judges what was collected in a document: all as they stand, then the open ones with what the first time has told. In
/// the order of their starts, longer ones first; with `only_longest` some that cannot stand may be missing.
pub(crate) fn judge<'g>(
    gazetteer: &'g Gazetteer,
    effort: Effort,
    text: &str,
    collected: Collected,
    only_longest: bool,
) -> Vec<Mention<'g>> {
    let (cues, marks) = (CueIndex::of(gazetteer), Marks::of(gazetteer.image()));
    let occurrences = settle(gazetteer, collected);
    let open: Vec<bool> = occurrences.iter().map(|one| is_open(gazetteer, &marks, &cues, one)).collect();
    let plain = |occurrence: &Occurrence| Judge::plain_mention(gazetteer, &marks, &cues, occurrence);
    if !open.contains(&true) {
        let mut end = 0;
        let stands = |occurrence: &&Occurrence| {
            let stands = !only_longest || occurrence.span.start >= end;
            end = if stands { occurrence.span.end } else { end };
            stands
        };
        return occurrences.iter().filter(stands).map(plain).collect();
    }
    let cue_hits = if cues.is_empty() { CueHits::default() } else { cues.search(effort, text) };
    let is_plain =
        |occurrence: &&Occurrence| occurrence.readings.iter().any(|reading| marks.get(reading.alias).2 == Use::Tag);
    let names = Names::of(occurrences.iter().filter(is_plain).map(|occurrence| occurrence.span));
    let judge = Judge { gazetteer, cues: &cues, text, cue_hits: &cue_hits, names: &names };
    let first = |(occurrence, &is_open): (&Occurrence, &bool)| match is_open {
        true => judge.mention(occurrence),
        false => plain(occurrence),
    };
    let share = occurrences.len().div_ceil(effort.threads.min(text.len() / SHORT).max(1)).max(1);
    let parts = || occurrences.chunks(share).zip(open.chunks(share));
    let mut mentions: Vec<Mention> = in_parts(parts().collect(), |(occurrences, open)| -> Vec<Mention> {
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
                && let Some(again) = Judge::with_memory(mention, &memory)
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
    let Collected { mut occurrences, mut stopped } = collected;
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
