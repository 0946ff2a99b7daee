//! A batch: the words of a stretch of text side by side, so that one instruction can look at many.

use std::cell::Cell;

use crate::boundary::Start;
use crate::machine::{self, Bits, Level, Runs};

/// The place of a word that is none: what stands before it and behind it are no pair.
pub(super) const BREAK: u32 = u32::MAX;

/// The words of a stretch of text. The first is the last of the stretch before, for its pair with the second.
#[derive(Default)]
pub(super) struct Batch {
    /// What places count from.
    pub(super) base: usize,
    /// Where the first word begins.
    pub(super) first: Option<usize>,
    /// Where words begin.
    pub(super) starts: Vec<u32>,
    /// Their lengths; 0 where the hash is known already.
    pub(super) lengths: Vec<u32>,
    /// Their hashes; what stands behind the last word is of no meaning.
    hashes: Vec<u64>,
    /// Other places inside a word where a name may begin.
    pub(super) inner: Vec<Inner>,
    /// Where a pattern may be: memory to answer in.
    pub(super) found: Vec<u32>,
    pub(super) candidates: Vec<Candidate>,
}

/// A pattern that may begin at a word, or at the word before.
pub(super) struct Candidate {
    /// The position of the word.
    pub(super) at: u32,
    pub(super) is_pair: bool,
    pub(super) pattern: u32,
    /// Where its string is.
    pub(super) place: u32,
}

/// A place inside a word: behind a clitic, or a later letter of an acronym.
pub(super) struct Inner {
    pub(super) start: usize,
    pub(super) hash: u64,
    pub(super) how: Start,
    /// The position of the next word in its batch.
    pub(super) next: usize,
}

impl Batch {
    /// A plain word.
    #[inline(always)]
    pub(super) fn push(&mut self, start: u32, length: u32) {
        self.starts.push(start);
        self.lengths.push(length);
    }

    /// A word whose hash is known.
    pub(super) fn push_known(&mut self, start: u32, hash: u64) {
        let at = self.starts.len();
        self.push(start, 0);
        if self.hashes.len() <= at {
            self.hashes.resize(2 * at + 64, 0);
        }
        self.hashes[at] = hash;
    }

    /// Plain words by their edges.
    pub(super) fn extend(&mut self, starts: &[u32], ends: &[u32]) {
        self.starts.extend_from_slice(starts);
        self.lengths.extend(starts.iter().zip(ends).map(|(start, end)| end - start));
    }

    /// Hashes the words whose hashes are not known; `text` begins at the base.
    pub(super) fn hash(&mut self, level: Level, text: &[u8]) {
        let count = self.starts.len();
        if self.hashes.len() < count {
            self.hashes.resize(count, 0);
        }
        machine::hash_words(level, text, &self.starts, &self.lengths, &mut self.hashes[..count]);
    }

    /// The hashes of all words.
    #[inline(always)]
    pub(super) fn hashes(&self) -> &[u64] {
        &self.hashes[..self.starts.len()]
    }

    /// Where a word begins; nowhere if it is none.
    pub(super) fn start(&self, at: usize) -> Option<usize> {
        match self.starts.get(at) {
            Some(_) if at == 0 => self.first,
            Some(&start) if start != BREAK => Some(self.base + start as usize),
            _ => None,
        }
    }

    pub(super) fn last_start(&self) -> usize {
        self.start(self.starts.len() - 1).unwrap_or(0)
    }

    /// Begins at a place with the word before it.
    pub(super) fn begin(&mut self, base: usize, first: Option<usize>, hash: u64) {
        self.base = base;
        self.first = first;
        self.starts.clear();
        self.lengths.clear();
        self.push_known(BREAK, hash);
    }

    /// Goes on to the next stretch, with the last word of this one.
    pub(super) fn go_on(&mut self, base: usize) {
        let last = self.starts.len() - 1;
        let (first, hash) = (self.start(last), self.hashes()[last]);
        self.begin(base, first, hash);
        self.inner.iter_mut().for_each(|inner| inner.next = 1);
    }
}

thread_local! {
    /// What a scan of a text leaves for the next: documents are short, and memory costs more to get than to use.
    static BUFFERS: Cell<Option<Box<Buffers>>> = const { Cell::new(None) };
}

#[derive(Default)]
pub(super) struct Buffers {
    pub(super) batch: Batch,
    pub(super) bits: Vec<Bits>,
    pub(super) runs: Runs,
    pub(super) letters: Vec<u8>,
    /// Of the stream.
    pub(super) folded: (String, Vec<u32>),
}

impl Buffers {
    /// Those that the thread's last scan left.
    pub(super) fn take() -> Box<Buffers> {
        BUFFERS.take().unwrap_or_default()
    }

    /// Leaves them for the next.
    pub(super) fn leave(self: Box<Buffers>) {
        BUFFERS.set(Some(self));
    }
}
