//! What the benches work on: texts of our own with a known number of names, and ten thousand names of nobody.
#![allow(clippy::expect_used)]

use std::fs::{self, File};
use std::path::Path;

use canonym::{Gazetteer, Layer, Level, TagOptions, Tagger};

/// A few paragraphs as a newspaper prints them, and what must be found there.
pub(crate) struct Text {
    pub(crate) name: &'static str,
    pub(crate) paragraphs: &'static str,
    /// How many mentions the bundled table has in them.
    pub(crate) names: usize,
    /// A name as it is written there once folded.
    pub(crate) folded: &'static str,
}

pub(crate) const ENGLISH: Text =
    Text { name: "english", paragraphs: include_str!("english.txt"), names: 19, folded: "kataib hizbullah" };

const ARABIC: Text =
    Text { name: "arabic", paragraphs: include_str!("arabic.txt"), names: 12, folded: "كتايب حزب الله" };

const DIACRITICS: Text =
    Text { name: "diacritics", paragraphs: include_str!("diacritics.txt"), names: 12, folded: "munazzamat badr" };

pub(crate) const TEXTS: [Text; 3] = [ENGLISH, ARABIC, DIACRITICS];

/// How many synthetic names there are.
const COUNT: usize = 10_000;

/// Words that look like names and are none: 16 x 16 x 16 of them.
const ONSETS: [&str; 16] =
    ["Bar", "Dor", "Fel", "Gan", "Hul", "Jas", "Kem", "Lor", "Mav", "Nir", "Pel", "Rus", "Sab", "Tur", "Vok", "Zim"];
const MIDDLES: [&str; 16] =
    ["a", "be", "ci", "do", "fu", "ga", "ke", "li", "mo", "nu", "pa", "ra", "se", "ti", "vo", "zu"];
const ENDINGS: [&str; 16] =
    ["ban", "dek", "fir", "gol", "hun", "jad", "kel", "lim", "mor", "nush", "pan", "red", "sil", "tov", "vur", "zan"];

/// Names of one to three words; many share their first word, as names do.
pub(crate) fn names() -> Vec<String> {
    // Odd factors visit every word once; 400 first words and 4096 others meet again after 102,400 names only.
    let name = |n: usize| match n % 5 {
        0 => word(n / 5 * 1021),
        1 | 2 => format!("{} {}", word(n % 400), word(n * 1367)),
        3 => format!("{} al-{}", word(n % 400), word(n * 2011)),
        _ => format!("{} {} Brigade", word(n % 400), word(n * 3001)),
    };
    (0..COUNT).map(name).collect()
}

fn word(n: usize) -> String {
    format!("{}{}{}", ONSETS[n % 16], MIDDLES[n / 16 % 16], ENDINGS[n / 256 % 16])
}

/// The English text with a synthetic name after every sentence, and how many they are.
pub(crate) fn english_with_names() -> (String, usize) {
    let names = names();
    let (mut text, mut count) = (String::new(), 0);
    for sentence in ENGLISH.paragraphs.split_inclusive(['.', '\n']) {
        text.push_str(sentence);
        if sentence.ends_with('.') {
            text.push_str(&format!(" So said {}.", names[count * 997 % COUNT]));
            count += 1;
        }
    }
    (text, count)
}

/// Compiles a table of the synthetic names into the folder as [`TABLE`].
pub(crate) fn compile_names(folder: &Path) {
    let rows: String = names().iter().enumerate().map(|(n, name)| format!("{name},e{n}\n")).collect();
    let csv = folder.join("names.csv");
    fs::write(&csv, format!("alias,entity\n{rows}")).expect("the folder can be written");
    let gazetteer = read(&csv);
    assert_eq!(gazetteer.entities().len(), COUNT);
    let mut file = File::create(folder.join(TABLE)).expect("the folder can be written");
    gazetteer.write_compiled(&mut file).expect("the folder can be written");
}

/// The compiled table's file.
pub(crate) const TABLE: &str = "names.canonym";

/// A table alone, without the bundled one.
pub(crate) fn read(table: &Path) -> Gazetteer {
    let layer = Layer::read(table).expect("a table");
    Gazetteer::from_layers(&[layer]).expect("every row can be used")
}

pub(crate) fn tagger(gazetteer: Gazetteer, level: Level) -> Tagger {
    Tagger::with_options(gazetteer, TagOptions { level, ..TagOptions::default() })
}
