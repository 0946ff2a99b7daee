//! Words of other letters than plain ASCII: folded one by one from the table of single characters.

use icu_properties::props::Script;
use smallvec::SmallVec;

use crate::boundary::{Clitic, LONGEST_CLITIC, Start, clitic_before, is_clitic_letter};
use crate::fold::{Simple, simple, takes_marks, word_letter};
use crate::machine::word;
use crate::unicode;

use super::Hit;
use super::scan::Scan;

/// A word while it is read.
#[derive(Default)]
struct Open {
    start: usize,
    letters: u32,
    /// A folded byte may stand elsewhere behind the start than the original one.
    is_bent: bool,
    /// Where letters with an apostrophe before them are in the fold.
    after_apostrophe: SmallVec<[u32; 2]>,
    first: Option<char>,
    last: Option<char>,
    /// It is the `s` of a possessive.
    is_possessive: bool,
}

impl Open {
    /// Forgets the word, but keeps the memory.
    fn clear(&mut self) {
        self.letters = 0;
        self.is_bent = false;
        self.after_apostrophe.clear();
        (self.first, self.last) = (None, None);
        self.is_possessive = false;
    }
}

impl<F: FnMut(Hit)> Scan<'_, '_, F> {
    /// Tells the word of a run that is plain but for marks around it or a possessive; false for any other.
    pub(super) fn nearly_plain(&mut self, start: usize, end: usize) -> bool {
        let bytes = self.text.as_bytes();
        let start = start + mark_before(&bytes[start..end]);
        let run = &bytes[start..end];
        let plain = run.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let rest = &run[plain..];
        let behind = bytes.get(end).copied().unwrap_or(b' ');
        // An initial before a period, a Hebrew letter's mark: not here.
        if plain == 1 && behind == b'.' {
            return false;
        }
        if let [b'\'', behind @ ..] | [0xe2, 0x80, 0x99, behind @ ..] = rest
            && plain > 0
            && is_joined(behind)
        {
            self.letters.clear();
            self.letters.extend(run[..plain].iter().chain(behind).map(u8::to_ascii_lowercase));
            self.token(start, word(&self.letters));
            return true;
        }
        let is_possessive = match rest {
            [] => false,
            [b'\'', b's' | b'S'] | [0xe2, 0x80, 0x99, b's' | b'S'] if plain > 0 => true,
            [0xe2, 0x80, 0x93..=0x95 | 0x99 | 0x9c..=0x9f] | [b'\''] if plain != 1 => false,
            _ => return false,
        };
        if plain > 0 {
            self.plain_word(start, plain);
        }
        if is_possessive && !self.is_done() {
            self.plain_word(end - 1, 1);
        }
        true
    }

