//! Evaluate: what a tagger finds, held against what people marked.

mod gold;
mod score;

pub use gold::{GoldDocument, GoldMention};
pub use score::{Counts, Difference, Outcome, Scores, evaluate};
