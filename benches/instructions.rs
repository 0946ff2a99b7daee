//! One stage, so many times over, for a machine that counts instructions: `tests/instructions.rs` does. Without
//! arguments, the stages and the bytes each works on.
#![allow(clippy::expect_used, clippy::print_stdout)]

use std::hint::black_box;
use std::ops::RangeBounds;
use std::path::Path;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use canonym::{Gazetteer, Level, fold};

mod material;
use material::{ENGLISH, TABLE, TEXTS, Text};

/// What the others are compared with: an Aho-Corasick automaton of ten thousand names.
const REFERENCE: &str = "reference";

/// Every stage works on one text, which its name may tell.
const STAGES: [&str; 9] = [
    REFERENCE,
    "fold-english",
    "fold-diacritics",
    "match-english",
    "match-english-portable",
    "match-arabic",
    "match-diacritics",
    "tag-bundled",
    "tag-10k",
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &*arguments.iter().map(String::as_str).collect::<Vec<_>>() {
        ["prepare", folder] => material::compile_names(Path::new(folder)),
        [stage, repeats, folder] => {
            run(stage, repeats.parse().expect("a number of repeats"), Path::new(folder));
        }
        _ => STAGES.iter().for_each(|stage| println!("{stage} {}", text(stage).0.len())),
    }
}

/// The text of a stage, how many names are in it, and one of them folded.
fn text(stage: &str) -> (String, usize, &'static str) {
    let Text { paragraphs, names, folded, .. } =
        TEXTS.into_iter().find(|text| stage.contains(text.name)).unwrap_or(ENGLISH);
    match stage {
        REFERENCE | "tag-10k" => {
            let (text, names) = material::english_with_names();
            (text, names, folded)
        }
        _ => (paragraphs.to_owned(), names, folded),
    }
}

/// Repeats a stage. What it gets ready before costs the same for any number of repeats.
fn run(stage: &str, repeats: usize, folder: &Path) {
    let (text, names, folded) = text(stage);
    // Valgrind knows AVX2 and no AVX-512.
    let level = if stage.ends_with("portable") { Level::Portable } else { Level::Avx2 };
    match stage {
        REFERENCE => {
            // Named outright: what the crate chooses by itself, and its vector instructions, change from version to
            // version.
            let automaton = AhoCorasick::builder()
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .prefilter(false)
                .build(material::names())
                .expect("fits");
            repeat(repeats, names.., || automaton.find_overlapping_iter(black_box(&text)).count());
        }
        "tag-10k" => {
            let tagger = material::tagger(material::read(&folder.join(TABLE)), level);
            repeat(repeats, names..=names, || tagger.tag(black_box(&text)).len());
        }
        "tag-bundled" => {
            let tagger = material::tagger(Gazetteer::bundled(), level);
            repeat(repeats, names..=names, || tagger.tag(black_box(&text)).len());
        }
        _ if stage.starts_with("match-") => {
            let tagger = material::tagger(Gazetteer::bundled(), level);
            repeat(repeats, names.., || tagger.count_hits(black_box(&text)));
        }
        _ if stage.starts_with("fold-") => {
            assert!(fold(&text).text().contains(folded), "{stage}");
            repeat(repeats, text.len() / 2.., || fold(black_box(&text)).text().len());
        }
        _ => unreachable!("no stage is called {stage}"),
    }
}

fn repeat(times: usize, right: impl RangeBounds<usize>, stage: impl Fn() -> usize) {
    for _ in 0..times {
        let answer = stage();
        assert!(right.contains(&answer), "{answer} is no right answer");
    }
}
