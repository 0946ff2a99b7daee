//! Report: mentions, cards and scores to bytes, one format per file. Reports never decide anything.

mod brat;
mod card;
mod changes;
mod conll;
mod explain;
mod findings;
mod html;
mod json;
mod scores;
mod separated;
mod statistics;
mod text;

use std::io::{self, Write};

use crate::gazetteer::Gazetteer;
use crate::mention::Mention;
use crate::span::OffsetUnit;
use crate::vocabulary::vocabulary;

pub use card::{write_cards, write_cards_json};
pub use changes::{write_mention_changes, write_mention_changes_json, write_row_changes, write_row_changes_json};
pub use explain::{write_candidates, write_folded, write_hits};
pub use findings::{FindingFormat, write_findings, write_rules};
pub use scores::{write_scores, write_scores_json};
pub use statistics::{write_statistics, write_statistics_json};

/// A text and what was found in it.
pub struct TaggedDocument<'a, 'g> {
    /// Its name: a path, or an id from the input.
    pub name: &'a str,
    /// The text.
    pub text: &'a str,
    /// Its mentions, in text order.
    pub mentions: &'a [Mention<'g>],
}

vocabulary! {
    /// How mentions are written.
    Format {
        /// Aligned columns for people.
        Text = "text",
        /// One JSON array.
        Json = "json",
        /// One JSON object per document and line.
        Jsonl = "jsonl",
        /// Comma-separated, one mention per row.
        Csv = "csv",
        /// Tab-separated, one mention per row.
        Tsv = "tsv",
        /// One self-contained page.
        Html = "html",
        /// brat standoff annotations.
        Brat = "brat",
        /// One token per line with IOB2 tags.
        Conll = "conll",
    }
}

/// Which offsets are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offsets {
    /// In one unit.
    One(OffsetUnit),
    /// In bytes, code points and UTF-16 units, each named.
    All,
}

/// Settings that several formats share.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The unit of offsets.
    pub offsets: Offsets,
    /// Show candidates, evidence and table rows.
    pub explain: bool,
    /// Use terminal colours.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// Writes tagged documents in one format. The head and foot frame all documents; a document is written on its own, so
/// that many can be written at once and put together in order.
pub trait Report: Sync {
    /// What stands before all documents.
    fn head(&self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// One document, the `number`th from 0.
    fn document(&self, document: &TaggedDocument, number: usize, out: &mut dyn Write) -> io::Result<()>;

    /// What stands after all documents.
    fn foot(&self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// The report that writes a format.
pub fn in_format<'g>(format: Format, style: Style, gazetteer: &'g Gazetteer) -> Box<dyn Report + 'g> {
    match format {
        Format::Text => Box::new(text::Text { style }),
        Format::Json => Box::new(json::Json { style, lines: false }),
        Format::Jsonl => Box::new(json::Json { style, lines: true }),
        Format::Csv => Box::new(separated::Separated { style, delimiter: b',' }),
        Format::Tsv => Box::new(separated::Separated { style, delimiter: b'\t' }),
        Format::Html => Box::new(html::Html { gazetteer }),
        Format::Brat => Box::new(brat::Brat),
        Format::Conll => Box::new(conll::Conll { gazetteer }),
    }
}

/// A score as it is shown: three decimals, no more than is known.
fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}
