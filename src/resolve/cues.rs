//! Cues, ready to be looked for: beside a name, and across a document.

use std::collections::HashMap;

use crate::cue::{Cue, Effect, Side, Target};
use crate::error::Error;
use crate::fold::{Folded, FoldedSpan, fold_name};
use crate::gazetteer::Gazetteer;
use crate::matcher::{self, Matcher};

use super::boundary;

/// All cues of a gazetteer by whom they speak about.
pub(super) struct CueIndex {
    folds: Vec<Box<str>>,
    /// For each entity, the cues about itself.
    own: Vec<Cues>,
    /// For each entity, the position in `shared` of the cues about its kind and the kinds above it.
    kind: Vec<usize>,
    shared: Vec<Cues>,
    /// Finds the words of near and document cues.
    wide: Box<dyn Matcher>,
    /// For each of its patterns, the cue.
    wide_cues: Vec<usize>,
}

/// Positions of cues, the longest words first.
#[derive(Clone, Default)]
struct Cues {
    heads: Vec<usize>,
    evidence: Vec<usize>,
    excludes: bool,
}

/// Where the near and document cues stand in one document: (cue, place), ascending.
#[derive(Default)]
pub(super) struct CueHits(Vec<(usize, FoldedSpan)>);

/// How far a near cue may stand from the name, in bytes of folded text.
const NEAR: usize = 160;

impl CueIndex {
    pub(super) fn new(gazetteer: &Gazetteer) -> Result<CueIndex, Error> {
        let folds: Vec<Box<str>> = gazetteer.cues().iter().map(|cue| fold_name(&cue.words).into()).collect();
        let mut by_length: Vec<usize> = (0..folds.len()).collect();
        by_length.sort_by_key(|&at| std::cmp::Reverse(folds[at].len()));

        let mut own = vec![Cues::default(); gazetteer.entities().len()];
        let mut shared = vec![Cues::default(); gazetteer.kinds().len()];
        for at in by_length {
            let cue = &gazetteer.cues()[at];
            match &cue.target {
                Target::Entity(entity) => own[*entity].add(at, cue),
                Target::Kind(target) => {
                    for (kind, cues) in gazetteer.kinds().iter().zip(&mut shared) {
                        if gazetteer.lineage(&kind.name).any(|above| above.name == *target) {
                            cues.add(at, cue);
                        }
                    }
                }
            }
        }
        let positions: HashMap<&str, usize> =
            gazetteer.kinds().iter().enumerate().map(|(at, kind)| (&*kind.name, at)).collect();
        let kind = gazetteer.entities().iter().map(|entity| positions[&*entity.kind]).collect();

        let is_wide = |&at: &usize| matches!(gazetteer.cues()[at].side, Side::Near | Side::Document);
        let wide_cues: Vec<usize> = (0..folds.len()).filter(is_wide).collect();
        let words: Vec<&str> = wide_cues.iter().map(|&at| &*folds[at]).collect();
        Ok(CueIndex { wide: matcher::build(&words)?, wide_cues, folds, own, kind, shared })
    }

    /// The cues that extend the span of an entity's names.
    pub(super) fn heads(&self, entity: usize) -> impl Iterator<Item = usize> + Clone {
        let shared = &self.shared[self.kind[entity]].heads;
        self.own[entity].heads.iter().chain(shared).copied()
    }

    /// The cues that speak for or against an entity: its own, then those of its kind.
    pub(super) fn evidence(&self, entity: usize) -> impl Iterator<Item = usize> {
        let shared = &self.shared[self.kind[entity]].evidence;
        self.own[entity].evidence.iter().chain(shared).copied()
    }

    /// Whether some cue of the entity itself speaks against it: then even a plain alias must be judged.
    pub(super) fn may_exclude(&self, entity: usize) -> bool {
        self.own[entity].excludes
    }

    /// Looks once through a document.
    pub(super) fn search(&self, folded: &Folded) -> CueHits {
        let mut hits = Vec::new();
        self.wide.find(folded.text(), &mut |hit| {
            if boundary::start(folded, hit.at.start).is_some() && boundary::ends(folded, hit.at) {
                hits.push((self.wide_cues[hit.pattern], hit.at));
            }
        });
        hits.sort_unstable();
        CueHits(hits)
    }

    /// Where the words of a left or right cue stand beside a name.
    pub(super) fn beside(&self, at: usize, side: Side, folded: &Folded, name: FoldedSpan) -> Option<FoldedSpan> {
        let words = &*self.folds[at];
        let text = folded.text();
        match side {
            Side::Left => {
                // An elided word stands without a space: `base d'Erbil`.
                let before = &text[..name.start];
                let start = before.strip_suffix(' ').unwrap_or(before).strip_suffix(words)?.len();
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

impl Cues {
    fn add(&mut self, at: usize, cue: &Cue) {
        self.excludes |= cue.effect == Effect::Exclude;
        if cue.effect == Effect::Extend { &mut self.heads } else { &mut self.evidence }.push(at);
    }
}

impl CueHits {
    /// How often a near or document cue stands where it counts for a name: not inside the name itself.
    pub(super) fn count(&self, cue: usize, side: Side, name: FoldedSpan) -> usize {
        let first = self.0.partition_point(|&(at, _)| at < cue);
        let last = self.0.partition_point(|&(at, _)| at <= cue);
        let places = &self.0[first..last];
        let between = |from: usize, to: usize| {
            let first = places.partition_point(|(_, place)| place.start < from);
            let last = places.partition_point(|(_, place)| place.end <= to);
            last.saturating_sub(first)
        };
        let all = match side {
            Side::Near => between(name.start.saturating_sub(NEAR), name.end + NEAR),
            _ => places.len(),
        };
        // Places that share a byte with the name: all but those that end before it or begin after it.
        let before = places.partition_point(|(_, place)| place.end <= name.start);
        let until = places.partition_point(|(_, place)| place.start < name.end);
        all.saturating_sub(until.saturating_sub(before))
    }
}
