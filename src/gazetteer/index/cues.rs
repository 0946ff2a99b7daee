//! Rows of `cues.csv`.

use crate::cue::{Effect, Side, Target};
use crate::gazetteer::file::File;
use crate::gazetteer::{rows, rule};

use super::{Builder, CueRow, words};

impl Builder {
    pub(super) fn add_cues(&mut self, files: &[File]) {
        let mut table = self.table(files, &rows::CUES);
        while table.advance(&mut self.faults) {
            let record = table.record();
            let faults = &mut self.faults;
            let target = record.required("target", faults);
            let words_of_cue = record.required("cue", faults);
            let side = record.word("side", &words(Side::ALL, Side::word), None, faults);
            let effect = record.word("effect", &words(Effect::ALL, Effect::word), None, faults);
            let (Some(target), Some(cue)) = (target, words_of_cue) else { continue };
            let target = match (self.entity(target), self.kind(target)) {
                (Some(entity), _) => Target::Entity(entity),
                (None, Some(kind)) => Target::Kind(kind),
                (None, None) => {
                    self.unknown_entity("target", target, record);
                    continue;
                }
            };
            let (Some(side), Some(effect)) = (side, effect) else { continue };
            if effect == Effect::Extend && !matches!(side, Side::Left | Side::Right) {
                let problem = format!("a cue on side {:?} cannot extend a span", side.word());
                self.faults.push(record.fault(
                    rule::CUE_SIDE,
                    "side",
                    problem,
                    "write left or right, or the effect support",
                ));
                continue;
            }
            if self.folds_to_something(record, "cue", cue) {
                let place = self.place(record);
                self.rows.cues.push(CueRow { target, words: cue.to_owned(), side, effect, place });
            }
        }
    }
}
