//! Normalize: a text with each mention replaced by its canonical name.

use std::collections::HashMap;

use crate::alias::Form;
use crate::dictionary::Dictionary;
use crate::entity::{Entity, NEWS_OUTLET};
use crate::fold::fold_name;
use crate::span::Span;
use crate::tagger::Tagger;

/// Each replacement may give context to a name that had none, so passes repeat until nothing changes.
const MOST_PASSES: usize = 5;

/// The text with every sure mention written as its canonical name. Possessives and everything else stay; demonyms and
/// metonyms stay too, for they are not names of the entity. Doing it twice changes nothing more.
///
/// ```
/// use canonym::{Gazetteer, Tagger, normalize};
/// let tagger = Tagger::new(Gazetteer::bundled());
/// assert_eq!(normalize(&tagger, "Kata’ib Hizbullah’s men"), "Kataib Hezbollah’s men");
/// # Ok::<(), canonym::Error>(())
/// ```
pub fn normalize(tagger: &Tagger, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..MOST_PASSES {
        let next = replace(tagger, &text);
        if next == text {
            break;
        }
        text = next;
    }
    text
}

fn replace(tagger: &Tagger, text: &str) -> String {
    let canonical = canonical_names(tagger, text);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for mention in &tagger.tag(text) {
        let Some(entity) = mention.entity() else { continue };
        // Where the words around the mention read as the canonical name already, that whole name stands.
        let span = covering(&canonical, entity, mention.span).unwrap_or(mention.span);
        let is_name = !matches!(mention.form(), Form::Demonym | Form::Metonym);
        // A name that is written together with a clitic cannot be exchanged alone.
        let stands_alone = !text[..span.start].ends_with(char::is_alphabetic);
        if is_name && stands_alone && span.start >= done {
            out.push_str(&text[done..span.start]);
            write_name(entity, text, span, &mut out);
            done = span.end;
        }
    }
    out.push_str(&text[done..]);
    out
}

/// The places where entities stand under their canonical names, ascending for each entity.
fn canonical_names(tagger: &Tagger, text: &str) -> HashMap<u32, Vec<Span>> {
    let gazetteer = tagger.gazetteer();
    let dictionary = Dictionary::of_names(gazetteer.image());
    let is_alias = |&at: &u32| (at as usize) < gazetteer.alias_count();
    let mut names: HashMap<u32, Vec<Span>> = HashMap::new();
    tagger.hits(text, |hit| {
        for alias in dictionary.alike(hit.pattern).filter(is_alias).map(|at| gazetteer.alias(at)) {
            if alias.surface() == alias.entity().name() {
                names.entry(alias.entity().at).or_default().push(hit.span);
            }
        }
    });
    names.values_mut().for_each(|spans| spans.sort_unstable());
    names
}

fn covering(names: &HashMap<u32, Vec<Span>>, entity: Entity, mention: Span) -> Option<Span> {
    let spans = names.get(&entity.at)?;
    let last = spans.partition_point(|span| span.start <= mention.start).checked_sub(1)?;
    Some(spans[last]).filter(|span| span.end >= mention.end)
}

/// Writes the canonical name as its place wants it: the article not twice, `al-` small inside a sentence.
fn write_name(entity: Entity, text: &str, span: Span, out: &mut String) {
    let name = entity.name();
    let before = &text[..span.start];
    let starts_sentence = starts_sentence(before);
    if let Some((article, rest)) = name.split_once(' ')
        && article.eq_ignore_ascii_case("the")
    {
        let has_article = before
            .trim_end()
            .rsplit(|c: char| !c.is_alphanumeric())
            .next()
            .is_some_and(|word| fold_name(word) == "the");
        if has_article && before.ends_with(char::is_whitespace) {
            out.push_str(rest);
            return;
        }
    }
    let has_article = ["al-", "el-", "Al-", "El-", "the "].iter().any(|article| name.starts_with(article));
    // Brands spell themselves; of other names only the joined article changes with its place.
    if !has_article || entity.kind() == NEWS_OUTLET {
        out.push_str(name);
        return;
    }
    let (first, rest) = name.split_at(1);
    out.push_str(&if starts_sentence { first.to_uppercase() } else { first.to_lowercase() });
    out.push_str(rest);
}

fn starts_sentence(before: &str) -> bool {
    const QUOTES: [char; 12] = ['"', '“', '”', '‘', '’', '\'', '(', ')', '«', '»', '„', ']'];
    let trimmed = before.trim_end_matches([' ', '\t']).trim_end_matches(QUOTES).trim_end_matches([' ', '\t']);
    trimmed.is_empty() || trimmed.ends_with(['.', '!', '?', '\n', '\r', '…'])
}
