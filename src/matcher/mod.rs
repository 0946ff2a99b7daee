//! Match: folded text to hits. Knows strings, never entities.

mod automaton;
#[cfg(test)]
mod naive;
#[cfg(test)]
mod tests;

use crate::error::Error;
use crate::fold::FoldedSpan;

/// A raw match in folded text, before any judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Where.
    pub at: FoldedSpan,
    /// Which pattern, by its position in the list the matcher was made of.
    pub pattern: usize,
}

/// Finds patterns in folded text.
pub(crate) trait Matcher: Send + Sync {
    /// Reports every occurrence of every pattern, overlapping ones too, in the order of their ends.
    fn find(&self, folded: &str, hit: &mut dyn FnMut(Hit));
}

/// The matcher in use.
pub(crate) fn build<P: AsRef<[u8]>>(patterns: &[P]) -> Result<Box<dyn Matcher>, Error> {
    Ok(Box::new(automaton::Automaton::new(patterns)?))
}
