//! Look-up: what a name on its own means, and why.

use crate::alias::{Alias, Use};
use crate::dictionary::Dictionary;
use crate::entity::Entity;
use crate::fold::fold_name;
use crate::tagger::Tagger;

/// One entity a name may mean.
#[derive(Clone, Debug)]
pub struct Meaning<'g> {
    /// The entity.
    pub entity: Entity<'g>,
    /// The alias that the name is; `None` when the name is the entity's id.
    pub alias: Option<Alias<'g>>,
}

/// A name in the table that looks like one that is not.
#[derive(Clone, Debug)]
pub struct NearName<'g> {
    /// The alias.
    pub alias: Alias<'g>,
    /// Its entity.
    pub entity: Entity<'g>,
    /// Jaro-Winkler similarity of the folds, 0 to 1.
    pub similarity: f64,
}

/// The entities a name may mean: those with an alias that folds as it does, or the one with it as its id. Where there is
/// none, an article before it and a possessive after it are left out.
pub fn lookup<'g>(tagger: &'g Tagger, name: &str) -> Vec<Meaning<'g>> {
    let meanings = meanings(tagger, name);
    if !meanings.is_empty() {
        return meanings;
    }
    let name = name.trim();
    let name = ["the ", "The "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name);
    let name = ["'s", "’s"].iter().find_map(|possessive| name.strip_suffix(possessive)).unwrap_or(name);
    self::meanings(tagger, name)
}

fn meanings<'g>(tagger: &'g Tagger, name: &str) -> Vec<Meaning<'g>> {
    let gazetteer = tagger.gazetteer();
    let mut meanings: Vec<Meaning> = Vec::new();
    if let Some(entity) = gazetteer.entity(name) {
        meanings.push(Meaning { entity, alias: None });
    }
    let dictionary = Dictionary::of_names(gazetteer.image());
    let is_alias = |&at: &u32| (at as usize) < gazetteer.alias_count();
    let found = dictionary.find(&fold_name(name)).into_iter().flat_map(|first| dictionary.alike(first));
    for alias in found.filter(is_alias).map(|at| gazetteer.alias(at)) {
        if alias.usage() == Use::Never {
            continue;
        }
        let entity = alias.entity();
        match meanings.iter_mut().find(|known| known.entity == entity) {
            None => meanings.push(Meaning { entity, alias: Some(alias) }),
            Some(known) if known.alias.is_some_and(|other| alias.speaks_before(other, name)) => {
                known.alias = Some(alias)
            }
            Some(_) => {}
        }
    }
    meanings
}

/// The names of the table that look most like `name`, best first, one for each entity.
pub fn near_names<'g>(tagger: &'g Tagger, name: &str, limit: usize) -> Vec<NearName<'g>> {
    const ALIKE: f64 = 0.8;
    let gazetteer = tagger.gazetteer();
    let fold = fold_name(name);
    let dictionary = Dictionary::of_names(gazetteer.image());
    let mut near: Vec<NearName> = gazetteer
        .aliases()
        .filter(|alias| alias.usage() != Use::Never)
        .map(|alias| (strsim::jaro_winkler(&fold, &dictionary.fold(alias.at)), alias))
        .filter(|&(similarity, _)| similarity >= ALIKE)
        .map(|(similarity, alias)| NearName { alias, entity: alias.entity(), similarity })
        .collect();
    near.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then_with(|| a.entity.at.cmp(&b.entity.at)));
    let mut seen = std::collections::HashSet::new();
    near.retain(|near| seen.insert(near.entity.at));
    near.truncate(limit);
    near
}
