//! Cues by whom they speak about, by their place and the word that touches a name.

use std::collections::BTreeMap;

use crate::cue::{Effect, Group, Target, word_hash};
use crate::fold::fold_name;
use crate::image::Section;

use super::Compiler;

/// In the third number of a target: some cue of its own speaks against it.
pub(crate) const EXCLUDES: u32 = 1;

impl Compiler {
    pub(super) fn put_cues(&mut self) {
        let cues = std::mem::take(&mut self.rows.cues);
        let folds: Vec<String> = cues.iter().map(|cue| fold_name(&cue.words)).collect();
        let group = |at: usize| Group::of(cues[at].side, cues[at].effect, &folds[at]);
        let mut words: Vec<&str> =
            (0..cues.len()).map(group).filter(|(group, _)| *group == Group::Wide).map(|(_, fold)| fold).collect();
        words.sort_unstable();
        words.dedup();
        self.put_words(&words);

        let mut by_target: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let mut records: Vec<[u32; 6]> = Vec::with_capacity(cues.len());
        for (at, cue) in cues.iter().enumerate() {
            let target = match cue.target {
                Target::Entity(entity) => Target::Entity(self.ranks[entity as usize]),
                kind => kind,
            };
            match target {
                Target::Entity(_) => by_target.entry(target.word()).or_default().push(at),
                // A cue about a kind is one about every kind below it.
                Target::Kind(kind) => {
                    for below in
                        (0..self.rows.kinds.len()).filter(|&below| self.is_a(below, &self.rows.kinds[kind as usize][0]))
                    {
                        by_target.entry(Target::Kind(below as u32).word()).or_default().push(at);
                    }
                }
            }
            let marks = cue.side as u32 | (cue.effect as u32) << 8;
            let (text, fold) = (self.heap.shared(&cue.words), self.heap.shared(&folds[at]));
            records.push([text.0, target.word(), marks, cue.place.line, self.file(cue.place.file), fold.0]);
        }
        let (mut targets, mut keys): (Vec<[u32; 3]>, Vec<[u32; 3]>) = (Vec::new(), Vec::new());
        for (target, about) in by_target {
            let excludes = about.iter().any(|&at| cues[at].effect == Effect::Exclude);
            targets.push([target, keys.len() as u32, if excludes { EXCLUDES } else { 0 }]);
            let from = keys.len();
            keys.extend(about.iter().map(|&at| {
                let (group, word) = group(at);
                let key = match group {
                    Group::Wide => words.binary_search(&word).unwrap_or_default() as u32,
                    _ => word_hash(word),
                };
                [group as u32, key, at as u32]
            }));
            keys[from..].sort_unstable();
        }
        targets.push([u32::MAX, keys.len() as u32, 0]);
        self.sections.put(Section::Cues, records);
        self.sections.put(Section::CueTargets, targets);
        self.sections.put(Section::CueKeys, keys);
    }
}
