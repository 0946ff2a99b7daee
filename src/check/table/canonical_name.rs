//! Canonical names among the aliases.

use crate::alias::{Case, Use};
use crate::error::quote;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT201",
    name: "canonical-name-again",
    severity: Severity::Warning,
    holds: "A canonical name is an alias by itself; it stands in aliases.csv only to get a case, a use, a language or a source.",
    advice: "Delete the row, or say in it what entities.csv cannot.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    for alias in table.gazetteer.aliases() {
        let entity = alias.entity();
        if alias.surface() == entity.name()
            && alias.case() == Case::Smart
            && alias.usage() == Use::Tag
            && matches!(alias.source(), "" | "editorial")
            && alias.lang().is_empty()
            && alias.row() != entity.row()
        {
            let problem = format!("{} is the name of {} already", quote(alias.surface()), entity.id());
            found.alias(alias, problem, "delete the line, or give it a case, a use or a source");
        }
    }
}
