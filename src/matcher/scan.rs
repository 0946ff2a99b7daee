//! The scan: the words of a text in batches, and for each the question whether a pattern may begin there.

use smallvec::SmallVec;

use crate::boundary::Start;
use crate::dictionary::Dictionary;
use crate::fold::{Simple, safe_before, simple};
use crate::machine::{self, BLOCK, Bits, Level, Runs, pair, word};

use super::batch::{BREAK, Batch, Buffers, Inner};
use super::stream::Stream;
use super::{Hit, marks};

/// How much is looked at in one batch: small enough to stay in the nearest cache.
const CHUNK: usize = 128 * BLOCK;
/// A run of word bytes that fills so much is cut where that is safe.
const LONGEST_RUN: usize = 16 * CHUNK;
/// Names that begin inside an acronym are at most so long.
const LONGEST_ACRONYM: usize = 64;

/// A walk through a text.
pub(super) struct Scan<'d, 't, F> {
    pub(super) dictionary: &'d Dictionary<'d>,
    pub(super) level: Level,
    pub(super) text: &'t str,
    /// Words that begin here or behind are only looked at as second words.
    pub(super) end: usize,
    pub(super) batch: Batch,
    bits: Vec<Bits>,
    runs: Runs,
    /// Where the buffers came from.
    emptied: Box<Buffers>,
    /// Words that begin before this have been dealt with.
    skip: usize,
    is_done: bool,
    pub(super) stream: Stream<'t>,
    /// Where the patterns that begin at the stream's start have been followed up from: two keys may lead to one.
    pub(super) followed: SmallVec<[u32; 4]>,
    pub(super) on: F,
    /// A word in folded letters.
    pub(super) letters: Vec<u8>,
}

impl<'d, 't, F: FnMut(Hit)> Scan<'d, 't, F> {
    pub(super) fn new(dictionary: &'d Dictionary<'d>, level: Level, text: &'t str, end: usize, on: F) -> Self {
        let mut emptied = Buffers::take();
        let buffers = std::mem::take(&mut *emptied);
        Scan {
            dictionary,
            level,
            text,
            end,
            batch: buffers.batch,
            bits: buffers.bits,
            runs: buffers.runs,
            emptied,
            skip: 0,
            is_done: false,
            stream: Stream::new(text, buffers.folded),
            followed: SmallVec::new(),
            on,
            letters: buffers.letters,
        }
    }

    /// Gives the buffers back for the next text.
    fn into_buffers(self) -> Box<Buffers> {
        let (folded, mut buffers) = (self.stream.into_memory(), self.emptied);
        *buffers = Buffers { batch: self.batch, bits: self.bits, runs: self.runs, letters: self.letters, folded };
        buffers
    }

    /// Walks from `from` on.
    pub(super) fn run(mut self, from: usize) {
        let bytes = self.text.as_bytes();
        let (mut bits, mut runs) = (std::mem::take(&mut self.bits), std::mem::take(&mut self.runs));
        self.batch.inner.clear();
        self.batch.begin(from, None, 0);
        let mut at = from;
        let mut size = CHUNK;
        while at < bytes.len() && !self.is_done {
            bits.clear();
            let chunk = &bytes[at..bytes.len().min(at + size)];
            let (blocks, rest) = chunk.as_chunks::<BLOCK>();
            machine::classify(self.level, blocks, &mut bits);
            if !rest.is_empty() {
                let mut padded = [b' '; BLOCK];
                padded[..rest.len()].copy_from_slice(rest);
                machine::classify(self.level, &[padded], &mut bits);
            }
            marks::part(bytes, at, at + chunk.len(), &mut bits);
            runs.read(self.level, &bits);
            self.words(&runs);
            let mut next = at + chunk.len();
            if let Some(start) = runs.open().map(|start| at + start as usize) {
                let cut = if next - start < LONGEST_RUN { start } else { safe_before(self.text, next) };
                let is_odd = runs.unusual.last() == Some(&(runs.ends().len() as u32));
                if next == bytes.len() || cut > start {
                    next = next.min(if next == bytes.len() { next } else { cut });
                    self.word(start, next, is_odd);
                } else {
                    next = start;
                }
            }
            // A run that fills a stretch needs a longer one.
            size = if next == at { 2 * size } else { CHUNK };
            if next > at {
                self.ask();
                self.batch.go_on(next);
            }
            at = next;
        }
        (self.bits, self.runs) = (bits, runs);
        self.into_buffers().leave();
    }

