//! Country codes.

use crate::error::quote;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT213",
    name: "country",
    severity: Severity::Error,
    holds: "A country is two capitals, as in ISO 3166-1.",
    advice: "Write the two-letter code, or leave the field empty.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    for entity in table.gazetteer.entities() {
        let country = entity.country();
        let is_code = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
        if !country.is_empty() && !is_code {
            let problem = format!("{} is no country code", quote(country));
            found.add(entity.row(), "country", problem, "write two capitals, such as IQ, or leave it empty");
        }
    }
}
