//! Match: text to hits, without copying the text. Knows strings, never entities.
//!
//! [`scan`] walks the words of a text, plain ASCII words by vector instructions, [`word`]s of other letters by
//! themselves, and asks the dictionary whether a pattern may begin there. The few survivors are compared as
//! they stand where they are [`plain`], and else by a [`stream`] that folds as far as a comparison needs. Where only the rules of the fold can tell what a
//! word is, [`general`] folds the place and tries every edge.

mod batch;
mod follow;
mod general;
mod marks;
#[cfg(test)]
mod naive;
mod plain;
mod scan;
mod stream;
#[cfg(test)]
mod tests;
mod word;

use std::ops::Range;

use crate::boundary::Start;
use crate::dictionary::Dictionary;
use crate::machine::Level;
use crate::span::Span;

/// A pattern at a place where its edges may be edges of a name, before any judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where in the text.
    pub span: Span,
    /// What stands before it in its word.
    pub(crate) start: Start,
    /// Which pattern, by its position in the dictionary.
    pub(crate) pattern: u32,
    /// Every byte of the span became one byte of the pattern.
    pub(crate) is_linear: bool,
}

/// Reports every pattern that stands in a text between edges where a name may begin and end and that begins in `range`,
/// in no certain order. The range's own edges must be [safe](crate::fold::safe_before).
pub(crate) fn find(dictionary: &Dictionary, level: Level, text: &str, range: Range<usize>, on: impl FnMut(Hit)) {
    if dictionary.len() > 0 {
        // Whoever asked for a level may not know the processor.
        scan::Scan::new(dictionary, level.or_portable(), text, range.end, on).run(range.start);
    }
}
