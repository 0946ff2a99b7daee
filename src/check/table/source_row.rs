//! What a row of sources.csv says.

use crate::error::{Fault, quote};
use crate::gazetteer::File;

use super::super::{Rule, Severity};
use super::Run;

pub(super) const RULE: Rule = Rule {
    id: "GT216",
    name: "source-row",
    severity: Severity::Warning,
    holds: "A source has a title, a licence, and, where it has an address, the date it was read.",
    advice: "Fill in what is missing; dates are written 2025-03-31.",
    run: Run::File(run),
};

fn run(file: &File, found: &mut Vec<Fault>) {
    if file.schema().file != "sources.csv" {
        return;
    }
    file.each_record(&mut |record| {
        let mut tell = |column: &str, problem: String, advice: &str| {
            found.push(record.fault(RULE.id, column, problem, advice));
        };
        let [title, licence, url, retrieved] =
            ["title", "licence", "url", "retrieved"].map(|column| record.get(column));
        for (column, value) in [("title", title), ("licence", licence)] {
            if value.is_empty() {
                tell(column, format!("the source {} has no {column}", quote(record.get("id"))), "fill it in");
            }
        }
        if !url.is_empty() && !url.starts_with("https://") && !url.starts_with("http://") {
            tell("url", format!("{} is no address", quote(url)), "write it with https://, or leave it empty");
        }
        if !url.is_empty() && !is_date(retrieved) {
            tell("retrieved", format!("{} is no date", quote(retrieved)), "write the day it was read, as 2025-03-31");
        }
    });
}

fn is_date(text: &str) -> bool {
    let parts: Vec<Option<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
    text.len() == 10 && matches!(parts[..], [Some(_), Some(1..=12), Some(1..=31)])
}
