//! Sources that no row names.

use std::collections::HashSet;

use crate::error::{Row, quote};

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT215",
    name: "unused-source",
    severity: Severity::Warning,
    holds: "Every source of sources.csv is named by some alias.",
    advice: "Delete the line, or name it where it belongs.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    let used: HashSet<&str> = table.gazetteer.aliases().map(|alias| alias.source()).collect();
    for file in table.files.iter().filter(|file| file.schema().file == "sources.csv") {
        file.each_record(&mut |record| {
            let id = record.get("id");
            if !id.is_empty() && id.trim() == id && !used.contains(id) {
                let row = Row { file: file.name().clone(), line: record.line() };
                let problem = format!("no alias names the source {}", quote(id));
                found.add(row, "id", problem, "delete the line, or name it where it belongs");
            }
        });
    }
}
