//! Wikidata items.

use std::collections::HashMap;

use crate::entity::Entity;
use crate::error::quote;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT214",
    name: "wikidata",
    severity: Severity::Error,
    holds: "A Wikidata item is Q and a number, and no two entities have the same.",
    advice: "Correct the item, or leave the field empty.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    let mut known: HashMap<&str, Entity> = HashMap::new();
    for entity in table.gazetteer.entities().filter(|entity| !entity.wikidata().is_empty()) {
        let item = entity.wikidata();
        let number = item.strip_prefix('Q').unwrap_or_default();
        if number.is_empty() || number.starts_with('0') || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            let problem = format!("{} is no Wikidata item", quote(item));
            found.add(entity.row(), "wikidata", problem, "write Q and a number, such as Q796, or leave it empty");
        } else if let Some(other) = known.insert(item, entity) {
            let problem = format!("{item} is {} as well", other.id());
            found.add(entity.row(), "wikidata", problem, "correct one of the two, or merge the entities");
        }
    }
}
