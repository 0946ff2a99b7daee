//! Lists of names: places, persons and organisations, many of them the beginning of others.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use anyhow::{Result, ensure};

use super::parts::{self, Parts};
use super::templates::{self, Templates};

/// As many different names as asked for, the same ones in the same order for every seed; languages take turns.
pub fn make(languages: &[Parts], count: usize, seed: u64) -> Result<Vec<String>> {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut known = HashSet::with_capacity(count);
    let mut names: Vec<String> = Vec::with_capacity(count);
    let mut misses = 0;
    while names.len() < count {
        let language = &languages[names.len() % languages.len()];
        let templates = templates::of(language.language);
        let longer = names.len().checked_sub(languages.len() * (1 + rng.usize(..50)));
        let name = match longer.map(|at| &names[at]) {
            // The name before it, and more.
            Some(shorter) if rng.u8(..100) < 6 && shorter.len() < 40 => templates::longer(templates, shorter, &mut rng),
            _ => name(language, templates, &mut rng),
        };
        let key = parts::key(&name);
        let is_common = !name.contains(' ') && language.common.contains(&key);
        // Two of ten million hashes may be one; one name is then left out.
        if is_common || key.chars().count() < 2 || !known.insert(hash(&key)) {
            misses += 1;
            ensure!(misses < 50 * count + 10_000, "only {} different names can be made", names.len());
            continue;
        }
        names.push(name);
    }
    Ok(names)
}

fn hash(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

fn name(parts: &Parts, templates: &Templates, rng: &mut fastrand::Rng) -> String {
    match rng.u8(..100) {
        0..36 => pick(&parts.places, rng).to_owned(),
        36..42 => templates::fill(templates.places, place(parts, rng), rng),
        42..52 => pick(&parts.family, rng).to_owned(),
        52..80 => person(parts, rng),
        80..92 => templates::fill(templates.organisations, place(parts, rng), rng),
        _ => templates::fill(templates.organisations, pick(&parts.family, rng), rng),
    }
}

/// Large places, which come first, have more named after them.
fn place<'p>(parts: &'p Parts, rng: &mut fastrand::Rng) -> &'p str {
    let skewed = rng.f64() * rng.f64();
    &parts.places[(skewed * parts.places.len() as f64) as usize]
}

fn person(parts: &Parts, rng: &mut fastrand::Rng) -> String {
    let (given, family) = (pick(&parts.given, rng), pick(&parts.family, rng));
    if parts.language == "zh" {
        let second = if rng.bool() { pick(&parts.given, rng) } else { "" };
        return format!("{family}{given}{second}");
    }
    let initial = given.chars().next().unwrap_or('A');
    match rng.u8(..10) {
        0 if parts.language != "ar" => format!("{} {initial}. {family}", pick(&parts.given, rng)),
        0 | 1 => format!("{} {given} {family}", pick(&parts.given, rng)),
        2 => format!("{given} {family}-{}", pick(&parts.family, rng)),
        _ => format!("{given} {family}"),
    }
}

pub fn pick<'p>(list: &'p [String], rng: &mut fastrand::Rng) -> &'p str {
    &list[rng.usize(..list.len())]
}
