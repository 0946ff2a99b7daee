//! Capitalised neighbours: a word directly beside a name that may make it part of a longer one (`Paris` in
//! `Paris Hilton`).

use crate::fold::fold_name;
use crate::gazetteer::Gazetteer;
use crate::span::Span;

use super::case;

/// The edges of names that need no evidence, each list ascending: they are no part of another name.
#[derive(Default)]
pub(super) struct Names {
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Names {
    pub(super) fn of(spans: Vec<Span>) -> Names {
        let mut names = Names::default();
        for span in spans {
            names.starts.push(span.start);
            names.ends.push(span.end);
        }
        names.starts.sort_unstable();
        names.ends.sort_unstable();
        names
    }
}

/// A word before a name, and whether it is some person's given name.
pub(super) struct Before<'t> {
    pub(super) word: &'t str,
    pub(super) is_given: bool,
    /// Its script has capitals, and it has one; else only a given name is told.
    pub(super) is_capital: bool,
}

/// The capitalised word before a name that belongs to no other name. At the start of a sentence, where every word is
/// capitalised, only a given name tells.
pub(super) fn before<'t>(text: &'t str, gazetteer: &Gazetteer, names: &Names, name: Span) -> Option<Before<'t>> {
    let start = name.start;
    let joined = text[..start].trim_end_matches(parts).len();
    let is_name = joined < start && names.ends.binary_search(&joined).is_ok();
    let before = without_article(&text[..start]).strip_suffix(char::is_whitespace).filter(|_| !is_name)?;
    let word = &before[before.trim_end_matches(is_inside_word).len()..];
    let opens = opens_sentence(text, before.len() - word.len());
    // Scripts without capitals have given names too.
    let has_case = word.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    if word.is_empty() || has_case && !tells(word, text, start) {
        return None;
    }
    let is_given = gazetteer.is_given_name(&fold_name(word));
    (has_case && !opens || is_given).then_some(Before { word, is_given, is_capital: has_case })
}

/// Whether a word at a place is the first of its sentence.
pub(super) fn opens_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '"', '“', '‘', '\'', '(']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n', '\r', '—', '–'])
}

/// The capitalised word after a name, where it does not begin another name.
pub(super) fn after<'t>(text: &'t str, names: &Names, name: Span) -> Option<&'t str> {
    let end = name.end;
    let next = text.len() - text[end..].trim_start_matches(parts).len();
    let is_name = next > end && names.starts.binary_search(&next).is_ok();
    let after = text[end..].strip_prefix(char::is_whitespace).filter(|_| !is_name)?;
    let word = &after[..after.len() - after.trim_start_matches(is_inside_word).len()];
    tells(word, text, end).then_some(word)
}

/// What may stand between two names beside each other.
fn parts(c: char) -> bool {
    c == '-' || c.is_whitespace()
}

/// An article at the end belongs to the name that follows: `Hassan al-` before `Sudani`.
fn without_article(before: &str) -> &str {
    let article = before
        .strip_suffix(['-', '‑', ' '])
        .and_then(|before| ["al", "Al", "el", "El"].iter().find_map(|article| before.strip_suffix(article)));
    article.filter(|rest| rest.ends_with(char::is_whitespace)).unwrap_or(before)
}

/// A capital tells nothing in an acronym nor in a headline.
fn tells(word: &str, text: &str, at: usize) -> bool {
    case::starts_with_capital(word) && word.chars().any(char::is_lowercase) && !case::is_headline(text, at)
}

fn is_inside_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')
}
