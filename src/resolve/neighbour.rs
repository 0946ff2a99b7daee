//! Capitalised neighbours: a word directly beside a name that may make it part of a longer one (`Paris` in
//! `Paris Hilton`).

use std::collections::HashSet;

use crate::alias::{Alias, Form};
use crate::entity::PERSON;
use crate::fold::{Folded, FoldedSpan, fold_name};
use crate::gazetteer::Gazetteer;

use super::case;
use super::occurrence::Occurrence;

/// The edges of names that need no evidence, in folded text, each list ascending: they are no part of another name.
#[derive(Default)]
pub(super) struct Names {
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Names {
    pub(super) fn of<'o>(occurrences: impl Iterator<Item = &'o Occurrence>) -> Names {
        let mut names = Names::default();
        for occurrence in occurrences {
            names.starts.push(occurrence.at.start);
            names.ends.push(occurrence.at.end);
        }
        names.starts.sort_unstable();
        names.ends.sort_unstable();
        names
    }
}

/// The first words of persons' full names: what they are even at the start of a sentence.
pub(super) struct GivenNames(HashSet<String>);

impl GivenNames {
    pub(super) fn of(gazetteer: &Gazetteer) -> GivenNames {
        let full_name = |alias: &&Alias| matches!(alias.form, Form::Name | Form::Spelling);
        let is_person = |alias: &&Alias| gazetteer.is_a(&gazetteer.entity_of(alias).kind, PERSON);
        let first_word = |alias: &Alias| {
            let fold = fold_name(&alias.surface);
            fold.split_once(' ').map(|(first, _)| first.to_owned()).filter(|first| first.chars().count() > 2)
        };
        GivenNames(gazetteer.aliases().iter().filter(full_name).filter(is_person).filter_map(first_word).collect())
    }
}

/// A word before a name, and whether it is some person's given name.
pub(super) struct Before<'t> {
    pub(super) word: &'t str,
    pub(super) is_given: bool,
}

/// The capitalised word before a name that belongs to no other name. At the start of a sentence, where every word is
/// capitalised, only a given name tells.
pub(super) fn before<'t>(
    folded: &Folded<'t>,
    names: &Names,
    given_names: &GivenNames,
    at: FoldedSpan,
) -> Option<Before<'t>> {
    let is_name = names.ends.binary_search(&at.start.saturating_sub(1)).is_ok();
    let text = folded.original();
    let start = folded.span(at)?.start;
    let before = without_article(&text[..start]).strip_suffix(char::is_whitespace).filter(|_| !is_name)?;
    let word = &before[before.trim_end_matches(is_inside_word).len()..];
    let sentence = before[..before.len() - word.len()].trim_end_matches([' ', '"', '“', '‘', '\'', '(']);
    let opens = sentence.is_empty() || sentence.ends_with(['.', '!', '?', ':', '\n', '\r', '—', '–']);
    let is_given = given_names.0.contains(&fold_name(word));
    (tells(word, text, start) && (!opens || is_given)).then_some(Before { word, is_given })
}

/// The capitalised word after a name, where it does not begin another name.
pub(super) fn after<'t>(folded: &Folded<'t>, names: &Names, at: FoldedSpan) -> Option<&'t str> {
    let is_name = names.starts.binary_search(&(at.end + 1)).is_ok();
    let text = folded.original();
    let end = folded.span(at)?.end;
    let after = text[end..].strip_prefix(char::is_whitespace).filter(|_| !is_name)?;
    let word = &after[..after.len() - after.trim_start_matches(is_inside_word).len()];
    tells(word, text, end).then_some(word)
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
