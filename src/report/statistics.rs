//! Statistics of a table as a Markdown page and as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::json;

use crate::statistics::Statistics;

/// A page for people.
pub fn write_statistics(counted: &Statistics, out: &mut dyn Write) -> io::Result<()> {
    let entities: usize = counted.kinds.values().map(|counts| counts.entities).sum();
    let aliases: usize = counted.kinds.values().map(|counts| counts.aliases).sum();
    writeln!(out, "# What the table holds\n")?;
    writeln!(out, "Made by `canonym gazetteer stats`; do not edit it.\n")?;
    writeln!(
        out,
        "{entities} entities, {aliases} aliases (canonical names included), {} surfaces that mean several entities, \
         {} cues, {} examples.\n",
        counted.shared, counted.cues, counted.examples
    )?;
    writeln!(out, "| kind | entities | aliases | aliases an entity |\n|---|---:|---:|---:|")?;
    for (kind, counts) in &counted.kinds {
        let mean = counts.aliases as f64 / counts.entities.max(1) as f64;
        writeln!(out, "| {kind} | {} | {} | {mean:.1} |", counts.entities, counts.aliases)?;
    }
    let named = |name: &str, other: &str| if name.is_empty() { other.to_owned() } else { name.to_owned() };
    let owned = |counts: &BTreeMap<&'static str, usize>, empty: &str| {
        counts.iter().map(|(name, count)| (named(name, empty), *count)).collect::<Vec<_>>()
    };
    let strings = |counts: &BTreeMap<String, usize>, empty: &str| {
        counts.iter().map(|(name, count)| (named(name, empty), *count)).collect::<Vec<_>>()
    };
    list("aliases by language", strings(&counted.languages, "none told"), out)?;
    list("aliases by script", owned(&counted.scripts, ""), out)?;
    list("aliases by source", strings(&counted.sources, "none told (canonical names)"), out)?;
    list("aliases by form", owned(&counted.forms, ""), out)?;
    list("aliases by use", owned(&counted.uses, "tagged"), out)?;
    list("entities by country", strings(&counted.countries, "none"), out)
}

/// A table of counts, the largest first.
fn list(title: &str, mut counts: Vec<(String, usize)>, out: &mut dyn Write) -> io::Result<()> {
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    writeln!(out, "\n| {title} | |\n|---|---:|")?;
    for (name, count) in counts {
        writeln!(out, "| {name} | {count} |")?;
    }
    Ok(())
}

/// One JSON object.
pub fn write_statistics_json(counted: &Statistics, out: &mut dyn Write) -> io::Result<()> {
    let kinds: BTreeMap<_, _> = counted
        .kinds
        .iter()
        .map(|(kind, counts)| (kind, json!({ "entities": counts.entities, "aliases": counts.aliases })))
        .collect();
    let record = json!({
        "kinds": kinds, "languages": counted.languages, "scripts": counted.scripts, "sources": counted.sources,
        "forms": counted.forms, "uses": counted.uses, "countries": counted.countries, "cues": counted.cues,
        "examples": counted.examples, "shared_surfaces": counted.shared,
    });
    serde_json::to_writer_pretty(&mut *out, &record)?;
    writeln!(out)
}
