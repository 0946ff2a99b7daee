//! Aliases that can never be found.

use std::collections::HashSet;

use crate::alias::{Alias, Use};
use crate::cue::{Effect, Target};
use crate::dictionary::Dictionary;
use crate::error::quote;
use crate::machine::Level;
use crate::matcher;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT204",
    name: "unreachable",
    severity: Severity::Error,
    holds: "Every alias that may be tagged is found where it stands alone, and one that needs evidence can get it: its entity \
        has a cue or a name that needs none.",
    advice: "Write it as it stands in text; give the entity a plain alias or a cue.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    let gazetteer = table.gazetteer;
    let dictionary = Dictionary::of_names(gazetteer.image());
    let plain = gazetteer.aliases().filter(|alias| alias.usage() == Use::Tag).map(|alias| alias.entity().at);
    let cued = gazetteer.cues().filter(|cue| cue.effect() != Effect::Exclude).filter_map(|cue| match cue.target() {
        Target::Entity(at) => Some(at),
        Target::Kind(_) => None,
    });
    let alive: HashSet<u32> = plain.chain(cued).collect();
    for alias in gazetteer.aliases().filter(|alias| matches!(alias.usage(), Use::Tag | Use::Context)) {
        if !is_found(&dictionary, alias) {
            let problem = format!("{} is not found even where it stands alone", quote(alias.surface()));
            found.alias(alias, problem, "write it as it stands in text, or give it `normalize` as its use");
        } else if alias.usage() == Use::Context && !alive.contains(&alias.entity().at) {
            let problem = format!("nothing can bring {} to life", quote(alias.surface()));
            let advice = format!("give {} an alias that needs no context, or a cue", alias.entity().id());
            found.alias(alias, problem, advice);
        }
    }
}

fn is_found(dictionary: &Dictionary, alias: Alias) -> bool {
    let surface = alias.surface();
    let mut is_found = false;
    matcher::find(dictionary, Level::best(), surface, 0..surface.len(), |hit| {
        is_found |= dictionary.alike(hit.pattern).any(|pattern| pattern == alias.at);
    });
    is_found
}
