//! Statistics: how many entities and aliases a gazetteer has, by kind, language, script, source, form and use.

use std::collections::{BTreeMap, HashSet};

use icu_properties::props::Script;

use crate::gazetteer::Gazetteer;
use crate::unicode;

/// Counts of one kind of entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindCounts {
    /// Entities.
    pub entities: usize,
    /// Their aliases, canonical names included.
    pub aliases: usize,
}

/// What a gazetteer holds, counted.
#[derive(Clone, Debug, Default)]
pub struct Statistics {
    /// By kind.
    pub kinds: BTreeMap<String, KindCounts>,
    /// Aliases by language tag; empty where none is told.
    pub languages: BTreeMap<String, usize>,
    /// Aliases by the script of their first letter.
    pub scripts: BTreeMap<&'static str, usize>,
    /// Aliases by source; empty where none is told.
    pub sources: BTreeMap<String, usize>,
    /// Aliases by form.
    pub forms: BTreeMap<&'static str, usize>,
    /// Aliases by use; empty for those that are always tagged.
    pub uses: BTreeMap<&'static str, usize>,
    /// Entities by country.
    pub countries: BTreeMap<String, usize>,
    /// Cues.
    pub cues: usize,
    /// Example sentences.
    pub examples: usize,
    /// Surfaces that mean several entities.
    pub shared: usize,
}

/// Counts what a gazetteer holds.
pub fn statistics(gazetteer: &Gazetteer) -> Statistics {
    let mut counted = Statistics { cues: gazetteer.cues().len(), ..Statistics::default() };
    counted.examples = gazetteer.examples().len();
    for entity in gazetteer.entities() {
        counted.kinds.entry(entity.kind().to_owned()).or_default().entities += 1;
        *counted.countries.entry(entity.country().to_owned()).or_default() += 1;
    }
    let mut alike = HashSet::new();
    for alias in gazetteer.aliases() {
        let entity = alias.entity();
        counted.kinds.entry(entity.kind().to_owned()).or_default().aliases += 1;
        *counted.languages.entry(alias.lang().to_owned()).or_default() += 1;
        *counted.scripts.entry(script(alias.surface())).or_default() += 1;
        *counted.sources.entry(alias.source().to_owned()).or_default() += 1;
        *counted.forms.entry(alias.form().word()).or_default() += 1;
        *counted.uses.entry(alias.usage().word()).or_default() += 1;
        if !alias.text().is_same() {
            counted.shared += usize::from(alike.len() > 1);
            alike.clear();
        }
        alike.insert(entity.at);
    }
    counted.shared += usize::from(alike.len() > 1);
    counted
}

/// The script of the first letter.
fn script(surface: &str) -> &'static str {
    match surface.chars().find(|c| c.is_alphabetic()).map(unicode::script) {
        Some(Script::Latin) => "Latin",
        Some(Script::Arabic) => "Arabic",
        Some(Script::Hebrew) => "Hebrew",
        Some(Script::Cyrillic) => "Cyrillic",
        Some(Script::Han) => "Han",
        Some(Script::Greek) => "Greek",
        Some(Script::Armenian) => "Armenian",
        Some(Script::Georgian) => "Georgian",
        Some(_) => "other",
        None => "none",
    }
}
