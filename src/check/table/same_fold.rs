//! Aliases of one entity that the fold makes the same.

use crate::alias::{Alias, Case};
use crate::error::quote;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT202",
    name: "same-fold",
    severity: Severity::Warning,
    holds: "Of forms that differ only in what the fold ignores (accents, apostrophes, hyphens, the case of small words) one \
        is listed: the one with more capitals finds what the other finds.",
    advice: "Delete the other.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    let mut alike: Vec<Alias> = Vec::new();
    for alias in table.gazetteer.aliases() {
        if !alias.text().is_same() {
            alike.clear();
        }
        if let Some((vain, kept)) = alike.iter().find_map(|&other| vain(alias, other).or_else(|| vain(other, alias))) {
            let problem = format!("the fold makes {} the same as {}", quote(vain.surface()), quote(kept.surface()));
            found.alias(vain, problem, format!("delete it; the other stands at {}", kept.row()));
        }
        alike.push(alias);
    }
}

/// An alias with another that finds all that it finds, if it does.
fn vain<'g>(alias: Alias<'g>, other: Alias<'g>) -> Option<(Alias<'g>, Alias<'g>)> {
    let is_canonical = alias.row() == alias.entity().row();
    let is_alike = alias.entity() == other.entity() && (alias.case(), alias.usage()) == (other.case(), other.usage());
    if is_canonical || !is_alike {
        return None;
    }
    let (fewer, more) = (capitals(alias), capitals(other));
    let is_covered = match alias.case() {
        Case::Any => true,
        Case::Exact => fewer == more,
        // Without a capital it is found in small letters too.
        Case::Smart => fewer.is_empty() == more.is_empty() && fewer.iter().all(|at| more.contains(at)),
    };
    is_covered.then_some((alias, other))
}

/// Where the capitals stand in the fold.
fn capitals(alias: Alias) -> Vec<usize> {
    match alias.text().capitals() {
        Some(capitals) => capitals.collect(),
        None => alias
            .surface()
            .bytes()
            .enumerate()
            .filter(|(_, byte)| byte.is_ascii_uppercase())
            .map(|(at, _)| at)
            .collect(),
    }
}