    /// The words of runs: plain ones as they are, the others one by one.
    fn words(&mut self, runs: &Runs) {
        let (starts, ends) = (runs.starts(), runs.ends());
        let mut done = 0;
        for &at in &runs.unusual {
            let at = at as usize;
            if at >= starts.len() || self.is_done {
                break;
            }
            if ends[at] - starts[at] == 1 && self.is_plain_initial(starts[at] as usize + self.batch.base) {
                continue;
            }
            self.plain(&starts[done..at], &ends[done..at]);
            let (start, end) = (starts[at] as usize + self.batch.base, ends[at] as usize + self.batch.base);
            let is_odd = end - start > 1 || !self.text.as_bytes()[start].is_ascii_alphanumeric();
            self.unusual(start, end, is_odd);
            done = at + 1;
        }
        if !self.is_done {
            self.plain(&starts[done..], &ends[done..]);
            self.is_done = self.batch.last_start() >= self.end;
        }
    }

    /// Plain words, but for those that have been dealt with.
    fn plain(&mut self, starts: &[u32], ends: &[u32]) {
        if starts.is_empty() {
            return;
        }
        let known = self.skip.saturating_sub(self.batch.base) as u32;
        let first = starts.iter().take_while(|&&start| start < known).count();
        self.batch.extend(&starts[first..], &ends[first..]);
    }

    fn word(&mut self, start: usize, end: usize, is_odd: bool) {
        if is_odd || end - start == 1 {
            self.unusual(start, end, is_odd);
        } else if start >= self.skip {
            self.batch.push((start - self.batch.base) as u32, (end - start) as u32);
            self.is_done |= start >= self.end;
        }
    }

    #[inline(never)]
    fn unusual(&mut self, start: usize, end: usize, is_odd: bool) {
        let start = start.max(self.skip);
        if start >= end {
            return;
        }
        let bytes = self.text.as_bytes();
        if is_odd {
            if !self.nearly_plain(start, end) {
                self.odd_run(start, end);
            }
        } else if end - start == 1 && bytes[start].is_ascii_alphabetic() && !self.is_plain_initial(start) {
            self.initials(start);
        } else {
            self.plain_word(start, end - start);
        }
    }

    /// Whether a single letter or digit is the word it seems to be: no period joins it to another.
    fn is_plain_initial(&self, start: usize) -> bool {
        match self.text.as_bytes()[start..] {
            [letter, b'.', next, ..] => {
                letter.is_ascii_alphanumeric()
                    && next.is_ascii()
                    && !(next.is_ascii_alphanumeric() || matches!(next, b'\'' | b'`'))
            }
            [letter, ..] => letter.is_ascii_alphanumeric(),
            [] => true,
        }
    }

    /// An ASCII word.
    pub(super) fn plain_word(&mut self, start: usize, length: usize) {
        self.batch.push((start - self.batch.base) as u32, length as u32);
        self.is_done |= start >= self.end;
    }

    /// A word whose hash is known.
    pub(super) fn token(&mut self, start: usize, hash: u64) {
        self.batch.push_known((start - self.batch.base) as u32, hash);
        self.is_done |= start >= self.end;
    }

