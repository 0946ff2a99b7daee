//! Arabic articles: one that a hyphen joins to a name belongs to the name, assimilated or not (`al-Harir`, `as-Suwayda`).

use crate::boundary::{self, Start};
use crate::fold::{FoldedSpan, Simple, Window, simple};
use crate::span::Span;

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

/// The span of a name together with its article.
pub(super) fn with_article(text: &str, name: Span) -> Span {
    // What joins an article is a hyphen of some sort.
    match text[..name.start].chars().next_back() {
        Some(joint) if !joint.is_whitespace() && simple(joint) == Simple::Separator => {
            extended(text, name).unwrap_or(name)
        }
        _ => name,
    }
}

fn extended(text: &str, name: Span) -> Option<Span> {
    const REACH: usize = 24;
    let window = Window::of(text, name.start.saturating_sub(REACH), name.end + REACH);
    let folded = &window.folded;
    let at = window.folded_span(name)?;
    let before = folded.text()[..at.start].strip_suffix(' ')?;
    let rest = &folded.text()[at.start..];
    let (article, _) = ARTICLES.iter().find(|(article, letters)| {
        before.ends_with(article)
            && (letters.is_empty() || letters.iter().any(|letter| rest.starts_with(letter)))
            && boundary::start(folded, before.len() - article.len()) == Some(Start::Word)
    })?;
    window.span(FoldedSpan { start: before.len() - article.len(), end: at.end })
}
