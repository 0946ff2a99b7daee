//! Cues, ready to be looked for: beside a name, and across a document.

use std::collections::HashMap;

use crate::cue::{Cue, Effect, Side, Target};
use crate::error::Error;
use crate::fold::{Folded, FoldedSpan, fold_name};
use crate::gazetteer::Gazetteer;
use crate::matcher::{self, Matcher};

use super::adjacent::{Adjacent, Neighbours};
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
    /// For each cue, its pattern in `wide`, if it is one of those.
    pattern: Vec<Option<usize>>,
    patterns: usize,
}

/// Positions of cues.
#[derive(Clone, Default)]
struct Cues {
    heads: Vec<usize>,
    heads_beside: Adjacent,
    evidence_beside: Adjacent,
    wide: Vec<usize>,
    excludes: bool,
}

/// Where the near and document cues stand in one document.
#[derive(Default)]
pub(super) struct CueHits {
    /// All places, those of one pattern together and ascending.
    places: Vec<FoldedSpan>,
    /// For each pattern, where its places begin; one more at the end.
    starts: Vec<usize>,
}

/// How far a near cue may stand from the name, in letters as long as those of the name.
const NEAR: usize = 160;

impl CueIndex {
    pub(super) fn new(gazetteer: &Gazetteer) -> Result<CueIndex, Error> {
        let folds: Vec<Box<str>> = gazetteer.cues().iter().map(|cue| fold_name(&cue.words).into()).collect();
        let mut own = vec![Cues::default(); gazetteer.entities().len()];
        let mut shared = vec![Cues::default(); gazetteer.kinds().len()];
        for (at, cue) in gazetteer.cues().iter().enumerate() {
            match &cue.target {
                Target::Entity(entity) => own[*entity].add(at, cue, &folds[at]),
                Target::Kind(target) => {
                    for (kind, cues) in gazetteer.kinds().iter().zip(&mut shared) {
                        if gazetteer.lineage(&kind.name).any(|above| above.name == *target) {
                            cues.add(at, cue, &folds[at]);
                        }
                    }
                }
            }
        }
        let positions: HashMap<&str, usize> =
            gazetteer.kinds().iter().enumerate().map(|(at, kind)| (&*kind.name, at)).collect();
        let kind = gazetteer.entities().iter().map(|entity| positions[&*entity.kind]).collect();

        let is_wide = |&at: &usize| matches!(gazetteer.cues()[at].side, Side::Near | Side::Document);
        let mut words: Vec<&str> = (0..folds.len()).filter(is_wide).map(|at| &*folds[at]).collect();
        words.sort_unstable();
        words.dedup();
        let pattern = folds.iter().map(|fold| words.binary_search(&&**fold).ok()).collect();
        let (wide, patterns) = (matcher::build(&words)?, words.len());
        Ok(CueIndex { wide, pattern, patterns, folds, own, kind, shared })
    }

    /// The cues about an entity: its own, then those of its kind.
    fn about(&self, entity: usize) -> [&Cues; 2] {
        [&self.own[entity], &self.shared[self.kind[entity]]]
    }

    /// The cues that extend the span of an entity's names.
    pub(super) fn heads(&self, entity: usize) -> impl Iterator<Item = usize> {
        self.about(entity).into_iter().flat_map(|cues| cues.heads.iter().copied())
    }

    /// Those of them that may stand beside a name.
    pub(super) fn heads_beside(&self, entity: usize, beside: &Neighbours) -> impl Iterator<Item = usize> + Clone {
        let [own, shared] = self.about(entity).map(|cues| cues.heads_beside.candidates(beside));
        own.chain(shared)
    }

    /// The cues that may speak for or against an entity where its name has these neighbours.
    pub(super) fn evidence(&self, entity: usize, beside: &Neighbours) -> impl Iterator<Item = usize> {
        let [own, shared] =
            self.about(entity).map(|cues| cues.evidence_beside.candidates(beside).chain(cues.wide.iter().copied()));
        own.chain(shared)
    }

    /// Whether some cue of the entity itself speaks against it: then even a plain alias must be judged.
    pub(super) fn may_exclude(&self, entity: usize) -> bool {
        self.own[entity].excludes
    }

    /// Looks once through a document.
    pub(super) fn search(&self, folded: &Folded) -> CueHits {
        let mut found = Vec::new();
        let mut starts = vec![0; self.patterns + 1];
        self.wide.find(folded.text(), &mut |hit| {
            if boundary::start(folded, hit.at.start).is_some() && boundary::ends(folded, hit.at) {
                found.push(hit);
                starts[hit.pattern + 1] += 1;
            }
        });
        for pattern in 0..self.patterns {
            starts[pattern + 1] += starts[pattern];
        }
        let mut next = starts.clone();
        let mut places = vec![FoldedSpan { start: 0, end: 0 }; found.len()];
        for hit in found {
            places[next[hit.pattern]] = hit.at;
            next[hit.pattern] += 1;
        }
        CueHits { places, starts }
    }

    /// How often a near or document cue stands where it counts for a name: not inside the name itself.
    pub(super) fn count(&self, hits: &CueHits, at: usize, side: Side, folded: &Folded, name: FoldedSpan) -> usize {
        let places = self.pattern[at].map_or(&[][..], |pattern| hits.of(pattern));
        if places.is_empty() {
            return 0;
        }
        let ended = |before: usize| places.partition_point(|place| place.end <= before);
        let begun = |before: usize| places.partition_point(|place| place.start < before);
        let all = match side {
            Side::Near => {
                let letters = folded.text()[name.start..name.end].chars().count();
                let near = NEAR * (name.end - name.start) / letters.max(1);
                ended(name.end + near).saturating_sub(begun(name.start.saturating_sub(near)))
            }
            _ => places.len(),
        };
        // Places that share a byte with the name: all but those that end before it or begin after it.
        all.saturating_sub(begun(name.end).saturating_sub(ended(name.start)))
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
    fn add(&mut self, at: usize, cue: &Cue, fold: &str) {
        self.excludes |= cue.effect == Effect::Exclude;
        match (cue.effect, cue.side) {
            (Effect::Extend, side) => {
                self.heads.push(at);
                self.heads_beside.add(at, side, fold);
            }
            (_, Side::Left | Side::Right) => self.evidence_beside.add(at, cue.side, fold),
            (_, Side::Near | Side::Document) => self.wide.push(at),
        }
    }
}

impl CueHits {
    fn of(&self, pattern: usize) -> &[FoldedSpan] {
        match self.starts.get(pattern..pattern + 2) {
            Some(&[first, last]) => &self.places[first..last],
            _ => &[],
        }
    }
}
