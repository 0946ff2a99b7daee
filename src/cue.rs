//! Cues: words beside a name that tell what is meant.

use std::fmt;

use crate::entity::row;
use crate::error::Row;
use crate::image::{Image, Section, Str};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Where a cue must stand.
    Side {
        /// Directly before the name.
        Left = "left",
        /// Directly after the name.
        Right = "right",
        /// In the neighbourhood.
        Near = "near",
        /// Anywhere in the document.
        Document = "document",
    }
}

vocabulary! {
    /// What a cue does.
    Effect {
        /// It belongs to the span, and is evidence for it.
        Extend = "extend",
        /// It is evidence for the reading.
        Support = "support",
        /// It is evidence against the reading.
        Exclude = "exclude",
    }
}

/// What a cue speaks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Target {
    /// One entity, by its position in the gazetteer.
    Entity(u32),
    /// Every entity of a kind, by the kind's position.
    Kind(u32),
}

impl Target {
    const KIND: u32 = 1 << 31;

    /// The target as a number.
    pub(crate) fn word(self) -> u32 {
        match self {
            Target::Entity(at) => at,
            Target::Kind(at) => at | Target::KIND,
        }
    }

    fn from_word(word: u32) -> Target {
        if word & Target::KIND == 0 { Target::Entity(word) } else { Target::Kind(word & !Target::KIND) }
    }
}

/// A row of `cues.csv`: a view into its gazetteer.
#[derive(Clone, Copy)]
pub struct Cue<'g> {
    pub(crate) image: &'g Image,
    pub(crate) at: u32,
}

impl<'g> Cue<'g> {
    /// The words, as written in the table.
    pub fn words(self) -> &'g str {
        self.image.heap().str(Str(self.record()[0]))
    }

    /// Where they stand.
    pub fn side(self) -> Side {
        Side::ALL[(self.record()[2] & 0xff) as usize]
    }

    /// What they do.
    pub fn effect(self) -> Effect {
        Effect::ALL[(self.record()[2] >> 8) as usize]
    }

    /// The row that made it.
    pub fn row(self) -> Row {
        row(self.image, self.record()[4], self.record()[3])
    }

    /// Whom it speaks about.
    pub(crate) fn target(self) -> Target {
        Target::from_word(self.record()[1])
    }

    fn record(self) -> [u32; 6] {
        self.image.rows::<6>(Section::Cues)[self.at as usize]
    }
}

impl fmt::Debug for Cue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (words, side) = (self.words(), self.side());
        f.debug_struct("Cue").field("words", &words).field("side", &side).field("effect", &self.effect()).finish()
    }
}

/// How the cues about a target are kept: by their sort, and by the word that touches the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    HeadLeft,
    HeadRight,
    /// Left cues whose word in a text may be longer than in the table: `hôpital` in `l'hôpital`.
    HeadElided,
    Left,
    Right,
    Elided,
    /// Near and document cues, by their pattern.
    Wide,
}

impl Group {
    /// The group of a cue and the word by which it is found there.
    pub(crate) fn of(side: Side, effect: Effect, fold: &str) -> (Group, &str) {
        let is_head = effect == Effect::Extend;
        match side {
            Side::Near | Side::Document => (Group::Wide, fold),
            Side::Right => (if is_head { Group::HeadRight } else { Group::Right }, first_word(fold)),
            Side::Left => {
                let word = last_word(fold);
                if word == fold && word.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']) {
                    (if is_head { Group::HeadElided } else { Group::Elided }, "")
                } else {
                    (if is_head { Group::HeadLeft } else { Group::Left }, word)
                }
            }
        }
    }
}

/// A short hash of a touching word. Two words that share it only cost a comparison.
pub(crate) fn word_hash(word: &str) -> u32 {
    xxhash_rust::xxh3::xxh3_64(word.as_bytes()) as u32
}

/// The word a text ends with, as far as it is ASCII letters. Cues of other scripts thus share the empty word; in exchange
/// a word is short even where a text has no spaces, and a proclitic does not hide an Arabic cue.
pub(crate) fn last_word(text: &str) -> &str {
    &text[text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len()..]
}

/// The word a text begins with, likewise.
pub(crate) fn first_word(text: &str) -> &str {
    &text[..text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len()]
}
