//! Words of letters of two scripts that look alike.

use icu_properties::props::Script;

use crate::error::quote;
use crate::unicode;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT207",
    name: "look-alike",
    severity: Severity::Error,
    holds: "No word mixes letters of Latin, Greek and Cyrillic script: `Наmas` with a Cyrillic Н is never found.",
    advice: "Type the word anew in one script.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    for alias in table.gazetteer.aliases() {
        let surface = alias.surface();
        if surface.is_ascii() {
            continue;
        }
        let mixed = surface.split(|c: char| !c.is_alphanumeric()).find(|word| is_mixed(word));
        if let Some(word) = mixed {
            let problem = format!("{} mixes letters of two scripts that look alike", quote(word));
            found.alias(alias, problem, "type it anew in one script");
        }
    }
}

fn is_mixed(word: &str) -> bool {
    let mut scripts = word
        .chars()
        .map(unicode::script)
        .filter(|script| [Script::Latin, Script::Greek, Script::Cyrillic].contains(script));
    scripts.next().is_some_and(|first| scripts.any(|other| other != first))
}
