//! Cues of an image: beside a name, and across a document.

use crate::boundary;
use crate::cue::{Cue, Group, Side, Target};
use crate::dictionary::Dictionary;
use crate::entity::Entity;
use crate::fold::FoldedSpan;
use crate::gazetteer::{EXCLUDES, Gazetteer};
use crate::image::{Heap, Section, Str};
use crate::machine::{Effort, in_parts};
use crate::matcher;
use crate::span::Span;

use super::occurrence::Reading;
use super::parts_of_text;
use super::place::{Beside, Place};

/// All cues of a gazetteer by whom they speak about.
#[derive(Clone, Copy)]
pub(super) struct CueIndex<'g> {
    gazetteer: &'g Gazetteer,
    /// Target, where its keys begin, marks; the last is no target.
    targets: &'g [[u32; 3]],
    /// Group, touching word or pattern, cue.
    keys: &'g [[u32; 3]],
    /// See [`Section::Cues`].
    records: &'g [[u32; 6]],
    heap: Heap<'g>,
}

/// Where the near and document cues stand in one document.
#[derive(Default)]
pub(super) struct CueHits {
    /// Patterns and their places, ascending.
    found: Vec<(u32, Span)>,
    /// For each pattern the bit of its last digits: most patterns are nowhere.
    seen: [u64; SEEN],
}

const SEEN: usize = 16;

/// How far a near cue may stand from the name, in letters as long as those of the name.
const NEAR: usize = 160;

impl<'g> CueIndex<'g> {
    pub(super) fn of(gazetteer: &'g Gazetteer) -> CueIndex<'g> {
        let image = gazetteer.image();
        CueIndex {
            gazetteer,
            targets: image.rows(Section::CueTargets),
            keys: image.rows(Section::CueKeys),
            records: image.rows(Section::Cues),
            heap: image.heap(),
        }
    }

    /// Whether there is no cue at all.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    pub(super) fn cue(&self, at: u32) -> Cue<'g> {
        self.gazetteer.cue(at)
    }

    /// Where the words of a cue stand.
    pub(super) fn side(&self, at: u32) -> Side {
        Side::ALL[(self.records[at as usize][2] & 0xff) as usize]
    }

