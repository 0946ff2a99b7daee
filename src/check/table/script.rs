//! Scripts that do not go with a language.

use icu_properties::props::Script;

use crate::error::quote;
use crate::unicode;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT208",
    name: "script",
    severity: Severity::Warning,
    holds: "An alias is written in the script of its language: Arabic for `ar`, Latin for `ar-Latn`.",
    advice: "Correct the language, or add its script to the tag.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    for alias in table.gazetteer.aliases() {
        let Some(expected) = scripts(alias.lang()) else { continue };
        let mut letters = alias.surface().chars().filter(|c| c.is_alphabetic()).map(unicode::script).peekable();
        if letters.peek().is_none() || letters.any(|script| expected.contains(&script)) || found.allows(alias.note()) {
            continue;
        }
        let problem = format!("{} is not written in the script of {}", quote(alias.surface()), quote(alias.lang()));
        found.add(alias.row(), "lang", problem, "correct the language, or add its script to the tag, as in `ar-Latn`");
    }
}

/// The scripts of a language tag; `None` where nothing is known of it.
fn scripts(lang: &str) -> Option<&'static [Script]> {
    let mut parts = lang.split('-');
    let language = parts.next().filter(|language| !language.is_empty())?;
    Some(match parts.find(|part| part.len() == 4) {
        Some("Latn") => &[Script::Latin],
        Some("Arab") => &[Script::Arabic],
        Some("Cyrl") => &[Script::Cyrillic],
        Some("Hebr") => &[Script::Hebrew],
        Some(_) => return None,
        None => match language {
            "ar" | "fa" | "ckb" | "ur" | "ps" | "sd" | "azb" => &[Script::Arabic],
            "he" | "yi" => &[Script::Hebrew],
            "ru" | "uk" | "bg" | "be" | "mk" | "kk" | "ky" => &[Script::Cyrillic],
            "el" => &[Script::Greek],
            "hy" => &[Script::Armenian],
            "ka" => &[Script::Georgian],
            "syr" | "aii" => &[Script::Syriac],
            "zh" => &[Script::Han],
            "ja" => &[Script::Han, Script::Hiragana, Script::Katakana],
            "ko" => &[Script::Hangul, Script::Han],
            "hi" | "mr" | "ne" => &[Script::Devanagari],
            "en" | "fr" | "de" | "es" | "it" | "pt" | "nl" | "tr" | "ku" | "kmr" | "pl" | "sv" | "no" | "da" | "fi"
            | "id" | "ms" | "so" | "az" | "cs" | "ro" | "hu" => &[Script::Latin],
            _ => return None,
        },
    })
}
