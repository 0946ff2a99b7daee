//! Look-up: what a name on its own means, and why.

use crate::alias::{Alias, Use};
use crate::entity::Entity;
use crate::fold::fold_name;
use crate::tagger::Tagger;

/// One entity a name may mean.
#[derive(Clone, Debug)]
pub struct Meaning<'g> {
    /// The entity.
    pub entity: &'g Entity,
    /// The alias that the name is; `None` when the name is the entity's id.
    pub alias: Option<&'g Alias>,
}

/// A name in the table that looks like one that is not.
#[derive(Clone, Debug)]
pub struct NearName<'g> {
    /// The alias.
    pub alias: &'g Alias,
    /// Its entity.
    pub entity: &'g Entity,
    /// Jaro-Winkler similarity of the folds, 0 to 1.
    pub similarity: f64,
}

/// The entities a name may mean: those with an alias that folds as it does, or the one with it as its id.
pub fn lookup<'g>(tagger: &'g Tagger, name: &str) -> Vec<Meaning<'g>> {
    let gazetteer = tagger.gazetteer();
    let mut meanings: Vec<Meaning> = Vec::new();
    if let Some(entity) = gazetteer.entity(name) {
        meanings.push(Meaning { entity, alias: None });
    }
    for &at in tagger.lexicon().find(&fold_name(name)) {
        let alias = &gazetteer.aliases()[at];
        let entity = gazetteer.entity_of(alias);
        if alias.usage != Use::Never && !meanings.iter().any(|known| known.entity.id == entity.id) {
            meanings.push(Meaning { entity, alias: Some(alias) });
        }
    }
    meanings
}

/// The names of the table that look most like `name`, best first, one for each entity.
pub fn near_names<'g>(tagger: &'g Tagger, name: &str, limit: usize) -> Vec<NearName<'g>> {
    const ALIKE: f64 = 0.8;
    let gazetteer = tagger.gazetteer();
    let fold = fold_name(name);
    let mut near: Vec<NearName> = gazetteer
        .aliases()
        .iter()
        .filter(|alias| alias.usage != Use::Never)
        .map(|alias| NearName {
            alias,
            entity: gazetteer.entity_of(alias),
            similarity: strsim::jaro_winkler(&fold, &fold_name(&alias.surface)),
        })
        .filter(|near| near.similarity >= ALIKE)
        .collect();
    near.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then_with(|| a.entity.id.cmp(&b.entity.id)));
    let mut seen = std::collections::HashSet::new();
    near.retain(|near| seen.insert(&near.entity.id));
    near.truncate(limit);
    near
}
