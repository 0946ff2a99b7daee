//! Ids that are no slugs.

use crate::error::quote;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT211",
    name: "id",
    severity: Severity::Warning,
    holds: "An id is small ASCII letters and digits with single hyphens between: it goes into addresses and file names.",
    advice: "Write the id as a slug, before anybody uses it.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    // A table of aliases alone names its entities as it likes.
    for entity in table.gazetteer.entities().filter(|entity| entity.id() != entity.name()) {
        let id = entity.id();
        let is_slug = !id.is_empty()
            && id.split('-').all(|part| {
                !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            });
        if !is_slug && !found.allows(entity.note()) {
            let problem = format!("the id {} is no slug", quote(id));
            found.add(entity.row(), "id", problem, "write small letters, digits and single hyphens");
        }
    }
}
