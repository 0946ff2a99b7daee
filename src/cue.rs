//! Cues: words beside a name that tell what is meant.

use crate::error::Row;
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Target {
    /// One entity, by its position in the gazetteer.
    Entity(usize),
    /// Every entity of a kind.
    Kind(Box<str>),
}

/// A row of `cues.csv`.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Whom it speaks about.
    pub(crate) target: Target,
    /// The words, as written in the table.
    pub words: Box<str>,
    /// Where they stand.
    pub side: Side,
    /// What they do.
    pub effect: Effect,
    /// The row that made it.
    pub row: Row,
}
