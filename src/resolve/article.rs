//! Arabic articles: one that a hyphen joins to a name belongs to the name, assimilated or not (`al-Harir`, `as-Suwayda`).

use crate::fold::{Folded, FoldedSpan};

use super::boundary::{self, Start};

/// Articles as they are romanised, each with the letters it may stand before; none means any.
const ARTICLES: &[(&str, &[&str])] = &[
    ("al", &[]),
    ("el", &[]),
    ("ad", &["d"]),
    ("ed", &["d"]),
    ("adh", &["dh"]),
    ("an", &["n"]),
    ("en", &["n"]),
    ("ar", &["r"]),
    ("er", &["r"]),
    ("as", &["s"]),
    ("es", &["s"]),
    ("ash", &["sh"]),
    ("esh", &["sh"]),
    ("at", &["t"]),
    ("et", &["t"]),
    ("ath", &["th"]),
    ("az", &["z"]),
    ("ez", &["z"]),
];

/// The range of a name together with its article.
pub(super) fn with_article(folded: &Folded, name: FoldedSpan) -> FoldedSpan {
    extended(folded, name).unwrap_or(name)
}

fn extended(folded: &Folded, name: FoldedSpan) -> Option<FoldedSpan> {
    let before = folded.text()[..name.start].strip_suffix(' ')?;
    let joint = folded.original()[..folded.original_start(name.start)].chars().next_back()?;
    let rest = &folded.text()[name.start..];
    let (article, _) = ARTICLES.iter().find(|(article, letters)| {
        before.ends_with(article)
            && (letters.is_empty() || letters.iter().any(|letter| rest.starts_with(letter)))
            && boundary::start(folded, before.len() - article.len()) == Some(Start::Word)
    })?;
    (!joint.is_whitespace()).then_some(FoldedSpan { start: before.len() - article.len(), end: name.end })
}
