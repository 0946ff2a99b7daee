//! Cues that say a thing twice, or two things.

use std::collections::HashMap;

use crate::cue::{Cue, Side};
use crate::error::quote;
use crate::fold::fold_name;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT217",
    name: "cue-conflict",
    severity: Severity::Error,
    holds: "For one target and one side the words of a cue stand once.",
    advice: "Delete one of the two rows.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    let mut known: HashMap<(u32, Side, String), Cue> = HashMap::new();
    for cue in table.gazetteer.cues() {
        let key = (cue.target().word(), cue.side(), fold_name(cue.words()));
        let Some(other) = known.insert(key, cue).filter(|other| other.row() != cue.row()) else { continue };
        let is_again = other.effect() == cue.effect();
        // To say again what the table below says is no conflict.
        if is_again && !found.is_own(&other.row()) {
            continue;
        }
        let problem = match is_again {
            true => format!("the cue {} stands at {} already", quote(cue.words()), other.row()),
            false => format!("the cue {} says {} at {}", quote(cue.words()), other.effect().word(), other.row()),
        };
        found.add(cue.row(), "cue", problem, "delete one of the two");
    }
}