    /// The words of a run with apostrophes or characters that are not ASCII.
    pub(super) fn odd_run(&mut self, start: usize, end: usize) {
        let mut at = start;
        let mut open = Open::default();
        self.letters.clear();
        while at < end && !self.is_done() {
            let bytes = self.text.as_bytes();
            let plain = bytes[at..end].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            if plain > 0 {
                self.letter(&mut open, bytes[at].to_ascii_lowercase() as char, at);
                self.letters.extend(bytes[at + 1..at + plain].iter().map(u8::to_ascii_lowercase));
                open.letters += plain as u32 - 1;
                at += plain;
                open.last = Some(bytes[at - 1].to_ascii_lowercase() as char);
                continue;
            }
            let Some(c) = self.text[at..].chars().next() else { return };
            let next = at + c.len_utf8();
            if let Some(folded) = word_letter(c) {
                self.letter(&mut open, folded, at);
                open.is_bent |= folded.len_utf8() != c.len_utf8();
                at = next;
                continue;
            }
            let sort = if c.is_ascii() { Simple::Apostrophe } else { simple(c) };
            match sort {
                Simple::Word(folded) => {
                    self.letter(&mut open, folded, at);
                    open.is_bent |= folded.len_utf8() != c.len_utf8();
                }
                Simple::Two(first, second) => {
                    self.letter(&mut open, first as char, at);
                    self.letters.push(second);
                    open.is_bent = true;
                }
                Simple::Solo(folded) => {
                    self.close(&mut open);
                    if !self.is_done() {
                        let hash = word(folded.encode_utf8(&mut [0; 4]).as_bytes());
                        self.token(at, hash);
                    }
                }
                Simple::Quote if is_hebrew(open.last) && self.is_hebrew_behind(next) => {
                    at = self.by_rules(&mut open, at, end);
                    continue;
                }
                Simple::Other(_) | Simple::Separator | Simple::Dash | Simple::Quote => self.close(&mut open),
                Simple::Dropped => open.is_bent = true,
                Simple::Mark if open.last.is_some_and(takes_marks) => open.is_bent = true,
                Simple::Apostrophe => match self.apostrophe(&open, next, end) {
                    // The period of an initial may follow.
                    Apostrophe::Ends if next == end && open.letters == 1 && bytes.get(end) == Some(&b'.') => {}
                    Apostrophe::Ends => {
                        self.close(&mut open);
                        open.is_possessive = self.text.as_bytes().get(next).is_some_and(u8::is_ascii_alphabetic);
                    }
                    Apostrophe::Joins => {
                        if open.letters > 0 {
                            open.after_apostrophe.push(self.letters.len() as u32);
                            open.is_bent = true;
                        }
                    }
                    Apostrophe::AskRules => {
                        at = self.by_rules(&mut open, at, end);
                        continue;
                    }
                },
                Simple::Mark | Simple::Rules => {
                    at = self.by_rules(&mut open, at, end);
                    continue;
                }
            }
            at = next;
        }
        if self.is_done() {
            return;
        }
        // What follows may join the last word: the period of an initial, the mark in a Hebrew abbreviation.
        let joins = match self.text.as_bytes().get(end) {
            Some(b'.') => open.letters == 1 && !open.is_possessive,
            Some(b'"') => is_hebrew(open.last) && self.is_hebrew_behind(end + 1),
            _ => false,
        };
        if joins {
            let rest = &self.text[end + 1..];
            let is_inside = |c: char| match c {
                '.' | '"' | '\'' | '`' => true,
                _ if c.is_ascii() => c.is_ascii_alphanumeric(),
                _ => !parts(c),
            };
            let last = end + 1 + rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
            let start = open.start;
            self.letters.clear();
            return self.general(start, last);
        }
        self.close(&mut open);
    }

    fn letter(&mut self, open: &mut Open, folded: char, at: usize) {
        if open.letters == 0 {
            open.start = at;
            open.first = Some(folded);
            self.letters.clear();
        }
        open.letters += 1;
        open.last = Some(folded);
        match *folded.encode_utf8(&mut [0; 4]).as_bytes() {
            // Most letters that are not ASCII; to copy two bytes one by one is faster.
            [first, second] => self.letters.extend([first, second]),
            [first] => self.letters.push(first),
            ref bytes => self.letters.extend_from_slice(bytes),
        }
    }

    /// Tells a word, and the places in it where a name may begin behind a clitic.
    fn close(&mut self, open: &mut Open) {
        if open.letters == 0 {
            return open.clear();
        }
        let letters = std::mem::take(&mut self.letters);
        self.token(open.start, word(&letters));
        // The lead bytes of Hebrew and Arabic letters.
        let has_clitics = !open.after_apostrophe.is_empty()
            || matches!(letters[0], 0xd6..=0xdb) && open.first.is_some_and(is_clitic_letter);
        if has_clitics && !self.is_done() {
            for (from, clitic) in clitics(&letters, open) {
                let at = match open.is_bent {
                    false => open.start + from,
                    true => self.place_of(open.start, from),
                };
                self.inner_token(at, word(&letters[from..]), Start::After(clitic));
            }
        }
        self.letters = letters;
        self.letters.clear();
        open.clear();
    }

    /// Where the letter of a word stands that folds to the byte `from` of its fold.
    fn place_of(&self, start: usize, from: usize) -> usize {
        let mut folded = 0;
        for (at, c) in self.text[start..].char_indices() {
            let width = match simple(c) {
                _ if c.is_ascii_alphanumeric() => 1,
                Simple::Word(letter) => letter.len_utf8(),
                Simple::Two(..) => 2,
                _ => 0,
            };
            if width > 0 && folded == from {
                return start + at;
            }
            folded += width;
        }
        start
    }

