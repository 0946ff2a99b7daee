//! Fold: text to folded text, with the way back. One and the same folding is applied to aliases and to text.
//!
//! The law: for every mention, the original text at its span folds to the fold of the alias.
//!
//! Two halves. *Letters* turns each character into plain letters without looking at its neighbours:
//! [`punctuation`], compatibility forms (NFKD), [`mark`], [`ayn`], [`case`], [`digit`], [`arabic`], [`latin`].
//! *Joints* then decides what an [`apostrophe`], the period of an [`acronym`] and a [`separator`] mean between them.

mod acronym;
mod apostrophe;
mod arabic;
mod ascii;
mod ayn;
mod case;
mod digit;
mod fingerprint;
mod folded;
mod latin;
mod letters;
mod mark;
mod punctuation;
mod separator;
mod simple;
#[cfg(test)]
mod tests;
mod window;

pub use folded::{Folded, FoldedSpan};
use letters::Letters;
pub(crate) use simple::{Simple, is_solo, is_word_like, simple, takes_marks, word_letter};
pub(crate) use window::{Window, floor, safe_before};

/// Folds a text.
///
/// ```
/// assert_eq!(canonym::fold("Kataʾib  Ḥizbullāh’s U.S.").text(), "kataib hizbullah's us");
/// ```
pub fn fold(text: &str) -> Folded<'_> {
    let mut out = Folded::new(text);
    let mut letters = Letters::new(text);
    let mut acronym = acronym::Acronym::default();
    loop {
        if let Some(at) = letters.position() {
            let run = ascii::plain_run(text, at);
            if run > 0 {
                out.push_ascii(at, &text[at..at + run]);
                letters.skip_to(at + run);
            }
        }
        let Some(letter) = letters.next() else { return out };
        match letter.ch {
            '\'' => apostrophe::fold(letter, &mut letters, &mut out),
            '"' => apostrophe::fold_quotation(letter, &letters, &mut out),
            '.' => acronym.fold(letter, &letters, &mut out),
            c if separator::is_separator(c) => separator::fold(letter, &mut letters, &mut out),
            _ => out.push(letter),
        }
    }
}

/// Whether a character is one of the marks the fold reads as an apostrophe.
pub(crate) fn is_apostrophe(c: char) -> bool {
    punctuation::unify(c) == '\''
}

/// Folds a name, without the spaces and apostrophes around it: what the matcher looks for.
pub fn fold_name(name: &str) -> String {
    fold(name).text().trim_matches(|c: char| c == '\'' || separator::is_separator(c)).to_owned()
}

/// The version of Unicode whose data the fold rests on.
pub(crate) const UNICODE: [u8; 3] = [18, 0, 0];

/// A hash over what the fold makes of every character, alone and beside others: another one means that names folded
/// before are no longer found. Built once into the program.
pub(crate) fn fingerprint() -> u64 {
    match option_env!("CANONYM_FOLD") {
        Some(hex) => u64::from_str_radix(hex, 16).unwrap_or_default(),
        None => fingerprint::compute(),
    }
}