    /// The fold of its words.
    pub(super) fn words(&self, at: u32) -> &'g [u8] {
        self.heap.text(Str(self.records[at as usize][5])).bytes
    }

    /// Whether the words of an elidable left cue may end beside a name.
    fn may_elide(&self, at: u32, beside: Beside) -> bool {
        beside.left_end.is_none_or(|letter| self.words(at).last() == Some(&letter))
    }

    fn target(&self, target: Target) -> Option<usize> {
        if self.is_empty() {
            return None;
        }
        self.targets.binary_search_by_key(&target.word(), |&[target, ..]| target).ok()
    }

    /// The keys about an entity: its own, then those of its kind.
    fn about(&self, entity: Entity) -> [&'g [[u32; 3]]; 2] {
        [Target::Entity(entity.at), Target::Kind(entity.kind_at())].map(|target| {
            self.target(target).map_or(&[][..], |at| {
                let (first, end) = (self.targets[at][1] as usize, self.targets[at + 1][1] as usize);
                &self.keys[first..end]
            })
        })
    }

    pub(super) fn entity_of(&self, reading: &Reading) -> Entity<'g> {
        self.gazetteer.alias(reading.alias).entity()
    }

    /// Whether any cue extends the span of an entity's names.
    pub(super) fn has_heads(&self, entity: Entity) -> bool {
        // They come first.
        let is_head = |&[group, ..]: &[u32; 3]| group <= Group::HeadElided as u32;
        self.about(entity).iter().any(|keys| keys.first().is_some_and(is_head))
    }

    /// The cues that extend the span of an entity's names.
    pub(super) fn heads(&self, entity: Entity) -> impl Iterator<Item = u32> {
        let groups = [Group::HeadLeft, Group::HeadRight, Group::HeadElided];
        self.about(entity)
            .into_iter()
            .flat_map(move |keys| groups.into_iter().flat_map(move |group| in_group(keys, group)))
    }

    /// Those of them that may stand beside a name.
    pub(super) fn heads_beside(&self, entity: Entity, beside: Beside) -> impl Iterator<Item = u32> + Clone {
        let this = *self;
        self.about(entity).into_iter().flat_map(move |keys| {
            touching(keys, Group::HeadLeft, beside.left)
                .chain(touching(keys, Group::HeadRight, beside.right))
                .chain(in_group(keys, Group::HeadElided).filter(move |&at| this.may_elide(at, beside)))
        })
    }

    /// The cues that may speak for or against an entity where its name has these neighbours.
    pub(super) fn evidence(&self, entity: Entity, beside: Beside) -> impl Iterator<Item = (u32, Option<u32>)> {
        let this = *self;
        let plain = |cue| (cue, None);
        self.about(entity).into_iter().flat_map(move |keys| {
            let wide = group(keys, Group::Wide).iter().map(|&[_, pattern, cue]| (cue, Some(pattern)));
            touching(keys, Group::Left, beside.left)
                .chain(touching(keys, Group::Right, beside.right))
                .chain(in_group(keys, Group::Elided).filter(move |&at| this.may_elide(at, beside)))
                .map(plain)
                .chain(wide)
        })
    }

    /// Whether some cue of the entity itself speaks against it: then even a plain alias must be judged.
    pub(super) fn may_exclude(&self, entity: Entity) -> bool {
        self.target(Target::Entity(entity.at)).is_some_and(|at| self.targets[at][2] & EXCLUDES != 0)
    }

    /// Looks once through a document.
    pub(super) fn search(&self, effort: Effort, text: &str) -> CueHits {
        let words = Dictionary::of_cues(self.gazetteer.image());
        let part = |range| {
            let mut found: Vec<(u32, Span)> = Vec::new();
            matcher::find(&words, effort.level, text, range, |hit| found.push((hit.pattern, hit.span)));
            found
        };
        let mut found = in_parts(parts_of_text(text, effort.threads), part).concat();
        found.sort_unstable();
        found.dedup();
        let mut seen = [0; SEEN];
        for &(pattern, _) in &found {
            seen[pattern as usize / 64 % SEEN] |= 1 << (pattern % 64);
        }
        CueHits { found, seen }
    }

    /// Where the words of a left or right cue stand beside a name.
    pub(super) fn beside(&self, at: u32, place: &Place) -> Option<FoldedSpan> {
        let words = self.words(at);
        let (folded, name) = place.folded()?;
        let text = folded.text().as_bytes();
        match self.side(at) {
            Side::Left => {
                // An elided word stands without a space: `base d'Erbil`.
                let before = &text[..name.start];
                let start = before.strip_suffix(b" ").unwrap_or(before).strip_suffix(words)?.len();
                boundary::start(folded, start).map(|_| FoldedSpan { start, end: start + words.len() })
            }
            Side::Right => {
                text[name.end..].strip_prefix(b" ")?.strip_prefix(words)?;
                let start = name.end + 1;
                let place = FoldedSpan { start, end: start + words.len() };
                boundary::ends(folded, place).then_some(place)
            }
            Side::Near | Side::Document => None,
        }
    }
}

fn group(keys: &[[u32; 3]], group: Group) -> &[[u32; 3]] {
    let group = group as u32;
    let first = keys.partition_point(|&[other, ..]| other < group);
    let end = first + keys[first..].partition_point(|&[other, ..]| other == group);
    &keys[first..end]
}

fn in_group(keys: &[[u32; 3]], which: Group) -> impl Iterator<Item = u32> + Clone {
    group(keys, which).iter().map(|&[_, _, cue]| cue)
}

fn touching(keys: &[[u32; 3]], which: Group, word: u32) -> impl Iterator<Item = u32> + Clone {
    let key = [which as u32, word];
    let first = keys.partition_point(|&[group, touching, _]| [group, touching] < key);
    keys[first..].iter().take_while(move |&&[group, touching, _]| [group, touching] == key).map(|&[_, _, cue]| cue)
}

impl CueHits {
    /// How often the words of a near or document cue stand where they count for a name: not inside the name itself.
    pub(super) fn count(&self, pattern: u32, side: impl FnOnce() -> Side, text: &str, name: Span) -> usize {
        let places = self.of(pattern);
        if places.is_empty() {
            return 0;
        }
        let ended = |before: usize| places.partition_point(|(_, place)| place.end <= before);
        let begun = |before: usize| places.partition_point(|(_, place)| place.start < before);
        let all = match side() {
            Side::Near => {
                let letters = name.of(text).chars().count();
                let near = NEAR * name.len() / letters.max(1);
                ended(name.end + near).saturating_sub(begun(name.start.saturating_sub(near)))
            }
            _ => places.len(),
        };
        // Places that share a byte with the name: all but those that end before it or begin after it.
        all.saturating_sub(begun(name.end).saturating_sub(ended(name.start)))
    }

    fn of(&self, pattern: u32) -> &[(u32, Span)] {
        if self.seen[pattern as usize / 64 % SEEN] >> (pattern % 64) & 1 == 0 {
            return &[];
        }
        let first = self.found.partition_point(|&(other, _)| other < pattern);
        let count = self.found[first..].partition_point(|&(other, _)| other == pattern);
        &self.found[first..first + count]
    }
}
