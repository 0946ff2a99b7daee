//! Aliases that are ordinary words of their language.

use std::collections::{HashMap, HashSet};

use crate::alias::{Case, Use};
use crate::error::quote;
use crate::fold::fold_name;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT206",
    name: "common-word",
    severity: Severity::Warning,
    holds: "An alias that is an ordinary word of its language (`gazetteer/words/`) has a case or a use.",
    advice: "Write `context` as its use and give its entity cues, or `exact` as its case where capitals tell; or say in the \
        note `allow GT206` and why.",
    run: Run::Table(run),
};

/// Ordinary words by language, one a line.
const WORDS: &[(&str, &str)] = &[
    ("ar", include_str!("../../../gazetteer/words/ar.txt")),
    ("ckb", include_str!("../../../gazetteer/words/ckb.txt")),
    ("de", include_str!("../../../gazetteer/words/de.txt")),
    ("en", include_str!("../../../gazetteer/words/en.txt")),
    ("es", include_str!("../../../gazetteer/words/es.txt")),
    ("fa", include_str!("../../../gazetteer/words/fa.txt")),
    ("fr", include_str!("../../../gazetteer/words/fr.txt")),
    ("he", include_str!("../../../gazetteer/words/he.txt")),
    ("ru", include_str!("../../../gazetteer/words/ru.txt")),
    ("tr", include_str!("../../../gazetteer/words/tr.txt")),
];

fn run(table: &Table, found: &mut Findings) {
    let lists: HashMap<&str, HashSet<String>> =
        WORDS.iter().map(|(lang, words)| (*lang, words.lines().map(fold_name).collect())).collect();
    for alias in table.gazetteer.aliases() {
        let surface = alias.surface();
        if alias.usage() != Use::Tag || alias.case() == Case::Exact || surface.contains(' ') || surface.len() > 40 {
            continue;
        }
        // A name without a language is taken for English.
        let language = alias.lang().split('-').next().filter(|language| !language.is_empty()).unwrap_or("en");
        let is_word = lists.get(language).is_some_and(|words| words.contains(&fold_name(surface)));
        if is_word && !found.allows(alias.note()) {
            let column = if alias.row() == alias.entity().row() { "name" } else { "alias" };
            let problem = format!("{} is an ordinary word of {language:?}", quote(surface));
            found.add(alias.row(), column, problem, "write `context` as its use and give its entity cues, or a case");
        }
    }
}