    /// What an apostrophe between word bytes means; `next` is behind it.
    fn apostrophe(&self, open: &Open, next: usize, end: usize) -> Apostrophe {
        let bytes = self.text.as_bytes();
        let at = |ahead: usize| bytes.get(next + ahead).copied().unwrap_or(b' ');
        let is_apostrophe = |byte: u8| matches!(byte, b'\'' | b'`');
        if next < end && at(0).is_ascii_alphabetic() {
            let is_s = at(0).eq_ignore_ascii_case(&b's');
            if is_s && open.letters > 0 && (is_apostrophe(at(1)) || !at(1).is_ascii()) {
                return Apostrophe::AskRules;
            }
            let possessive = is_s && open.letters > 0 && !at(1).is_ascii_alphanumeric();
            return if possessive { Apostrophe::Ends } else { Apostrophe::Joins };
        }
        match self.text[next..].chars().next() {
            Some(c) if c.is_ascii_digit() || is_apostrophe(c as u32 as u8) && c.is_ascii() => Apostrophe::AskRules,
            Some(c) if c.is_ascii() => Apostrophe::Ends,
            Some(c) => match simple(c) {
                Simple::Word(folded) if unicode::is_letter(folded) => Apostrophe::Joins,
                Simple::Two(..) => Apostrophe::Joins,
                Simple::Other(_) | Simple::Separator | Simple::Dash => Apostrophe::Ends,
                _ => Apostrophe::AskRules,
            },
            None => Apostrophe::Ends,
        }
    }

    /// Whether the next letter is Hebrew.
    fn is_hebrew_behind(&self, at: usize) -> bool {
        let is_passed = |c: &char| {
            matches!(c, '\'' | '`')
                || unicode::is_ignorable(*c)
                || !c.is_ascii() && matches!(simple(*c), Simple::Apostrophe | Simple::Dropped | Simple::Mark)
        };
        is_hebrew(self.text[at..].chars().find(|c| !is_passed(c)))
    }

    /// Leaves the stretch around a character to the rules: from the start of its word to the next place that surely
    /// parts words. Returns where that is.
    fn by_rules(&mut self, open: &mut Open, at: usize, end: usize) -> usize {
        // A mark belongs to the character before it, whatever that is.
        let before = self.text[..at].chars().next_back().filter(|c| matches!(simple(*c), Simple::Other(_)));
        let is_mark = self.text[at..].chars().next().is_some_and(unicode::is_mark);
        let start = match before {
            _ if open.letters > 0 => open.start,
            Some(before) if is_mark => at - before.len_utf8(),
            _ => at,
        };
        *open = Open::default();
        self.letters.clear();
        let rest = &self.text[at..end];
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let last = at + rest[first..].find(parts).map_or(rest.len(), |part| first + part);
        self.general(start, last);
        last
    }
}

/// The length of a quotation mark or dash that a run begins with.
fn mark_before(run: &[u8]) -> usize {
    match run {
        [0xe2, 0x80, 0x93..=0x95 | 0x98..=0x9f, ..] => 3,
        [b'\'', ..] => 1,
        _ => 0,
    }
}

/// Whether what stands behind an apostrophe is one word with what stands before it, and no elided article is: `didn't`.
fn is_joined(behind: &[u8]) -> bool {
    match behind {
        [b's' | b'S'] => false,
        [first, rest @ ..] => {
            let is_consonant = first.is_ascii_alphabetic() && !b"aeiouyh".contains(&first.to_ascii_lowercase());
            is_consonant && rest.iter().all(u8::is_ascii_alphanumeric)
        }
        [] => false,
    }
}

fn is_hebrew(c: Option<char>) -> bool {
    c.is_some_and(|c| ('\u{590}'..='\u{5ff}').contains(&c) && unicode::script(c) == Script::Hebrew)
}

/// Whether a character surely parts words.
fn parts(c: char) -> bool {
    !c.is_ascii() && matches!(simple(c), Simple::Solo(_) | Simple::Other(_) | Simple::Separator | Simple::Dash)
}

enum Apostrophe {
    /// It ends the word, dropped or not.
    Ends,
    /// It is dropped, and the word goes on.
    Joins,
    AskRules,
}

/// The places in the fold of a word behind a clitic, and which clitic.
fn clitics(letters: &[u8], open: &Open) -> SmallVec<[(usize, Clitic); 4]> {
    let Ok(folded) = str::from_utf8(letters) else { return SmallVec::new() };
    let mut found = SmallVec::new();
    let mut only_clitics = true;
    let mut before = None;
    for (from, first) in folded.char_indices().take(LONGEST_CLITIC + 1) {
        only_clitics &= before.is_none_or(is_clitic_letter);
        let is_after_apostrophe = open.after_apostrophe.iter().any(|&place| place as usize == from);
        if from > 0
            && (only_clitics || is_after_apostrophe)
            && let Some(clitic) = clitic_before(&folded[..from], first, is_after_apostrophe)
        {
            found.push((from, clitic));
        }
        if !only_clitics && open.after_apostrophe.is_empty() {
            break;
        }
        before = Some(first);
    }
    found
}
