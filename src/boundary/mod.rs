//! Where a name may begin and end, script by script.
//!
//! Spaced scripts need the edge of a word; Han, kana, Thai and their like do not; after a Hangul name a particle may
//! follow. Arabic and Hebrew names may begin after proclitics, Latin ones after an elided article (`l'Iran`).

mod clitic;

use icu_properties::props::Script;

use crate::fold::{Folded, FoldedSpan, is_apostrophe};
use crate::unicode;

pub(crate) use clitic::{Clitic, LONGEST as LONGEST_CLITIC, before as clitic_before, is_letter as is_clitic_letter};

/// What stands before the first character of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    Word,
    After(Clitic),
}

/// How a name may begin at a folded position; `None` inside a word.
pub(crate) fn start(folded: &Folded, at: usize) -> Option<Start> {
    let (before, after) = folded.text().split_at(at);
    let (Some(outside), Some(inside)) = (before.chars().next_back(), after.chars().next()) else {
        return Some(Start::Word);
    };
    if is_edge_between(outside, inside) {
        return Some(Start::Word);
    }
    let original = &folded.original()[..folded.original_start(at)];
    let beside = original.chars().next_back()?;
    if parts_words(beside) || !is_transparent(beside) && !is_apostrophe(beside) && !unicode::is_word(beside) {
        return Some(Start::Word);
    }
    let word: &str = &before[word_start(before)..];
    clitic_before(word, inside, is_apostrophe(beside)).map(Start::After)
}

/// Whether a name may end at the end of a folded range.
pub(crate) fn ends(folded: &Folded, at: FoldedSpan) -> bool {
    let (before, after) = folded.text().split_at(at.end);
    let (Some(inside), Some(outside)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    if unicode::is_mark(outside) {
        return false;
    }
    if is_edge_between(inside, outside) || unicode::script(inside) == Script::Hangul {
        return true;
    }
    let Some(span) = folded.span(at) else { return false };
    let next = folded.original_start(at.end);
    let dropped = &folded.original()[span.end..next];
    let beside = folded.original()[next..].chars().next();
    dropped.chars().any(parts_words) || !beside.is_some_and(unicode::is_word)
}

/// Whether two characters beside each other belong to different words.
pub(crate) fn is_edge_between(a: char, b: char) -> bool {
    !unicode::is_word(a) || !unicode::is_word(b) || unicode::is_unspaced(a) || unicode::is_unspaced(b)
}

/// Zero-width characters that do part words.
fn parts_words(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200c}' | '\u{feff}')
}

/// Characters without a look of their own, and marks: what stands behind them decides.
fn is_transparent(c: char) -> bool {
    unicode::is_ignorable(c) || unicode::is_mark(c) || c == 'ـ'
}

/// The start of the word that ends at the end of `before`, looking no further than a clitic can be long.
fn word_start(before: &str) -> usize {
    before
        .char_indices()
        .rev()
        .take(clitic::LONGEST + 1)
        .take_while(|&(_, c)| unicode::is_word(c) && !unicode::is_unspaced(c))
        .last()
        .map_or(before.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    /// How `name` stands in `text`: may it begin, may it end there?
    fn edges(text: &str, name: &str) -> (Option<Start>, bool) {
        let folded = fold(text);
        let name = crate::fold::fold_name(name);
        let start_at = folded.text().find(&name).expect("the name is in the text");
        let at = FoldedSpan { start: start_at, end: start_at + name.len() };
        (start(&folded, at.start), ends(&folded, at))
    }

    const WORD: (Option<Start>, bool) = (Some(Start::Word), true);

    #[test]
    fn spaced_scripts_need_word_edges() {
        assert_eq!(edges("in Iraq.", "Iraq"), WORD);
        assert_eq!(edges("pro-Iraq", "Iraq"), WORD);
        assert_eq!(edges("Iraq's", "Iraq"), WORD);
        assert_eq!(edges("Iraq¹ and Iraq™", "Iraq"), WORD);
        assert_eq!(edges("Iraqi", "Iraq"), (Some(Start::Word), false));
        assert_eq!(edges("Sana'a", "Sana"), (Some(Start::Word), false));
        assert_eq!(edges("K12", "K1"), (Some(Start::Word), false));
        assert_eq!(edges("thus", "us"), (None, true));
        assert_eq!(edges("th\u{ad}us", "us"), (None, true));
        assert_eq!(edges("Ира\u{301}к", "Ира"), (Some(Start::Word), false));
    }

    #[test]
    fn unspaced_scripts_need_none() {
        assert_eq!(edges("在伊拉克的", "伊拉克"), WORD);
        assert_eq!(edges("のIraqは", "Iraq"), WORD);
        assert_eq!(edges("か\u{3099}", "か"), (Some(Start::Word), false));
        assert_eq!(edges("이라크의", "이라크"), WORD);
    }

    #[test]
    fn clitics_are_extra_starts() {
        assert_eq!(edges("وكتائب حزب الله", "كتائب حزب الله"), (Some(Start::After(Clitic::Arabic)), true));
        assert_eq!(edges("وبالعراق", "العراق"), (Some(Start::After(Clitic::Arabic)), true));
        assert_eq!(edges("بلبنان", "لبنان"), (Some(Start::After(Clitic::Arabic)), true));
        assert_eq!(edges("العراقي", "العراق"), (Some(Start::Word), false));
        assert_eq!(edges("معراق", "عراق"), (None, true));
        assert_eq!(edges("ובישראל", "ישראל"), (Some(Start::After(Clitic::Hebrew)), true));
        assert_eq!(edges("de l'Iran", "Iran"), (Some(Start::After(Clitic::Elision)), true));
        assert_eq!(edges("O'Iran", "Iran"), (None, true));
    }

    #[test]
    fn zero_width_non_joiner_parts_persian_words() {
        assert_eq!(edges("ایران\u{200c}ها", "ایران"), WORD);
    }
}
