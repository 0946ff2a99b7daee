//! Surfaces that mean two entities.

use std::collections::HashSet;

use crate::alias::{Alias, Use};
use crate::error::quote;
use crate::fold::fold_name;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT203",
    name: "shared-surface",
    severity: Severity::Error,
    holds: "Where one surface plainly means two entities, an example for each shows how they are told apart.",
    advice: "Add a sentence for each to examples.csv, or give one of them `context` as its use, with cues.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    let examples: HashSet<(String, String)> = table
        .gazetteer
        .examples()
        .iter()
        .filter_map(|example| Some((fold_name(example.span.of(example.text)), example.entity?.to_owned())))
        .collect();
    let mut alike: Vec<Alias> = Vec::new();
    for alias in table.gazetteer.aliases() {
        if !alias.text().is_same() {
            tell(&alike, &examples, found);
            alike.clear();
        }
        if alias.usage() == Use::Tag {
            alike.push(alias);
        }
    }
    tell(&alike, &examples, found);
}

fn tell(alike: &[Alias], examples: &HashSet<(String, String)>, found: &mut Findings) {
    if alike.len() < 2 || alike.iter().all(|alias| alias.entity() == alike[0].entity()) {
        return;
    }
    for &alias in alike {
        let id = alias.entity().id();
        if examples.contains(&(fold_name(alias.surface()), id.to_owned())) {
            continue;
        }
        let others: Vec<&str> = alike.iter().map(|other| other.entity().id()).filter(|other| *other != id).collect();
        let problem = format!("{} means {id} and {} too", quote(alias.surface()), others.join(", "));
        let advice = format!("add an example of it for {id}, or give it `context` as its use");
        found.alias(alias, problem, advice);
    }
}
