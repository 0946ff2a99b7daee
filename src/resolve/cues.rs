//! Cues, ready to be looked for: beside a name, and across a document.

use std::collections::HashMap;

use crate::cue::{Cue, Effect, Side, Target};
use crate::entity::Entity;
use crate::error::Error;
use crate::fold::{Folded, FoldedSpan, fold_name};
use crate::gazetteer::Gazetteer;
use crate::matcher::{self, Matcher};

use super::boundary;

/// All cues of a gazetteer by whom they speak about.
pub(super) struct CueIndex {
    folds: Vec<Box<str>>,
    by_target: HashMap<Target, Vec<usize>>,
    /// Finds the words of near and document cues.
    wide: Box<dyn Matcher>,
    /// For each of its patterns, the cue.
    wide_cues: Vec<usize>,
}

/// Where the near and document cues stand in one document.
#[derive(Default)]
pub(super) struct CueHits {
    places: HashMap<usize, Vec<FoldedSpan>>,
}

/// How far a near cue may stand from the name, in bytes of folded text.
const NEAR: usize = 160;

impl CueIndex {
    pub(super) fn new(gazetteer: &Gazetteer) -> Result<CueIndex, Error> {
        let folds: Vec<Box<str>> = gazetteer.cues().iter().map(|cue| fold_name(&cue.words).into()).collect();
        let mut by_target: HashMap<Target, Vec<usize>> = HashMap::new();
        for (at, cue) in gazetteer.cues().iter().enumerate() {
            by_target.entry(cue.target.clone()).or_default().push(at);
        }
        for cues in by_target.values_mut() {
            cues.sort_by_key(|&at| std::cmp::Reverse(folds[at].len())); // the longest words first
        }
        let is_wide = |&at: &usize| matches!(gazetteer.cues()[at].side, Side::Near | Side::Document);
        let wide_cues: Vec<usize> = (0..folds.len()).filter(is_wide).collect();
        let words: Vec<&str> = wide_cues.iter().map(|&at| &*folds[at]).collect();
        Ok(CueIndex { wide: matcher::build(&words)?, wide_cues, folds, by_target })
    }

    /// The cues that speak about an entity: its own, then those of its kind and the kinds above it.
    pub(super) fn of<'a>(
        &'a self,
        gazetteer: &'a Gazetteer,
        position: usize,
        entity: &'a Entity,
    ) -> impl Iterator<Item = usize> + 'a {
        let own = self.by_target.get(&Target::Entity(position));
        let kinds = gazetteer.lineage(&entity.kind).filter_map(|kind| self.by_target.get(&Target::Kind(kind.name.clone())));
        own.into_iter().chain(kinds).flatten().copied()
    }

    /// Whether some cue of the entity itself speaks against it: then even a plain alias must be judged.
    pub(super) fn may_exclude(&self, gazetteer: &Gazetteer, entity: usize) -> bool {
        self.by_target
            .get(&Target::Entity(entity))
            .is_some_and(|cues| cues.iter().any(|&at| gazetteer.cues()[at].effect == Effect::Exclude))
    }

    /// Looks once through a document.
    pub(super) fn search(&self, folded: &Folded) -> CueHits {
        let mut hits = CueHits::default();
        self.wide.find(folded.text(), &mut |hit| {
            if boundary::start(folded, hit.at.start).is_some() && boundary::ends(folded, hit.at) {
                hits.places.entry(self.wide_cues[hit.pattern]).or_default().push(hit.at);
            }
        });
        hits
    }

    /// Where the words of a left or right cue stand beside a name.
    pub(super) fn beside(&self, at: usize, cue: &Cue, folded: &Folded, name: FoldedSpan) -> Option<FoldedSpan> {
        let words = &*self.folds[at];
        let text = folded.text();
        match cue.side {
            Side::Left => {
                let start = text[..name.start].strip_suffix(' ')?.strip_suffix(words)?.len();
                boundary::start(folded, start).map(|_| FoldedSpan { start, end: start + words.len() })
            }
            Side::Right => {
                text[name.end..].strip_prefix(' ')?.strip_prefix(words)?;
                let start = name.end + 1;
                let place = FoldedSpan { start, end: start + words.len() };
                boundary::ends(folded, place).then_some(place)
            }
            Side::Near | Side::Document => None,
        }
    }

    pub(super) fn fold(&self, at: usize) -> &str {
        &self.folds[at]
    }
}

impl CueHits {
    /// How often a near or document cue stands where it counts for a name.
    pub(super) fn count(&self, at: usize, cue: &Cue, name: FoldedSpan) -> usize {
        let Some(places) = self.places.get(&at) else { return 0 };
        let inside = |place: &&FoldedSpan| place.start < name.end && name.start < place.end;
        let (from, to) = match cue.side {
            Side::Near => (name.start.saturating_sub(NEAR), name.end + NEAR),
            _ => (0, usize::MAX),
        };
        let first = places.partition_point(|place| place.start < from);
        let last = places.partition_point(|place| place.end <= to);
        let own = self.own(places, name).iter().filter(inside).count();
        last.saturating_sub(first).saturating_sub(own)
    }

    /// The few places that may lie inside the name itself.
    fn own<'a>(&self, places: &'a [FoldedSpan], name: FoldedSpan) -> &'a [FoldedSpan] {
        let first = places.partition_point(|place| place.end <= name.start);
        let last = places.partition_point(|place| place.start < name.end);
        &places[first..last.max(first)]
    }
}
