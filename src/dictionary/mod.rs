//! The dictionary: the folds a matcher looks for, found by the hash of their first words. Arrays only, as they stand in
//! an image.
//!
//! Names begin at word starts, and most words begin none. Each pattern has one key: the hash of its only word, or of its
//! first two. The sieve tells with one look at eight bytes that no pattern has the key of a word, nor of its pair with the
//! word before. A key's bucket holds seven tags of eight bits; behind a tag stands the first pattern, in the order of
//! folds, that begins with these words; the patterns that are a beginning of the text are that pattern's last successor not greater than the text, and
//! its parents: the longest patterns that are beginnings of it.

mod build;
mod words;

use std::cmp::Ordering;

use crate::image::{Heap, Image, Section, Str, Text};
use crate::machine::{self, Level, TAGS, alike, overflow, part, tag};

pub(crate) use build::{Kin, build, kin};
pub(crate) use words::{Words, next as next_word, words};

/// Patterns in the order of their folds.
#[derive(Clone, Copy)]
struct Domain<'i> {
    records: &'i [u32],
    /// How many numbers a record has; the first is the place of the pattern's string.
    stride: usize,
}

/// The patterns of one matcher.
#[derive(Clone, Copy)]
pub(crate) struct Dictionary<'i> {
    heap: Heap<'i>,
    /// Patterns are counted through both.
    domains: [Domain<'i>; 2],
    /// Where the second begins, and where it ends.
    split: u32,
    end: u32,
    sieve: &'i [u64],
    tags: &'i [u64],
    slots: &'i [u32],
}

impl<'i> Dictionary<'i> {
    /// What names are found by: aliases, stop surfaces, aliases without their article.
    pub(crate) fn of_names(image: &'i Image) -> Dictionary<'i> {
        let aliases = Domain { records: image.words(Section::Aliases), stride: 4 };
        let extras = Domain { records: image.words(Section::Extras), stride: 2 };
        Dictionary::new(image, [aliases, extras], [Section::Sieve, Section::Tags, Section::Slots])
    }

    /// The words of near and document cues.
    pub(crate) fn of_cues(image: &'i Image) -> Dictionary<'i> {
        let words = Domain { records: image.words(Section::CueWords), stride: 1 };
        let none = Domain { records: &[], stride: 1 };
        Dictionary::new(image, [words, none], [Section::CueSieve, Section::CueTags, Section::CueSlots])
    }

    fn new(image: &'i Image, domains: [Domain<'i>; 2], [sieve, tags, slots]: [Section; 3]) -> Dictionary<'i> {
        let [split, more] = domains.map(|domain| (domain.records.len() / domain.stride) as u32);
        Dictionary {
            heap: image.heap(),
            domains,
            split,
            end: split + more,
            sieve: image.longs(sieve),
            tags: image.longs(tags),
            slots: image.words(slots),
        }
    }

    /// How many patterns there are.
    pub(crate) fn len(&self) -> usize {
        self.end as usize
    }

    /// Where the string of a pattern is.
    #[inline(always)]
    pub(crate) fn place(&self, pattern: u32) -> u32 {
        let (domain, at) =
            if pattern < self.split { (&self.domains[0], pattern) } else { (&self.domains[1], pattern - self.split) };
        domain.records[at as usize * domain.stride]
    }

    /// Looks at a string, so that it is near when it is asked for.
    #[inline(always)]
    pub(crate) fn touch(&self, place: u32) -> u8 {
        self.heap.0[place as usize]
    }

