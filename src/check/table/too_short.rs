//! Very short aliases.

use crate::alias::{Case, Use};
use crate::error::quote;
use crate::fold::fold_name;
use crate::unicode;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT205",
    name: "too-short",
    severity: Severity::Warning,
    holds: "An alias of one or two letters has a case or a use: it is a word or an abbreviation of something else somewhere.",
    advice: "Write `exact` as its case, or `context` or `normalize` as its use.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    for alias in table.gazetteer.aliases() {
        let surface = alias.surface();
        if surface.len() > 24 || alias.usage() != Use::Tag || alias.case() == Case::Exact {
            continue;
        }
        let fold = fold_name(surface);
        let letters = fold.chars().filter(|c| c.is_alphanumeric()).count();
        // A character of Chinese is a word.
        if letters <= 2 && !fold.chars().any(unicode::is_unspaced) {
            let problem = format!("{} has {letters} letters and neither a case nor a use", quote(surface));
            found.alias(alias, problem, "write `exact` as its case, or `context` as its use");
        }
    }
}
