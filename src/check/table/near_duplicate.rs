//! Entities that may be one.

use std::collections::HashMap;

use crate::entity::Entity;
use crate::error::quote;
use crate::fold::fold_name;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT209",
    name: "near-duplicate",
    severity: Severity::Warning,
    holds: "No two entities of a kind have names of the same words.",
    advice: "Merge them: give one's aliases to the other and delete it; or say in its note `allow GT209` and why.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    let mut known: HashMap<String, Entity> = HashMap::new();
    for entity in table.gazetteer.entities() {
        let fold = fold_name(entity.name());
        let is_telling = |word: &&str| !matches!(*word, "al" | "el" | "the" | "of" | "and" | "in" | "for");
        let mut words: Vec<&str> = fold.split(' ').filter(is_telling).collect();
        words.sort_unstable();
        words.push(entity.kind());
        match known.get(&words.join(" ")) {
            Some(other) if !found.allows(entity.note()) && !found.allows(other.note()) => {
                let problem = format!("{} may be {} ({})", quote(entity.name()), quote(other.name()), other.id());
                found.add(entity.row(), "name", problem, "merge the two, or say `allow GT209` in the note and why");
            }
            Some(_) => {}
            None => {
                known.insert(words.join(" "), entity);
            }
        }
    }
}
