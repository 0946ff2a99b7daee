//! Aliases that are ordinary words of their language.

use crate::alias::{Case, Use};
use crate::error::quote;
use crate::fold::fold_name;
use crate::gazetteer::is_word;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT206",
    name: "common-word",
    severity: Severity::Warning,
    holds: "An alias that is an ordinary word of its language or of English (`gazetteer/words/`) has a case or a use.",
    advice: "Write `context` as its use and give its entity cues, or `exact` as its case where capitals tell; or say in the \
        note `allow GT206` and why.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    for alias in table.gazetteer.aliases() {
        let surface = alias.surface();
        if alias.usage() != Use::Tag || alias.case() == Case::Exact || surface.contains(' ') || surface.len() > 40 {
            continue;
        }
        if is_word(alias.lang(), &fold_name(surface)) {
            let problem = format!("{} is an ordinary word", quote(surface));
            found.alias(alias, problem, "write `context` as its use and give its entity cues, or a case");
        }
    }
}
