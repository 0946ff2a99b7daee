//! Ordinary words of languages: a name that is one of them is told by less than its letters.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::fold::fold_name;

/// The lists that a curator edits, one word a line.
const LISTS: &[(&str, &str)] = &[
    ("ar", include_str!("../../gazetteer/words/ar.txt")),
    ("ckb", include_str!("../../gazetteer/words/ckb.txt")),
    ("de", include_str!("../../gazetteer/words/de.txt")),
    ("en", include_str!("../../gazetteer/words/en.txt")),
    ("es", include_str!("../../gazetteer/words/es.txt")),
    ("fa", include_str!("../../gazetteer/words/fa.txt")),
    ("fr", include_str!("../../gazetteer/words/fr.txt")),
    ("he", include_str!("../../gazetteer/words/he.txt")),
    ("ru", include_str!("../../gazetteer/words/ru.txt")),
    ("tr", include_str!("../../gazetteer/words/tr.txt")),
];

static WORDS: LazyLock<HashMap<&str, HashSet<String>>> = LazyLock::new(|| {
    LISTS.iter().map(|(language, words)| (*language, words.lines().map(fold_name).collect())).collect()
});

/// Whether a fold is an ordinary word of a language, by its BCP 47 tag, or of English, where a name of any language may
/// stand.
pub(crate) fn is_word(lang: &str, fold: &str) -> bool {
    let language = lang.split('-').next().unwrap_or_default();
    let is_in = |language: &str| WORDS.get(language).is_some_and(|words| words.contains(fold));
    !fold.contains(' ') && (is_in(language) || fold.is_ascii() && is_in("en"))
}