    /// A place inside the word just told where a name may begin: behind a clitic, or a later letter of an acronym.
    pub(super) fn inner_token(&mut self, start: usize, hash: u64, how: Start) {
        if self.dictionary.may_have_single(hash) {
            self.singles(start, how, hash);
        }
        let next = self.batch.starts.len();
        self.batch.inner.push(Inner { start, hash, how, next });
    }

    /// Asks the dictionary for all words of the batch.
    fn ask(&mut self) {
        self.batch.hash(self.level, &self.text.as_bytes()[self.batch.base..]);
        self.look_up();
        self.compare();
        let inner = std::mem::take(&mut self.batch.inner);
        for one in inner {
            match self.batch.start(one.next) {
                Some(next) => {
                    let second = self.batch.hashes()[one.next];
                    if self.dictionary.may_have_pair(one.hash, second) {
                        self.pairs(one.start, one.how, pair(one.hash, second), next);
                    }
                }
                None if one.next == self.batch.starts.len() => self.batch.inner.push(one),
                None => {}
            }
        }
    }

    /// Initials and acronyms with periods: `W. Bush`, `U.S.`. Their letters are one word to the fold.
    fn initials(&mut self, start: usize) {
        let bytes = self.text.as_bytes();
        let mut letters: SmallVec<[(u8, usize); 8]> = SmallVec::new();
        let mut at = start;
        loop {
            letters.push((bytes[at].to_ascii_lowercase(), at));
            at += 1;
            if bytes.get(at) != Some(&b'.') {
                break;
            }
            let next = |ahead: usize| bytes.get(at + ahead).copied().unwrap_or(b' ');
            let is_odd = |byte: u8| !byte.is_ascii() || matches!(byte, b'\'' | b'`');
            if !next(1).is_ascii() && self.text[at + 1..].chars().next().is_some_and(ends_words) {
                break;
            }
            let joins = next(1).is_ascii_alphabetic() && !next(2).is_ascii_alphanumeric();
            if is_odd(next(1)) || next(1).is_ascii_alphabetic() && is_odd(next(2)) {
                let joins = |&&byte: &&u8| byte.is_ascii_alphanumeric() || is_odd(byte) || byte == b'.';
                let more = bytes[at..].iter().take_while(joins).count();
                return self.general(start, at + more);
            }
            if !joins {
                break;
            }
            at += 1;
        }
        self.skip = at;
        let folded: SmallVec<[u8; 8]> = letters.iter().map(|&(letter, _)| letter).collect();
        self.token(start, word(&folded));
        // Nobody looks for longer ones, and a text of nothing else stays cheap.
        let last = letters.len().saturating_sub(LONGEST_ACRONYM).max(1);
        for (from, &(_, place)) in letters.iter().enumerate().skip(last) {
            if !self.is_done {
                self.inner_token(place, word(&folded[from..]), Start::Word);
            }
        }
    }

    /// Every way to read a stretch that only the rules can fold, and the word before with it.
    pub(super) fn general(&mut self, start: usize, end: usize) {
        let last = self.batch.starts.len();
        if let Some(before) = self.batch.start(last - 1).filter(|&before| before < self.end) {
            self.read_anyhow(before, true);
        }
        let (inner, kept) = std::mem::take(&mut self.batch.inner).into_iter().partition(|inner| inner.next == last);
        self.batch.inner = kept;
        let inner: Vec<Inner> = inner;
        inner.iter().for_each(|inner| self.read_anyhow(inner.start, true));
        self.batch.push_known(BREAK, 0);
        if start >= self.end {
            self.is_done = true;
            return;
        }
        for place in super::general::starts(self.text, start, end) {
            self.read_anyhow(place, false);
        }
        self.skip = self.skip.max(end);
    }

    pub(super) fn is_done(&self) -> bool {
        self.is_done
    }
}

/// Whether a character is surely no letter, and joins no letters.
fn ends_words(c: char) -> bool {
    matches!(simple(c), Simple::Other(_) | Simple::Separator | Simple::Dash | Simple::Quote)
}
