//! The order of rows.

use crate::error::{Fault, quote};
use crate::gazetteer::File;

use super::super::{Rule, Severity};
use super::Run;

pub(super) const RULE: Rule = Rule {
    id: "GT103",
    name: "order",
    severity: Severity::Warning,
    holds: "Rows are sorted by the columns that name them, byte by byte, so that two people's changes do not collide.",
    advice: "Sort the file; `--fix` does.",
    run: Run::File(run),
};

fn run(file: &File, found: &mut Vec<Fault>) {
    let order = file.schema().order;
    let mut last: Option<Vec<String>> = None;
    let mut told = false;
    file.each_record(&mut |record| {
        if told {
            return; // one row that stands wrong makes many seem so
        }
        let key = order.iter().map(|column| record.get(column));
        if let Some(last) = &mut last {
            if key.clone().lt(last.iter().map(String::as_str)) {
                let problem = format!(
                    "{} must stand before {}",
                    quote(&key.collect::<Vec<_>>().join(",")),
                    quote(&last.join(","))
                );
                found.push(record.fault(RULE.id, order[0], problem, "sort the file, or let --fix do it"));
                told = true;
                return;
            }
            last.clear();
            last.extend(key.map(str::to_owned));
        } else {
            last = Some(key.map(str::to_owned).collect());
        }
    });
}
