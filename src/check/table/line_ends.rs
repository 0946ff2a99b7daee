//! Line ends of another system.

use crate::error::{Fault, Row};
use crate::gazetteer::File;

use super::super::{Rule, Severity};
use super::Run;

pub(super) const RULE: Rule = Rule {
    id: "GT102",
    name: "line-ends",
    severity: Severity::Warning,
    holds: "Lines end with a line feed alone.",
    advice: "Save the file with Unix line ends; `--fix` does.",
    run: Run::File(run),
};

fn run(file: &File, found: &mut Vec<Fault>) {
    let Some(at) = file.text().find('\r') else { return };
    let count = file.text().matches('\r').count();
    let line = file.text()[..at].matches('\n').count() as u64 + 1;
    found.push(Fault {
        rule: RULE.id,
        row: Row { file: file.name().clone(), line },
        column: 1,
        problem: format!("{count} lines end with a carriage return (Windows line ends)"),
        advice: "save the file with Unix line ends, or let --fix do it".to_owned(),
    });
}
