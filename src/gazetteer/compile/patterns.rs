//! Folds of all aliases, and the order of patterns.

use crate::fold::{fold, fold_name};
use crate::gazetteer::index::Rows;
use crate::image::plain;

/// The folds of strings, one behind the other.
pub(super) struct Folds {
    text: String,
    ends: Vec<u32>,
}

impl Folds {
    /// The folds of all alias rows.
    pub(super) fn of(rows: &Rows) -> Folds {
        let mut folds = Folds { text: String::new(), ends: Vec::with_capacity(rows.aliases.len()) };
        for alias in &rows.aliases {
            folds.add(rows.strings.get(alias.surface));
        }
        folds
    }

    fn add(&mut self, surface: &str) {
        if is_plain(surface) {
            self.text.extend(surface.bytes().map(|byte| plain(byte) as char));
        } else {
            self.text.push_str(&fold_name(surface));
        }
        self.ends.push(self.text.len() as u32);
    }

    pub(super) fn get(&self, at: u32) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at as usize - 1] };
        &self.text[start as usize..self.ends[at as usize] as usize]
    }

    /// All positions in the order of their folds; where these are alike, in their own order.
    pub(super) fn order(&self) -> Vec<u32> {
        order(self.ends.len() as u32, |at| self.get(at))
    }
}

/// Positions in the order of their strings; where these are alike, in their own order.
pub(super) fn order<'t>(count: u32, text: impl Fn(u32) -> &'t str) -> Vec<u32> {
    // The first bytes decide nearly always: they are compared without a look at the strings.
    let begin = |at: u32| {
        let mut first = [0; 16];
        let bytes = text(at).as_bytes();
        let length = bytes.len().min(first.len());
        first[..length].copy_from_slice(&bytes[..length]);
        u128::from_be_bytes(first)
    };
    let mut keys: Vec<(u128, u32)> = (0..count).map(|at| (begin(at), at)).collect();
    keys.sort_unstable_by(|&(a, i), &(b, j)| a.cmp(&b).then_with(|| text(i).cmp(text(j))).then_with(|| i.cmp(&j)));
    keys.into_iter().map(|(_, at)| at).collect()
}

/// Words of ASCII letters with a space or a hyphen between: the fold only changes their case and the hyphen.
pub(super) fn is_plain(surface: &str) -> bool {
    let bytes = surface.as_bytes();
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    !bytes.is_empty()
        && (0..bytes.len()).all(|at| {
            is_letter(at) || matches!(bytes[at], b' ' | b'-') && at > 0 && is_letter(at - 1) && is_letter(at + 1)
        })
}

/// Whether a fold is read off its surface by [`plain`].
pub(super) fn is_regular(surface: &str, fold: &str) -> bool {
    surface.len() == fold.len() && surface.bytes().map(plain).eq(fold.bytes()) && {
        // Capitals are read off it too.
        surface.is_ascii() || !surface.chars().any(|c| !c.is_ascii() && c.is_uppercase())
    }
}

/// Where the capitals of a surface stand, in bytes of its fold.
pub(super) fn capitals(surface: &str, pattern: &str) -> Vec<u32> {
    let folded = fold(surface);
    let skipped = folded.text().find(pattern).unwrap_or(0);
    pattern
        .char_indices()
        .filter(|&(at, _)| folded.original_char(skipped + at).is_some_and(char::is_uppercase))
        .map(|(at, _)| at as u32)
        .collect()
}