    #[inline]
    pub(crate) fn text(&self, pattern: u32) -> Text<'i> {
        self.heap.text(Str(self.place(pattern)))
    }

    /// A pattern as the matcher looks for it.
    pub(crate) fn fold(&self, pattern: u32) -> String {
        let bytes = self.text(pattern).fold().iter().map(|&byte| crate::image::plain(byte)).collect();
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// The patterns whose fold is this: all that follow each other under one fold are alike.
    pub(crate) fn find(&self, fold: &str) -> Option<u32> {
        let words = words(fold)?;
        let mut found = None;
        self.probe(words.key(fold), |pattern| {
            let mut on = |text: Text| compare(fold.as_bytes(), text.fold());
            found = self.last_not_after(pattern, &mut on).and_then(|(last, _)| {
                let first = self.first_alike(last);
                (on(self.text(first)) == (fold.len(), Ordering::Equal)).then_some(first)
            });
            found.is_some()
        });
        found
    }

    /// Whether a pattern may be a word.
    pub(crate) fn may_have_single(&self, word: u64) -> bool {
        machine::may_have_single(self.sieve, word)
    }

    /// Whether a pattern may begin with two words.
    pub(crate) fn may_have_pair(&self, first: u64, second: u64) -> bool {
        machine::may_have_pair(self.sieve, first, second)
    }

    /// See [`machine::sift`].
    pub(crate) fn sift<'f>(&self, level: Level, hashes: &[u64], found: &'f mut Vec<u32>) -> &'f [u32] {
        machine::sift(level, self.sieve, hashes, found)
    }

    /// Calls `on` with the first pattern of every group that may have this key, until it answers true.
    pub(crate) fn probe(&self, key: u64, mut on: impl FnMut(u32) -> bool) -> bool {
        let tag = tag(key);
        let home = part(key, self.tags.len());
        let mut at_bucket = home;
        loop {
            let word = self.tags[at_bucket];
            let mut alike = alike(word, tag);
            while alike != 0 {
                let at = alike.trailing_zeros() as usize / 8;
                alike &= alike - 1;
                if let Some(pattern) = self.slot(at_bucket * TAGS + at, key)
                    && on(pattern)
                {
                    return true;
                }
            }
            at_bucket = (at_bucket + 1) % self.tags.len();
            if !overflow(word, tag) || at_bucket == home {
                return false;
            }
        }
    }

    /// Among the patterns from `base` on, the last that is not greater than a text, and how many bytes the two have in
    /// common. `text` compares with a pattern: common bytes, and the order, equal where the pattern begins the text.
    pub(crate) fn last_not_after(
        &self,
        base: u32,
        text: &mut impl FnMut(Text) -> (usize, Ordering),
    ) -> Option<(u32, usize)> {
        let first = self.text(base);
        let (mut common, order) = text(first);
        match order {
            Ordering::Less => return None,
            Ordering::Equal if !first.has_longer() => return Some((base, common)),
            _ => {}
        }
        let end = if base < self.split { self.split } else { self.end };
        let (mut low, mut high, mut step) = (base, end, 1);
        // Doubling steps first: most groups are small.
        while low + step < high {
            match text(self.text(low + step)) {
                (_, Ordering::Less) => high = low + step,
                (shared, _) => {
                    (low, common) = (low + step, shared);
                    step *= 2;
                }
            }
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            match text(self.text(middle)) {
                (_, Ordering::Less) => high = middle,
                (shared, _) => (low, common) = (middle, shared),
            }
        }
        Some((low, common))
    }

    /// Calls `on` with the first pattern of every fold that begins a text, and its length, longest first, given the last
    /// pattern that is not greater and what it has in common with the text.
    pub(crate) fn beginnings(&self, last: u32, common: usize, mut on: impl FnMut(u32, usize)) {
        let mut pattern = self.first_alike(last);
        loop {
            let text = self.text(pattern);
            let length = text.fold().len();
            if length <= common {
                on(pattern, length);
            }
            if text.parent == 0 {
                return;
            }
            pattern -= text.parent;
        }
    }

    /// The patterns under the fold of the first of them.
    pub(crate) fn alike(&self, first: u32) -> impl Iterator<Item = u32> + use<'i> {
        let this = *self;
        let end = if first < this.split { this.split } else { this.end };
        (first..end).take_while(move |&pattern| pattern == first || this.text(pattern).is_same())
    }

    /// The pattern in a slot, unless the slot's own eight bits tell another key.
    fn slot(&self, at: usize, key: u64) -> Option<u32> {
        let slot = self.slots[at];
        if self.len() > MOST_CHECKED {
            return Some(slot);
        }
        (slot >> 24 == check(key)).then_some(slot & 0xff_ffff)
    }

    fn first_alike(&self, mut pattern: u32) -> u32 {
        while self.text(pattern).is_same() {
            pattern -= 1;
        }
        pattern
    }
}

/// How a text compares with the fold of a pattern: common bytes; equal where the pattern begins the text.
pub(crate) fn compare(text: &[u8], fold: &[u8]) -> (usize, Ordering) {
    for (at, &byte) in fold.iter().enumerate() {
        match text.get(at).map(|text| text.cmp(&crate::image::plain(byte))) {
            Some(Ordering::Equal) => {}
            Some(order) => return (at, order),
            None => return (at, Ordering::Less),
        }
    }
    (fold.len(), Ordering::Equal)
}

/// So many patterns leave eight bits of a slot free for a second look at the key.
const MOST_CHECKED: usize = 1 << 24;

fn check(key: u64) -> u32 {
    (key >> 8) as u32 & 0xff
}
