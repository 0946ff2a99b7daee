//! The second fast path: what becomes of a single character whatever stands around it, from pages that the rules fill
//! when they are first asked. The scanner reads running text by it; characters it knows nothing of go to the rules.

use std::sync::OnceLock;

use icu_properties::props::Script;
use smallvec::SmallVec;

use crate::unicode;

use super::{letters, mark, punctuation, separator};

/// What a character is to the fold when no neighbour has a say in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Simple {
    /// Part of a word: folds to this character.
    Word(char),
    /// Part of a word: folds to two ASCII letters (`ß`, `æ`).
    Two(u8, u8),
    /// A word by itself (Han): folds to this character.
    Solo(char),
    /// Parts words: folds to this character.
    Other(char),
    /// A space or a hyphen; a run of them is a matter of the rules.
    Separator,
    /// A dash or a paragraph end: parts words, and a run of separators with it is a matter of the rules.
    Dash,
    /// A quotation mark: parts words, but vanishes between Hebrew letters.
    Quote,
    /// An apostrophe; its neighbours decide.
    Apostrophe,
    /// A mark that is dropped after a letter of a script that can be read without.
    Mark,
    /// Dropped wherever it stands; words go on behind it.
    Dropped,
    /// Ask the rules.
    Rules,
}

const PAGE: usize = 256;
/// The characters of the basic plane; the rules are asked for the others.
const END: usize = 0x1_0000;

type Page = [Entry; PAGE];

static PAGES: [OnceLock<Box<Page>>; END / PAGE] = [const { OnceLock::new() }; END / PAGE];

/// A [`Simple`] in four bytes: its sort above the character.
#[derive(Clone, Copy)]
struct Entry(u32);

impl Entry {
    const fn pack(sort: u32, value: u32) -> Entry {
        Entry(sort << 24 | value)
    }

    fn of(simple: Simple) -> Entry {
        match simple {
            Simple::Rules => Entry::pack(0, 0),
            Simple::Word(c) => Entry::pack(1, c as u32),
            Simple::Two(a, b) => Entry::pack(2, u32::from(a) << 8 | u32::from(b)),
            Simple::Solo(c) => Entry::pack(3, c as u32),
            Simple::Other(c) => Entry::pack(4, c as u32),
            Simple::Separator => Entry::pack(5, 0),
            Simple::Apostrophe => Entry::pack(6, 0),
            Simple::Mark => Entry::pack(7, 0),
            Simple::Dropped => Entry::pack(8, 0),
            Simple::Dash => Entry::pack(9, 0),
            Simple::Quote => Entry::pack(10, 0),
        }
    }

    fn simple(self) -> Simple {
        let value = self.0 & 0xff_ffff;
        let c = || char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER);
        match self.0 >> 24 {
            1 => Simple::Word(c()),
            2 => Simple::Two((value >> 8) as u8, value as u8),
            3 => Simple::Solo(c()),
            4 => Simple::Other(c()),
            5 => Simple::Separator,
            6 => Simple::Apostrophe,
            7 => Simple::Mark,
            8 => Simple::Dropped,
            9 => Simple::Dash,
            10 => Simple::Quote,
            _ => Simple::Rules,
        }
    }
}

/// What a character is to the fold.
pub(crate) fn simple(c: char) -> Simple {
    let code = c as usize;
    if code >= END {
        return Simple::Rules;
    }
    let page = PAGES[code / PAGE].get_or_init(|| {
        let first = code / PAGE * PAGE;
        Box::new(std::array::from_fn(|at| {
            let simple = char::from_u32((first + at) as u32).map_or(Simple::Rules, by_the_rules);
            Entry::of(simple)
        }))
    });
    page[code % PAGE].simple()
}

/// What a letter folds to that is part of a word whatever stands around it: most of what is asked, and answered sooner.
#[inline(always)]
pub(crate) fn word_letter(c: char) -> Option<char> {
    let code = c as usize;
    let Entry(packed) = PAGES.get(code / PAGE)?.get()?[code % PAGE];
    if packed >> 24 == 1 { char::from_u32(packed & 0xff_ffff) } else { None }
}

/// Whether a word of folded text can be made of this character: a little more than [`unicode::is_word`], so that every
/// name holds at least one.
pub(crate) fn is_word_like(c: char) -> bool {
    unicode::is_word(c) || c.is_alphanumeric()
}

/// Whether a character of folded text is a word by itself, for names may begin or end inside a row of them: scripts
/// without spaces, Hangul, and the letter-like characters that no boundary knows.
pub(crate) fn is_solo(c: char) -> bool {
    !c.is_ascii()
        && is_word_like(c)
        && (unicode::is_unspaced(c) || unicode::script(c) == Script::Hangul || !unicode::is_word(c))
}

fn by_the_rules(c: char) -> Simple {
    let unified = punctuation::unify(c);
    match unified {
        '\'' => return Simple::Apostrophe,
        ' ' | '-' | '\n' => return Simple::Separator,
        '"' => return Simple::Quote,
        '.' | '\r' => return Simple::Rules,
        _ if separator::is_separator(unified) => return Simple::Dash,
        _ => {}
    }
    if unicode::is_mark(c) {
        return if mark::is_dropped(c, 'a') { Simple::Mark } else { Simple::Rules };
    }
    let mut folded: SmallVec<[char; 4]> = SmallVec::new();
    letters::fold_cluster(c, c.encode_utf8(&mut [0; 4]), &mut folded);
    let same_sort = |folded: char| {
        unicode::is_word(c) == unicode::is_word(folded) && unicode::is_unspaced(c) == unicode::is_unspaced(folded)
    };
    match folded[..] {
        // Zero-width characters that part words, and marks of a look of their own, have neighbours.
        [] if matches!(c, '\u{200b}' | '\u{200c}' | '\u{feff}') => Simple::Rules,
        [] => Simple::Dropped,
        [one] if !same_sort(one) || punctuation::is_joint(one) => Simple::Rules,
        [one] if unicode::is_unspaced(one) => Simple::Solo(one),
        [one] if is_solo(one) => Simple::Rules,
        [one] if unicode::is_word(one) => Simple::Word(one),
        [one] => Simple::Other(one),
        [a, b] if unicode::is_word(c) && a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric() => {
            Simple::Two(a as u8, b as u8)
        }
        _ => Simple::Rules,
    }
}

/// Whether marks after a letter that folded to this are dropped.
pub(crate) fn takes_marks(folded: char) -> bool {
    folded.is_ascii_alphanumeric() || !punctuation::is_joint(folded) && mark::is_dropped('\u{301}', folded)
}

/// The fold of a character, if it is one character and none that follows belongs to it.
pub(super) fn fold(c: char, next: Option<char>) -> Option<char> {
    let alone = next.is_none_or(|next| next.is_ascii() || stands_alone(simple(next)));
    match simple(c) {
        Simple::Word(folded) | Simple::Solo(folded) | Simple::Other(folded) if alone => Some(folded),
        _ => None,
    }
}

/// Whether a character surely is no mark on the one before it.
fn stands_alone(simple: Simple) -> bool {
    matches!(
        simple,
        Simple::Word(_)
            | Simple::Two(..)
            | Simple::Solo(_)
            | Simple::Other(_)
            | Simple::Separator
            | Simple::Dash
            | Simple::Quote
            | Simple::Apostrophe
    )
}
