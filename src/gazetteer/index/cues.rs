//! Rows of `cues.csv`.

use crate::cue::{Cue, Effect, Side, Target};
use crate::gazetteer::table::Table;

use super::{Builder, words};

impl Builder {
    pub(super) fn add_cues(&mut self, table: &Table) {
        for record in table.records() {
            let faults = &mut self.faults;
            let target = record.required("target", faults);
            let words_of_cue = record.required("cue", faults);
            let side = record.word("side", &words(Side::ALL, Side::word), None, faults);
            let effect = record.word("effect", &words(Effect::ALL, Effect::word), None, faults);
            let (Some(target), Some(cue)) = (target, words_of_cue) else { continue };
            let target = match (self.gazetteer.by_id.get(target), self.gazetteer.kind(target)) {
                (Some(&entity), _) => Target::Entity(entity),
                (None, Some(kind)) => Target::Kind(kind.name.clone()),
                (None, None) => {
                    self.unknown_entity("target", target, record);
                    continue;
                }
            };
            let (Some(side), Some(effect)) = (side, effect) else { continue };
            if effect == Effect::Extend && !matches!(side, Side::Left | Side::Right) {
                let problem = format!("a cue on side {:?} cannot extend a span", side.word());
                self.faults.push(record.fault("side", problem, "write left or right, or the effect support"));
                continue;
            }
            if self.folds_to_something(record, "cue", cue) {
                self.gazetteer.cues.push(Cue { target, words: cue.into(), side, effect, row: record.row() });
            }
        }
    }
}
