//! A stream of folded text from a place on, folded only as far as comparisons need, with the way back.

use std::cmp::Ordering;

use crate::boundary;
use crate::dictionary::compare;
use crate::fold::{FoldedSpan, Simple, Window, simple, takes_marks};
use crate::image::Text;
use crate::span::Span;

use super::plain;

pub(super) struct Stream<'t> {
    text: &'t str,
    start: usize,
    folded: String,
    /// For each folded byte, where the original character that it ends ends, counted from the start; 0 inside one.
    ends: Vec<u32>,
    /// Where the next original character begins.
    next: usize,
    /// Up to this folded byte every original byte became one.
    linear: usize,
    is_linear: bool,
    /// The end of the folded text when the period of an initial was dropped last.
    initial: Option<usize>,
    /// What the rules made of the place, once a character asked for them; the stream begins at the second in it.
    window: Option<(Window<'t>, usize)>,
    is_at_end: bool,
}

/// How much more is folded than a comparison asks for.
const AHEAD: usize = 24;
/// The first reach of a window behind the start.
const REACH: usize = 96;

/// A step met something that only the rules can fold.
struct AskRules;

impl<'t> Stream<'t> {
    /// A stream of a text, in memory that was used before.
    pub(super) fn new(text: &'t str, (mut folded, mut ends): (String, Vec<u32>)) -> Stream<'t> {
        folded.clear();
        ends.clear();
        Stream {
            text,
            start: usize::MAX,
            folded,
            ends,
            next: 0,
            linear: 0,
            is_linear: true,
            initial: None,
            window: None,
            is_at_end: false,
        }
    }

    /// Gives the memory back.
    pub(super) fn into_memory(self) -> (String, Vec<u32>) {
        (self.folded, self.ends)
    }

    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// Goes to the start of a word.
    pub(super) fn begin(&mut self, start: usize) {
        if self.start != start {
            self.reset(start);
        }
    }

    fn reset(&mut self, start: usize) {
        self.start = start;
        self.folded.clear();
        self.ends.clear();
        self.next = start;
        self.linear = 0;
        self.is_linear = true;
        self.initial = None;
        self.window = None;
        self.is_at_end = false;
    }

    /// Goes to a place and lets the rules fold it.
    pub(super) fn begin_by_rules(&mut self, start: usize, window: Window<'t>, at: usize) {
        self.reset(start);
        self.is_linear = false;
        self.is_at_end = window.is_last;
        self.window = Some((window, at));
    }

    /// How the text from the start on compares with a fold.
    pub(super) fn compare(&mut self, pattern: Text) -> (usize, Ordering) {
        if self.is_unread()
            && let Some(result) = plain::compare(&self.text.as_bytes()[self.start..], pattern)
        {
            return result;
        }
        let fold = pattern.fold();
        loop {
            let rest = self.rest();
            let (common, order) = compare(rest.as_bytes(), fold);
            // All that is there agrees: there may be more.
            if order == Ordering::Less && common == rest.len() && common < fold.len() && self.fill(fold.len()) {
                continue;
            }
            return (common, order);
        }
    }

    /// Whether nothing has been folded yet: plain text is compared as it stands.
    fn is_unread(&self) -> bool {
        self.folded.is_empty() && self.window.is_none()
    }

    /// The folded text that is there.
    fn rest(&self) -> &str {
        match &self.window {
            Some((window, at)) => &window.folded.text()[*at..],
            None => &self.folded,
        }
    }

    /// Tries to have `length` folded bytes; false when no more came.
    fn fill(&mut self, length: usize) -> bool {
        if self.window.is_some() {
            return self.widen();
        }
        let before = self.folded.len();
        while self.folded.len() < length + AHEAD && !self.is_at_end {
            if self.step().is_err() {
                if self.folded.len() >= length {
                    break;
                }
                self.ask_rules();
                return true;
            }
        }
        self.folded.len() > before
    }

    fn ask_rules(&mut self) {
        let window = Window::of(self.text, self.start, self.next + REACH);
        let at = window.folded.folded_at(self.start - window.base);
        self.begin_by_rules(self.start, window, at);
    }

    fn widen(&mut self) -> bool {
        let Some((window, _)) = &self.window else { return false };
        if window.is_last {
            return false;
        }
        let end = window.base + window.folded.original().len();
        let window = Window::of(self.text, self.start, end + 2 * (end - self.start) + REACH);
        let at = window.folded.folded_at(self.start - window.base);
        self.begin_by_rules(self.start, window, at);
        true
    }

    /// The span of the first `length` folded bytes, if a name may end there.
    pub(super) fn ends(&mut self, length: usize) -> Option<Span> {
        if self.is_unread()
            && let Some(may_end) = plain::ends(&self.text.as_bytes()[self.start..], length)
        {
            return may_end.then(|| Span::new(self.start, self.start + length));
        }
        // The character behind decides.
        while self.rest().len() <= length && !self.is_at_end {
            if !self.fill(length + 1) {
                break;
            }
        }
        if let Some((window, at)) = &self.window {
            let name = FoldedSpan { start: *at, end: at + length };
            return boundary::ends(&window.folded, name).then(|| window.span(name)).flatten();
        }
        let end = *self.ends.get(length.checked_sub(1)?)?;
        if end == 0 {
            return None;
        }
        let (name, behind) = self.folded.split_at(length);
        let is_edge = match (name.chars().next_back(), behind.chars().next()) {
            (Some(inside), Some(outside)) => boundary::is_edge_between(inside, outside),
            _ => true,
        };
        is_edge.then(|| Span::new(self.start, self.start + end as usize))
    }

    pub(super) fn is_linear(&self, length: usize) -> bool {
        self.is_unread() || self.window.is_none() && (self.is_linear || length <= self.linear)
    }

    /// How many original bytes the first `length` folded bytes came from; 0 where they end inside a character.
    pub(super) fn original_length(&self, length: usize) -> usize {
        match &self.window {
            None if self.folded.is_empty() => length,
            Some((window, at)) => {
                window.folded.span(FoldedSpan { start: *at, end: at + length }).map_or(0, |span| span.len())
            }
            None => self.ends.get(length.wrapping_sub(1)).map_or(0, |&end| end as usize),
        }
    }

    /// Folds one character.
    fn step(&mut self) -> Result<(), AskRules> {
        let bytes = self.text.as_bytes();
        let Some(&byte) = bytes.get(self.next) else {
            self.is_at_end = true;
            return Ok(());
        };
        match byte {
            b' ' | b'-' | b'\n' | b'\t' => self.separator(1),
            b'\'' | b'`' => self.apostrophe(1),
            b'\r' | b'\x0b' | b'\x0c' => Err(AskRules),
            b'"' if self.next == self.start || !bytes[self.next - 1].is_ascii() => Err(AskRules),
            b'.' => self.period(),
            _ if byte.is_ascii() => {
                self.put(byte.to_ascii_lowercase() as char, 1);
                Ok(())
            }
            _ => self.other(),
        }
    }

    fn other(&mut self) -> Result<(), AskRules> {
        let Some(c) = self.text[self.next..].chars().next() else { return Err(AskRules) };
        let width = c.len_utf8();
        match simple(c) {
            Simple::Word(folded) | Simple::Solo(folded) | Simple::Other(folded) => self.put(folded, width),
            Simple::Two(first, second) => {
                self.bend();
                self.folded.push(first as char);
                self.ends.push(0);
                self.put(second as char, width);
            }
            Simple::Separator => return self.separator(width),
            Simple::Apostrophe => return self.apostrophe(width),
            Simple::Mark => {
                let is_joined = self.ends.last() == Some(&((self.next - self.start) as u32));
                if !is_joined || !self.folded.chars().next_back().is_some_and(takes_marks) {
                    return Err(AskRules);
                }
                self.bend();
                self.next += width;
                if let Some(end) = self.ends.last_mut() {
                    *end = (self.next - self.start) as u32;
                }
            }
            Simple::Dropped => {
                self.bend();
                self.next += width;
            }
            // A Hebrew abbreviation may go on behind it.
            Simple::Quote if self.folded.bytes().next_back().is_some_and(|last| last.is_ascii()) => {
                self.put('"', width)
            }
            Simple::Quote | Simple::Dash | Simple::Rules => return Err(AskRules),
        }
        Ok(())
    }

    fn put(&mut self, folded: char, width: usize) {
        if folded.len_utf8() != width {
            self.bend();
        }
        self.next += width;
        self.folded.push(folded);
        self.ends.resize(self.folded.len() - 1, 0);
        self.ends.push((self.next - self.start) as u32);
    }

    /// From here on folded bytes are no longer as far from the start as original ones.
    fn bend(&mut self) {
        if self.is_linear {
            self.is_linear = false;
            self.linear = self.folded.len();
        }
    }

    /// One space, hyphen or line end between words; of several the rules know the meaning.
    fn separator(&mut self, width: usize) -> Result<(), AskRules> {
        let after = self.text[self.next + width..].chars().next();
        let is_alone = match after {
            Some(c) if c.is_ascii() => !matches!(c, ' ' | '-' | '\t'..='\r'),
            Some(c) => matches!(simple(c), Simple::Word(_) | Simple::Two(..) | Simple::Solo(_) | Simple::Apostrophe),
            None => true,
        };
        if !is_alone || self.next == self.start {
            return Err(AskRules);
        }
        self.put(' ', width);
        Ok(())
    }

    /// See [`crate::fold`] on acronyms: this knows those of ASCII letters.
    fn period(&mut self) -> Result<(), AskRules> {
        let bytes = self.text.as_bytes();
        let at = |ahead: usize| bytes.get(self.next + 1 + ahead).copied().unwrap_or(b' ');
        let is_odd = |byte: u8| !byte.is_ascii() || matches!(byte, b'\'' | b'`');
        let before = |back: usize| self.next.checked_sub(back).filter(|&at| at >= self.start).map(|at| bytes[at]);
        let Some(letter) = before(1).filter(u8::is_ascii) else { return Err(AskRules) };
        let continues = self.initial.is_some_and(|end| end + 1 == self.folded.len());
        let is_alone = match before(2) {
            // Inside an acronym the rules know whether the period before was dropped.
            None if self.start > 0 && bytes[self.start - 1] == b'.' => return Err(AskRules),
            None => true,
            Some(before) if !is_odd(before) => !before.is_ascii_alphanumeric() && before != b'.',
            Some(_) => return Err(AskRules),
        };
        if !letter.is_ascii_alphabetic() || !is_alone && !continues {
            self.put('.', 1);
            return Ok(());
        }
        if is_odd(at(0)) || at(0).is_ascii_alphabetic() && is_odd(at(1)) {
            return Err(AskRules);
        }
        let joins = match at(0) {
            b'.' => false,
            letter if letter.is_ascii_alphabetic() => !at(1).is_ascii_alphanumeric(),
            other => !other.is_ascii_alphanumeric(),
        };
        if !joins {
            self.put('.', 1);
            return Ok(());
        }
        self.bend();
        self.next += 1;
        if continues && let Some(end) = self.ends.last_mut() {
            *end = (self.next - self.start) as u32;
        }
        self.initial = Some(self.folded.len());
        Ok(())
    }

    /// See [`crate::fold`] on apostrophes: this knows the usual ones between and after ASCII letters.
    fn apostrophe(&mut self, width: usize) -> Result<(), AskRules> {
        let bytes = self.text.as_bytes();
        let at = |ahead: usize| bytes.get(self.next + width + ahead).copied().unwrap_or(b' ');
        let last = self.folded.bytes().next_back().filter(|last| last.is_ascii_alphanumeric());
        let is_odd = |byte: u8| !byte.is_ascii() || matches!(byte, b'\'' | b'`');
        let (Some(last), false) = (last, is_odd(at(0))) else { return Err(AskRules) };
        let is_kept = if at(0).is_ascii_alphabetic() {
            let is_s = at(0).eq_ignore_ascii_case(&b's');
            if is_s && is_odd(at(1)) {
                return Err(AskRules);
            }
            is_s && !at(1).is_ascii_alphanumeric()
        } else if at(0).is_ascii_digit() {
            return Err(AskRules);
        } else {
            !last.is_ascii_alphabetic() || matches!(last, b's' | b'x' | b'z')
        };
        if is_kept {
            self.put('\'', width);
        } else {
            self.bend();
            self.next += width;
        }
        Ok(())
    }
}
