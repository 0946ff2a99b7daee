//! Case: which capitals a surface must have, and what the capitals of its neighbours say.

use crate::alias::{Alias, Case};
use crate::fold::{floor, fold};
use crate::matcher::Hit;
use crate::span::Span;

/// Whether the text at a hit has the case that the policy of an alias asks for.
pub(super) fn agrees(alias: Alias, case: Case, text: &str, hit: &Hit) -> bool {
    if case == Case::Any {
        return true;
    }
    let pattern = alias.text();
    let surface = hit.span.of(text);
    if hit.is_linear && pattern.capitals().is_none() && case == Case::Smart {
        // Nearly always: the name stands there as the table has it, byte for byte but for its case.
        let written = pattern.bytes;
        let is_capital = |&(a, b): &(&u8, &u8)| a.is_ascii_uppercase() && b.is_ascii_uppercase();
        return written.iter().zip(surface.as_bytes()).any(|pair| is_capital(&pair))
            || !written.iter().any(u8::is_ascii_uppercase);
    }
    // Capitals at both beginnings are the same letter of the fold.
    let begins_with_capital = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    if case == Case::Smart && begins_with_capital(surface) && begins_with_capital(alias.surface()) {
        return true;
    }
    let capitals: Vec<usize> = match pattern.capitals() {
        Some(capitals) => capitals.collect(),
        None => {
            pattern.bytes.iter().enumerate().filter(|(_, byte)| byte.is_ascii_uppercase()).map(|(at, _)| at).collect()
        }
    };
    if case == Case::Smart && capitals.is_empty() {
        return true;
    }
    let name: Vec<u8> = pattern.fold().iter().map(|&byte| crate::image::plain(byte)).collect();
    let Ok(name) = str::from_utf8(&name) else { return false };
    let folded = fold(surface);
    // What surrounds a name may have been dropped with its surroundings.
    let skipped = folded.text().find(name).unwrap_or(0);
    let is_capital = |offset: usize| folded.original_char(skipped + offset).is_some_and(char::is_uppercase);
    if case == Case::Smart {
        return capitals.iter().any(|&offset| is_capital(offset));
    }
    let letters = || letters_outside_articles(name);
    let as_written = |(offset, _)| is_capital(offset) == capitals.contains(&offset);
    // In a line of capitals `SOUTH LEBANON` is South Lebanon; an acronym has no small letters to lose.
    let has_small = letters().any(|(offset, _)| !capitals.contains(&offset));
    letters().all(as_written) || has_small && letters().all(|(offset, _)| is_capital(offset))
}

/// The letters that tell by their case: those of an Arabic article (`al-Din`, `Al Din`) do not.
fn letters_outside_articles(name: &str) -> impl Iterator<Item = (usize, char)> {
    let starts = name.split(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some((start, word))
    });
    starts
        .filter(|(start, word)| !matches!(*word, "al" | "el") || start + word.len() == name.len())
        .flat_map(|(start, word)| word.char_indices().map(move |(at, c)| (start + at, c)))
        .filter(|(_, c)| c.is_alphabetic())
}

/// How far to either side a line is read to tell its style.
const WINDOW: usize = 200;

/// Whether the line around a position is a headline: most of its longer words begin with capitals.
pub(super) fn is_headline(text: &str, at: usize) -> bool {
    let (first, last) = (floor(text, at.saturating_sub(WINDOW)), floor(text, at + WINDOW));
    let from = text[first..at].rfind('\n').map_or(first, |end| first + end + 1);
    let to = text[at..last].find('\n').map_or(last, |end| at + end);
    let long = text[from..to].split_whitespace().filter(|word| word.chars().nth(3).is_some());
    let (capital, all) =
        long.fold((0, 0), |(capital, all), word| (capital + usize::from(starts_with_capital(word)), all + 1));
    all >= 3 && capital * 5 >= all * 4
}

/// Whether a name stands among other words in a line without small letters.
pub(super) fn is_in_capitals(text: &str, name: Span) -> bool {
    let (first, last) = (floor(text, name.start.saturating_sub(WINDOW)), floor(text, name.end + WINDOW));
    let from = text[first..name.start].rfind('\n').map_or(first, |end| first + end + 1);
    let to = text[name.end..last].find('\n').map_or(last, |end| name.end + end);
    let line = || text[from..name.start].chars().chain(text[name.end..to].chars());
    !name.of(text).chars().any(char::is_lowercase)
        && !line().any(char::is_lowercase)
        && line().filter(|c| c.is_uppercase()).count() > 3
}

pub(super) fn starts_with_capital(word: &str) -> bool {
    word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
}
