//! canonym finds the names of people, groups, bases and places in text, however they are spelled, and says which
//! entity each one is.
//!
//! ```text
//! gazetteer/*.csv -> table -> index --- fold (one and the same) --> patterns -> matcher
//!                                                                                  |
//! text --------------------------- fold (keeps the way back) --------------------> hits
//!                                                                                  |
//!         report <- normalize / lookup / evaluate <- mentions <- resolve <- boundaries
//! ```
//!
//! A [`Gazetteer`] is the table, a [`Tagger`] finds its names, a [`Mention`] is one of them: a byte span of the
//! original text with candidates, best first, and the evidence for each.
//!
//! ```
//! use canonym::{Gazetteer, Tagger};
//!
//! let tagger = Tagger::new(Gazetteer::bundled());
//! let text = "Drones were shot down near al-Asad air base; Kataʾib Ḥizbullāh denied it.";
//! let names: Vec<(&str, &str)> = tagger
//!     .tag(text)
//!     .iter()
//!     .filter_map(|mention| Some((mention.span.of(text), mention.entity()?.name())))
//!     .collect();
//! assert_eq!(names, [("al-Asad air base", "Al-Asad Airbase"), ("Kataʾib Ḥizbullāh", "Kataib Hezbollah")]);
//! # Ok::<(), canonym::Error>(())
//! ```
//!
//! A table of your own, over the bundled one or instead of it:
//!
//! ```no_run
//! use canonym::{Gazetteer, Layer, Tagger};
//!
//! let mine = Layer::read("my-names.csv".as_ref())?; // two columns: alias,entity
//! let tagger = Tagger::new(Gazetteer::over_bundled(&[mine])?);
//! # Ok::<(), canonym::Error>(())
//! ```

mod alias;
mod boundary;
mod changes;
mod check;
mod cue;
mod dictionary;
mod entity;
mod error;
mod evaluate;
mod exchange;
mod fold;
mod gazetteer;
mod image;
mod lookup;
mod machine;
mod matcher;
mod mention;
mod normalize;
pub mod report;
mod resolve;
mod span;
mod statistics;
mod tagger;
mod unicode;
mod vocabulary;

pub use alias::{Alias, Case, Form, Use};
pub use changes::{Became, MentionChange, RowChange, mention_changes, row_changes};
pub use check::{Checked, FixedFile, Rule, Severity, TABLE_RULES, check_table, fixed_table, table_rule};
pub use cue::{Cue, Effect, Side};
pub use entity::{DEFAULT_KIND, Entity, Kind};
pub use error::{Error, Fault, Row};
pub use evaluate::{Counts, Difference, GoldDocument, GoldMention, Outcome, Scores, evaluate};
pub use exchange::read_gold;
pub use fold::{Folded, FoldedSpan, fold, fold_name};
pub use gazetteer::{Example, Gazetteer, Layer, Source};
pub use lookup::{Meaning, NearName, lookup, near_names};
pub use machine::Level;
pub use matcher::Hit;
pub use mention::{Candidate, Evidence, Mention, Reason, Reasons, Status};
pub use normalize::normalize;
pub use span::{LineIndex, OffsetUnit, Span};
pub use statistics::{KindCounts, Statistics, statistics};
pub use tagger::{TagOptions, Tagger, Trace};
