//! The texts and the lists of names, made from word frequencies and parts of names.

pub mod names;
mod parts;
mod render;
mod templates;
pub mod text;

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;

use parts::Parts;

/// A sort of text with the list of names that goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// English prose.
    English,
    /// Arabic prose: two bytes a letter, no capitals.
    Arabic,
    /// German, Russian, Arabic and Chinese documents, and a list of all four.
    Mixed,
    /// English with names in scholarly transliteration; the list has their plain forms.
    Diacritics,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Kind::English => "english",
            Kind::Arabic => "arabic",
            Kind::Mixed => "mixed",
            Kind::Diacritics => "diacritics",
        }
    }

    fn languages(self) -> &'static [&'static str] {
        match self {
            Kind::English | Kind::Diacritics => &["en"],
            Kind::Arabic => &["ar"],
            Kind::Mixed => &["de", "ru", "ar", "zh"],
        }
    }
}

/// A text and the list from whose beginning every size of list is taken.
pub struct Corpus {
    pub text: String,
    pub names: Vec<String>,
}

/// Names are woven into a text from a list of this size, whatever sizes are looked for in it.
const WOVEN: usize = 1_000_000;

/// Makes a corpus, always the same for the same arguments.
pub fn make(parts: &Path, kind: Kind, names: usize, bytes: usize, seed: u64) -> Result<Corpus> {
    let languages: Vec<Parts> =
        kind.languages().iter().map(|language| Parts::read(parts, language)).collect::<Result<_>>()?;
    let names = names::make(&languages, names.max(WOVEN), seed)?;
    let text = text::make(&languages, &names, kind == Kind::Diacritics, bytes, seed + 1);
    Ok(Corpus { text, names })
}
