//! Language tags.

use crate::error::quote;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT212",
    name: "language",
    severity: Severity::Error,
    holds: "A language is a BCP 47 tag: `ar`, `ckb`, `ar-Latn`, `pt-BR`.",
    advice: "Write the tag: small letters for the language, Title case for a script, capitals for a country.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    let mut last = ("", true);
    for alias in table.gazetteer.aliases() {
        if alias.lang() != last.0 {
            last = (alias.lang(), is_tag(alias.lang()));
        }
        if !last.1 && !found.allows(alias.note()) {
            let problem = format!("{} is no language tag", quote(alias.lang()));
            found.add(alias.row(), "lang", problem, "write a BCP 47 tag such as `ar`, `ckb` or `ar-Latn`");
        }
    }
}

fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let all = |part: &str, is: fn(&u8) -> bool| part.bytes().all(|byte| is(&byte));
    let language = parts.next().is_some_and(|part| matches!(part.len(), 2 | 3) && all(part, u8::is_ascii_lowercase));
    let is_part = |part: &str| match part.len() {
        4 => part.starts_with(|c: char| c.is_ascii_uppercase()) && all(&part[1..], u8::is_ascii_lowercase),
        2 => all(part, u8::is_ascii_uppercase),
        3 => all(part, u8::is_ascii_digit),
        5..=8 => all(part, u8::is_ascii_alphanumeric),
        _ => false,
    };
    tag.is_empty() || tag.is_ascii() && language && parts.all(is_part)
}
