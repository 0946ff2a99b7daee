//! A byte order mark in front of a file.

use crate::error::{Fault, Row};
use crate::gazetteer::File;

use super::super::{Rule, Severity};
use super::Run;

pub(super) const RULE: Rule = Rule {
    id: "GT101",
    name: "byte-order-mark",
    severity: Severity::Warning,
    holds: "No byte order mark stands in front of a file.",
    advice: "Save the file as UTF-8 without BOM; `--fix` takes it away.",
    run: Run::File(run),
};

fn run(file: &File, found: &mut Vec<Fault>) {
    if file.text().starts_with('\u{feff}') {
        found.push(Fault {
            rule: RULE.id,
            row: Row { file: file.name().clone(), line: 1 },
            column: 1,
            problem: "the file begins with a byte order mark".to_owned(),
            advice: "save it as UTF-8 without BOM, or let --fix take it away".to_owned(),
        });
    }
}
