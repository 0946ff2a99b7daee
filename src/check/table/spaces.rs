//! Stray space inside values, and around those that may be empty.

use crate::error::{Fault, quote};
use crate::gazetteer::File;

use super::super::{Rule, Severity};
use super::Run;

pub(super) const RULE: Rule = Rule {
    id: "GT105",
    name: "stray-space",
    severity: Severity::Warning,
    holds: "Values hold single spaces, none around them, and no tabs or line ends.",
    advice: "Write single spaces; `--fix` does.",
    run: Run::File(run),
};

fn run(file: &File, found: &mut Vec<Fault>) {
    // A rule of reading tells of space around these.
    let told = |column: &str, value: &str| {
        value.trim() != value
            && matches!(column, "id" | "name" | "entity" | "alias" | "target" | "cue" | "surface" | "kind" | "text")
    };
    file.each_record(&mut |record| {
        for column in file.schema().columns() {
            let value = record.get(column);
            if is_tidy(value) || told(column, value) {
                continue;
            }
            let problem = format!("stray space in {}", quote(value));
            found.push(record.fault(RULE.id, column, problem, format!("write {}", quote(&tidy(value)))));
        }
    });
}

fn is_tidy(value: &str) -> bool {
    value.is_ascii() && !value.bytes().any(|byte| byte.is_ascii_whitespace()) || tidy(value) == value
}

/// The value with single spaces.
pub(super) fn tidy(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}
