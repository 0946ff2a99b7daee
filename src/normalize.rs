//! Normalize: a text with each mention replaced by its canonical name.

use crate::alias::Form;
use crate::entity::Entity;
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
/// let tagger = Tagger::new(Gazetteer::bundled())?;
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
    let mentions = tagger.tag(text);
    let canonical = canonical_names(tagger, text);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for mention in &mentions {
        let Some(entity) = mention.entity() else { continue };
        if matches!(mention.form(), Form::Demonym | Form::Metonym) || mention.span.start < done {
            continue;
        }
        // Where the words around the mention read as the canonical name already, that whole name stands.
        let covering = canonical.iter().find(|(span, id)| {
            *id == entity.id.as_str() && span.start <= mention.span.start && span.end >= mention.span.end
        });
        let span = covering.map_or(mention.span, |&(span, _)| span);
        if span.start < done {
            continue;
        }
        out.push_str(&text[done..span.start]);
        write_name(entity, text, span, &mut out);
        done = span.end;
    }
    out.push_str(&text[done..]);
    out
}

/// Every place where some entity's canonical name stands.
fn canonical_names<'g>(tagger: &'g Tagger, text: &str) -> Vec<(Span, &'g str)> {
    let trace = tagger.trace(text);
    let gazetteer = tagger.gazetteer();
    let mut names = Vec::new();
    for (hit, _) in &trace.hits {
        for &at in tagger.lexicon().aliases(hit.pattern) {
            let alias = &gazetteer.aliases()[at];
            let entity = gazetteer.entity_of(alias);
            if alias.surface == entity.name
                && let Some(span) = trace.folded.span(hit.at)
            {
                names.push((span, entity.id.as_str()));
            }
        }
    }
    names
}

/// Writes the canonical name as its place wants it: the article not twice, `al-` small inside a sentence.
fn write_name(entity: &Entity, text: &str, span: Span, out: &mut String) {
    let name = &*entity.name;
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
    let article = name.split_once(['-', ' ']).map(|(article, _)| article);
    let is_article = article.is_some_and(|article| ["al", "el", "the"].contains(&&*article.to_lowercase()));
    let is_fixed = name.starts_with("The ");
    if !is_article || is_fixed {
        out.push_str(name);
        return;
    }
    let (first, rest) = name.split_at(1);
    out.push_str(&if starts_sentence { first.to_uppercase() } else { first.to_lowercase() });
    out.push_str(rest);
}

fn starts_sentence(before: &str) -> bool {
    let opened = before.trim_end_matches(['"', '“', '‘', '\'', '(', '«', '„']);
    let trimmed = opened.trim_end_matches([' ', '\t']);
    trimmed.is_empty() || trimmed.ends_with(['.', '!', '?', '\n', '\r', '…'])
}
