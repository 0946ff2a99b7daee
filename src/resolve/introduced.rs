//! Acronyms that a document introduces in brackets: `Indian Cricket Rating Committee (ICRC)` means no other ICRC from
//! then on, and `Popular Mobilisation Forces (PMF)` the forces.

use std::collections::HashMap;

use crate::span::Span;

use super::occurrence::Occurrence;

/// What a document introduces: acronyms, and the entities that the words before the bracket name. None of them is in the
/// table where that list is empty.
#[derive(Default)]
pub(super) struct Introduced<'t>(HashMap<&'t str, Vec<u32>>);

/// Longer ones are words in capitals.
const LONGEST: usize = 8;

impl<'t> Introduced<'t> {
    /// Looks at occurrences in the order of their starts; `entities` are those an occurrence may be.
    pub(super) fn of(text: &'t str, occurrences: &[Occurrence], entities: impl Fn(&Occurrence) -> Vec<u32>) -> Self {
        let mut introduced = Introduced::default();
        for occurrence in occurrences.iter().filter(|one| is_bracketed(text, one.span)) {
            let acronym = occurrence.span.of(text);
            let Some(words) = expansion(text, occurrence.span) else { continue };
            let first = occurrences.partition_point(|other| other.span.start < words.start);
            let inside = occurrences[first..].iter().take_while(|other| other.span.start < words.end);
            let named = inside.filter(|other| other.span.end <= words.end).flat_map(&entities);
            introduced.0.entry(acronym).or_default().extend(named);
        }
        introduced
    }

    /// Whether a surface is introduced for an entity; `None` where it is not introduced.
    pub(super) fn says(&self, surface: &str, entity: u32) -> Option<bool> {
        if self.0.is_empty() {
            return None;
        }
        Some(self.0.get(surface)?.contains(&entity))
    }

    /// Whether a surface is introduced for anybody.
    pub(super) fn knows(&self, surface: &str) -> bool {
        !self.0.is_empty() && self.0.contains_key(surface)
    }
}

fn is_bracketed(text: &str, span: Span) -> bool {
    text[..span.start].ends_with('(')
        && text[span.end..].starts_with(')')
        && (2..=LONGEST).contains(&(span.end - span.start))
        && span.of(text).bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The words before a bracket whose first letters make the acronym in it; small words may stand among them.
fn expansion(text: &str, acronym: Span) -> Option<Span> {
    let before = text[..acronym.start - 1].trim_end();
    let end = before.len();
    let mut letters = acronym.of(text).bytes().rev();
    let mut wanted = letters.next()?;
    let mut at = end;
    loop {
        let head = &before[..at];
        let word = &head[head.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’')).len()..];
        let first = word.chars().next()?;
        let start = at - word.len();
        if first.to_ascii_uppercase() as u32 == u32::from(wanted) && first.is_alphabetic() {
            match letters.next() {
                Some(next) => wanted = next,
                None => return Some(Span::new(start, end)),
            }
        } else if !matches!(
            word,
            "of" | "the" | "and" | "for" | "in" | "on" | "to" | "de" | "du" | "des" | "la" | "et" | "al"
        ) {
            return None;
        }
        at = before[..start].trim_end_matches([' ', '-', '\u{a0}']).len();
        if at == start {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_a_bracket_expand_an_acronym() {
        let expand = |text: &'static str| {
            let start = text.find('(').expect("a bracket") + 1;
            let end = text.find(')').expect("a bracket");
            expansion(text, Span::new(start, end)).map(|span| span.of(text))
        };
        assert_eq!(expand("the Institute for Science and Security (ISS)"), Some("Institute for Science and Security"));
        assert_eq!(expand("the pro-government Popular Mobilisation Forces (PMF)"), Some("Popular Mobilisation Forces"));
        assert_eq!(expand("Kata'ib Hizbullah (KH)"), Some("Kata'ib Hizbullah"));
        assert_eq!(expand("he said (US)"), None);
        assert_eq!(expand("(US)"), None);
    }
}
