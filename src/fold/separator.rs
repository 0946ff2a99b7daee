//! What parts words: any run of spaces, hyphens and one line end is one space; a blank line ends a paragraph; a dash
//! with space on both sides, a long dash and a double hyphen part phrases.

use crate::span::Span;

use super::folded::Folded;
use super::letters::{Letter, Letters};
use super::punctuation::{DASH, PARAGRAPH};

pub(super) fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\r' | '-' | DASH | PARAGRAPH)
}

pub(super) fn fold(first: Letter, letters: &mut Letters, out: &mut Folded) {
    let mut run = Run::default();
    run.read(first.ch);
    let mut last = first;
    while letters.peek().is_some_and(is_separator) {
        let Some(letter) = letters.next() else { break };
        run.read(letter.ch);
        last = letter;
    }
    let origin = Span::new(first.origin.start, last.origin.end);
    let ch = run.meaning();
    out.push(Letter { ch, origin, linear: ch.len_utf8() == origin.len() && origin == first.origin });
}

#[derive(Default)]
struct Run {
    lines: usize,
    paragraph: bool,
    hyphens: usize,
    dash: bool,
    space_before_hyphen: bool,
    space_after_hyphen: bool,
    after_cr: bool,
}

impl Run {
    fn read(&mut self, c: char) {
        match c {
            '-' => self.hyphens += 1,
            DASH => self.dash = true,
            PARAGRAPH => self.paragraph = true,
            _ if self.hyphens > 0 => self.space_after_hyphen = true,
            _ => self.space_before_hyphen = true,
        }
        if c == '\r' || (c == '\n' && !self.after_cr) {
            self.lines += 1;
        }
        self.after_cr = c == '\r';
    }

    fn meaning(&self) -> char {
        let parted = self.space_before_hyphen && self.space_after_hyphen;
        if self.paragraph || self.lines > 1 {
            PARAGRAPH
        } else if self.dash || self.hyphens > 1 || (self.hyphens == 1 && parted) {
            DASH
        } else {
            ' '
        }
    }
}
