//! Little words written together with a name: Arabic and Hebrew proclitics, Romance elisions.

use icu_properties::props::Script;

use crate::unicode;

/// A sort of clitic; an alias accepts those of its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clitic {
    /// و ف, then ب ل ك, then ال.
    Arabic,
    /// ו, then ש כש, then מ, then ב ל כ ה.
    Hebrew,
    /// l' d' qu' and their like before a vowel.
    Elision,
}

/// The longest sequence of clitic letters: وبال, ושמה, jusqu.
pub(crate) const LONGEST: usize = 6;

/// Elided words of French and Italian, folded.
const ELIDED: [&str; 17] =
    ["l", "d", "qu", "j", "n", "s", "t", "m", "c", "jusqu", "lorsqu", "puisqu", "dell", "all", "nell", "sull", "dall"];

impl Clitic {
    /// Whether names of a language (a BCP-47 tag) take this clitic; names without a language take any.
    pub(crate) fn fits(self, lang: &str) -> bool {
        let language = lang.split('-').next().unwrap_or("");
        match self {
            Clitic::Arabic => matches!(language, "ar" | ""),
            Clitic::Hebrew => matches!(language, "he" | ""),
            Clitic::Elision => true,
        }
    }
}

/// Whether a folded letter is one of those that Arabic or Hebrew clitics consist of.
pub(crate) fn is_letter(c: char) -> bool {
    matches!(c, 'و' | 'ف' | 'ب' | 'ل' | 'ك' | 'ا' | 'ו' | 'ש' | 'כ' | 'מ' | 'ב' | 'ל' | 'ה')
}

/// The clitic that `word`, all that stands before the name in its word, consists of.
pub(crate) fn before(word: &str, first_of_name: char, apostrophe: bool) -> Option<Clitic> {
    if apostrophe {
        let vowel = matches!(first_of_name, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h');
        return (vowel && ELIDED.contains(&word)).then_some(Clitic::Elision);
    }
    match unicode::script(first_of_name) {
        Script::Arabic => is_arabic(word).then_some(Clitic::Arabic),
        Script::Hebrew => is_hebrew(word).then_some(Clitic::Hebrew),
        _ => None,
    }
}

fn is_arabic(word: &str) -> bool {
    let rest = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let rest = match rest.strip_prefix(['ب', 'ل', 'ك']) {
        Some(after) if after != "ا" => after,
        _ => rest,
    };
    // After li- the article loses its alef.
    !word.is_empty() && (rest.is_empty() || rest == "ال" || (rest == "ل" && word.ends_with("لل")))
}

fn is_hebrew(word: &str) -> bool {
    let rest = word.strip_prefix('ו').unwrap_or(word);
    let rest = rest.strip_prefix("כש").or(rest.strip_prefix('ש')).unwrap_or(rest);
    let rest = rest.strip_prefix('מ').unwrap_or(rest);
    let rest = rest.strip_prefix(['ב', 'ל', 'כ', 'ה']).unwrap_or(rest);
    !word.is_empty() && rest.is_empty()
}
