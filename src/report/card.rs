//! The entity card: what a name means, everything the table says of it, and why.

use std::io::{self, Write};

use serde_json::json;
use unicode_width::UnicodeWidthStr;

use crate::alias::{Alias, Use};
use crate::error::quote;
use crate::fold::fold_name;
use crate::gazetteer::Gazetteer;
use crate::lookup::Meaning;

/// Cards for people, one below the other.
pub fn write_cards(name: &str, meanings: &[Meaning], gazetteer: &Gazetteer, out: &mut dyn Write) -> io::Result<()> {
    for (at, meaning) in meanings.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let entity = meaning.entity;
        writeln!(out, "{}  ({})", entity.name(), entity.kind())?;
        let ids = [
            ("id", entity.id()),
            ("country", entity.country()),
            ("wikidata", entity.wikidata()),
            ("note", entity.note()),
        ];
        for (label, value) in ids.iter().filter(|(_, value)| !value.is_empty()) {
            writeln!(out, "  {label:<9} {value}")?;
        }
        writeln!(out, "  {:<9} {}", "why", why(name, meaning))?;
        writeln!(out, "  {:<9} {}", "row", entity.row())?;
        let aliases = gazetteer.aliases_of(entity);
        writeln!(out, "  aliases ({})", aliases.len())?;
        let width = aliases.iter().map(|alias| alias.surface().width()).max().unwrap_or(0);
        for &alias in &aliases {
            let gap = " ".repeat(width - alias.surface().width());
            let details: Vec<&str> =
                [alias.form().word(), alias.lang(), alias.case().word(), use_word(alias.usage()), alias.source()]
                    .into_iter()
                    .filter(|word| !word.is_empty())
                    .collect();
            writeln!(out, "    {}{gap}  {}", alias.surface(), details.join(", "))?;
        }
        write_sources(&aliases, gazetteer, out)?;
    }
    Ok(())
}

/// Where the aliases come from.
fn write_sources(aliases: &[Alias], gazetteer: &Gazetteer, out: &mut dyn Write) -> io::Result<()> {
    let mut used =
        gazetteer.sources().filter(|source| aliases.iter().any(|alias| alias.source() == source.id)).peekable();
    if used.peek().is_some() {
        writeln!(out, "  sources")?;
    }
    for source in used {
        let details: Vec<&str> =
            [source.title, source.url, source.licence].into_iter().filter(|text| !text.is_empty()).collect();
        writeln!(out, "    {:<9} {}", source.id, details.join(", "))?;
    }
    Ok(())
}

/// Cards as one JSON array.
pub fn write_cards_json(
    name: &str,
    meanings: &[Meaning],
    gazetteer: &Gazetteer,
    out: &mut dyn Write,
) -> io::Result<()> {
    let cards: Vec<serde_json::Value> = meanings
        .iter()
        .map(|meaning| {
            let entity = meaning.entity;
            let own = gazetteer.aliases_of(entity);
            let sources: serde_json::Map<String, serde_json::Value> = gazetteer
                .sources()
                .filter(|source| own.iter().any(|alias| alias.source() == source.id))
                .map(|source| {
                    let about = json!({ "title": source.title, "url": source.url, "licence": source.licence });
                    (source.id.to_owned(), about)
                })
                .collect();
            let aliases: Vec<serde_json::Value> = own
                .into_iter()
                .map(|alias| {
                    json!({
                        "alias": alias.surface(), "form": alias.form(), "lang": alias.lang(), "case": alias.case().word(),
                        "use": alias.usage().word(), "source": alias.source(), "row": alias.row().to_string(),
                    })
                })
                .collect();
            json!({
                "entity": entity.id(), "name": entity.name(), "kind": entity.kind(), "country": entity.country(),
                "wikidata": entity.wikidata(), "note": entity.note(), "row": entity.row().to_string(),
                "why": why(name, meaning), "aliases": aliases, "sources": sources,
            })
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &cards)?;
    writeln!(out)
}

fn use_word(usage: Use) -> &'static str {
    match usage {
        Use::Tag => "",
        Use::Context => "only with evidence",
        Use::Normalize => "never in running text",
        Use::Never => "never",
    }
}

fn why(name: &str, meaning: &Meaning) -> String {
    let Some(alias) = meaning.alias else { return format!("{} is its id", quote(name)) };
    let (form, row) = (alias.form().word(), alias.row());
    if alias.surface() == name {
        return format!("{} is its {form} at {row}", quote(name));
    }
    let (name, surface, fold) = (quote(name), quote(alias.surface()), quote(&fold_name(name)));
    format!("{name} and its {form} {surface} at {row} both fold to {fold}")
}
