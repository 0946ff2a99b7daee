//! What texts and names are made of: the files that `python/parts.py` writes, one set for each language.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words, places and names of persons of one language.
pub struct Parts {
    pub language: &'static str,
    pub words: Vec<String>,
    /// Indices of `words`, each as often as it is frequent: one random slot is one random word.
    slots: Vec<u32>,
    pub places: Vec<String>,
    pub given: Vec<String>,
    pub family: Vec<String>,
    /// Keys of the frequent words: no name of one word may be one of them.
    pub common: HashSet<String>,
}

/// More slots make rare words rarer.
const SLOTS: f64 = 400_000.0;
/// Words this frequent are no names even if a village is called so.
const COMMON: usize = 20_000;
/// Among the most frequent words none is written with a capital for being a name, too.
const NEVER_NAMES: usize = 3_000;

impl Parts {
    pub fn read(folder: &Path, language: &'static str) -> Result<Parts> {
        let lines = |kind: &str| -> Result<Vec<String>> {
            let path = folder.join(format!("{kind}.{language}"));
            let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
            Ok(text.lines().map(str::to_owned).collect())
        };
        let (places, given, family) = (lines("places")?, lines("given")?, lines("family")?);
        let names: HashSet<String> =
            places.iter().take(30_000).chain(&given).chain(&family).map(|name| name.to_lowercase()).collect();
        let (mut words, mut slots, mut common) = (Vec::new(), Vec::new(), HashSet::new());
        for (rank, line) in lines("words")?.iter().enumerate() {
            let (word, frequency) = line.split_once('\t').context("a line of words without a frequency")?;
            let copies = (frequency.parse::<f64>()? * SLOTS).round().max(1.0) as usize;
            slots.extend(std::iter::repeat_n(words.len() as u32, copies));
            let is_name = rank >= NEVER_NAMES && names.contains(word);
            // A language with capitals tells names and words apart by them.
            let is_listed = is_name && matches!(language, "en" | "de" | "ru");
            let is_german_noun =
                language == "de" && word.len() > 4 && word.bytes().map(u32::from).sum::<u32>() % 3 == 0;
            if rank < if is_listed { NEVER_NAMES } else { COMMON } {
                common.insert(key(word));
            }
            words.push(if is_listed || is_german_noun { capitalised(word) } else { word.to_owned() });
        }
        Ok(Parts { language, words, slots, places, given, family, common })
    }

    pub fn word(&self, rng: &mut fastrand::Rng) -> &str {
        &self.words[self.slots[rng.usize(..self.slots.len())] as usize]
    }
}

/// A word with a capital at its start.
pub fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// What two names must differ in: case, accents, apostrophes, periods and hyphens do not count.
pub fn key(name: &str) -> String {
    let plain = name.nfd().filter(|&c| !is_combining_mark(c) && !matches!(c, '\'' | '’' | '.'));
    plain.flat_map(char::to_lowercase).map(|c| if c == '-' { ' ' } else { c }).collect()
}
