//! Following up: the patterns that may begin at a word are looked up and held against the text.

use crate::boundary::Start;
use crate::machine::{PAIR, SINGLE, pair, single};

use super::batch::Candidate;
use super::scan::Scan;
use super::{Hit, general};

impl<F: FnMut(Hit)> Scan<'_, '_, F> {
    /// The patterns that have the keys that may be there. Far memory is asked for all of them before any is waited for:
    /// first the slots, then the records, then the strings.
    pub(super) fn look_up(&mut self) {
        let dictionary = self.dictionary;
        let mut found = std::mem::take(&mut self.batch.found);
        let mut candidates = std::mem::take(&mut self.batch.candidates);
        candidates.clear();
        for &answer in dictionary.sift(self.level, self.batch.hashes(), &mut found) {
            let at = (answer >> 2) as usize;
            let hash = self.batch.hashes()[at];
            let mut ask = |key: u64, is_pair: bool| {
                dictionary.probe(key, |pattern| {
                    candidates.push(Candidate { at: at as u32, is_pair, pattern, place: 0 });
                    false
                });
            };
            if answer & PAIR != 0 {
                ask(pair(self.batch.hashes()[at - 1], hash), true);
            }
            if answer & SINGLE != 0 {
                ask(single(hash), false);
            }
        }
        candidates.iter_mut().for_each(|candidate| candidate.place = dictionary.place(candidate.pattern));
        let touched = candidates.iter().fold(0, |sum, candidate| sum ^ dictionary.touch(candidate.place));
        std::hint::black_box(touched);
        (self.batch.found, self.batch.candidates) = (found, candidates);
    }

    /// Compares what was looked up with the text.
    pub(super) fn compare(&mut self) {
        let candidates = std::mem::take(&mut self.batch.candidates);
        let mut last = None;
        for candidate in &candidates {
            let at = candidate.at as usize;
            let Some(this) = self.batch.start(at) else { continue };
            let start = if candidate.is_pair { self.batch.start(at - 1) } else { Some(this) };
            let Some(start) = start.filter(|&start| start < self.end) else { continue };
            if last != Some((start, candidate.is_pair)) {
                last = Some((start, candidate.is_pair));
                self.followed.clear();
            }
            self.stream.begin(start);
            if candidate.is_pair {
                self.follow_pair(Start::Word, candidate.pattern, this - start);
            } else {
                self.follow_single(Start::Word, candidate.pattern);
            }
        }
        self.batch.candidates = candidates;
    }

    pub(super) fn read_anyhow(&mut self, start: usize, pairs_only: bool) {
        let Some((how, readings)) = general::readings(self.text, start, &mut self.stream) else { return };
        self.followed.clear();
        for reading in readings {
            match reading.second {
                Some(second) => self.follow_pairs(how, reading.key, second),
                None if !pairs_only => self.follow_singles(how, reading.key),
                None => {}
            }
        }
    }

    pub(super) fn singles(&mut self, start: usize, how: Start, word: u64) {
        self.followed.clear();
        self.stream.begin(start);
        self.follow_singles(how, single(word));
    }

    fn follow_singles(&mut self, how: Start, key: u64) {
        let dictionary = self.dictionary;
        dictionary.probe(key, |pattern| {
            self.follow_single(how, pattern);
            false
        });
    }

    /// A pattern of one word.
    fn follow_single(&mut self, how: Start, pattern: u32) {
        let text = self.dictionary.text(pattern);
        // Another key may have the same tag.
        if text.is_led() {
            self.led(pattern, false);
        } else if self.stream.compare(text).1.is_eq() && !self.followed.contains(&pattern) && !text.has_two_words() {
            self.followed.push(pattern);
            self.accept(how, pattern, text.fold().len());
        }
    }

    pub(super) fn pairs(&mut self, start: usize, how: Start, key: u64, second: usize) {
        self.followed.clear();
        self.stream.begin(start);
        self.follow_pairs(how, key, second - start);
    }

    fn follow_pairs(&mut self, how: Start, key: u64, second: usize) {
        let dictionary = self.dictionary;
        dictionary.probe(key, |pattern| {
            self.follow_pair(how, pattern, second);
            false
        });
    }

    /// The patterns of two words or more that begin as this one does; `second` is how far behind the start the second
    /// word begins.
    fn follow_pair(&mut self, how: Start, pattern: u32, second: usize) {
        let dictionary = self.dictionary;
        if dictionary.text(pattern).is_led() {
            return self.led(pattern, true);
        }
        let stream = &mut self.stream;
        let Some((last, common)) = dictionary.last_not_after(pattern, &mut |text| stream.compare(text)) else { return };
        if self.followed.contains(&last) {
            return;
        }
        self.followed.push(last);
        dictionary.beginnings(last, common, |pattern, length| {
            // Patterns of one word have been found by themselves.
            if self.stream.original_length(length) > second {
                self.accept(how, pattern, length);
            }
        });
    }

    fn accept(&mut self, how: Start, pattern: u32, length: usize) {
        if let Some(span) = self.stream.ends(length) {
            (self.on)(Hit { span, start: how, pattern, is_linear: self.stream.is_linear(length) });
        }
    }

    /// A pattern with something before its first word: `(Ain) al-Asad`.
    fn led(&mut self, pattern: u32, is_pair: bool) {
        let text = self.dictionary.text(pattern);
        if self.followed.contains(&pattern) || text.has_two_words() != is_pair {
            return;
        }
        self.followed.push(pattern);
        if let Some((span, how)) = general::led(self.text, self.stream.start(), text.fold()) {
            (self.on)(Hit { span, start: how, pattern, is_linear: false });
        }
    }
}
