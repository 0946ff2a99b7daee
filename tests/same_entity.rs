//! One entity, many surfaces: what the fold, the boundaries and the heads must bring together, with original spans.

#![allow(clippy::panic, clippy::expect_used, clippy::print_stderr)]

use canonym::{Gazetteer, Tagger};
use std::sync::LazyLock;

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(Gazetteer::bundled()));

/// The sure mentions of a text: surface and entity.
fn mentions(text: &str) -> Vec<(&str, String)> {
    let tagged = TAGGER.tag(text);
    tagged.iter().filter_map(|mention| Some((mention.span.of(text), mention.entity()?.id().to_owned()))).collect()
}

#[test]
fn spellings_of_kataib_hezbollah() {
    for surface in [
        "Kata'ib Hizbullah",
        "Kata’ib Hizbullah",
        "Kata`ib Hizbullah",
        "Kataʾib Ḥizbullāh",
        "Kata\u{2be}ib H\u{323}izbulla\u{304}h",
        "KATA'IB HIZBULLAH",
        "Kataib Hezbollah",
        "Kataib\nHezbollah",
        "Kataib\r\nHezbollah",
        "Kataib‑Hezbollah",
        "Kataib\u{a0}Hezbollah",
        "Kat\u{ad}aib Hez\u{200b}bollah",
        "Ｋataib Hezbollah",
        "كتائب حزب الله",
        "كَتائِب حِزبُ اللّه",
        "كتـــائب حزب الله",
    ] {
        for (before, after) in [
            ("", ""),
            ("Then ", " spoke."),
            ("(", ")"),
            ("“", "”"),
            ("'", "'"),
            ("", "'s men"),
            ("", "’s men"),
            ("pro-", ""),
        ] {
            let text = format!("{before}{surface}{after}");
            let found = mentions(&text);
            assert_eq!(found, [(surface, "kataib-hezbollah".to_owned())], "in {text:?}");
        }
    }
    assert_eq!(mentions("قالت وكتائب حزب الله"), [("كتائب حزب الله", "kataib-hezbollah".to_owned())]);
}

#[test]
fn heads_and_brackets_of_the_base() {
    for surface in [
        "(Ain) al-Asad Airbase",
        "al Asad airbase",
        "al-Asad air base",
        "al-Asad military base",
        "Ain al-Asad",
        "Ayn al-Asad base",
        "قاعدة عين الأسد",
    ] {
        let text = format!("Rockets fell on {surface} again.");
        assert_eq!(mentions(&text), [(surface, "al-asad-airbase".to_owned())], "in {text:?}");
    }
}

#[test]
fn look_alikes_stay_apart() {
    let only =
        |text: &str, surface: &str, id: &str| assert_eq!(mentions(text), [(surface, id.to_owned())], "in {text:?}");
    only("Fighters of Hezbollah withdrew.", "Hezbollah", "hezbollah");
    only("Bashar al-Asad resigned.", "Bashar al-Asad", "bashar-al-assad");
    only("The Islamic Resistance in Iraq claimed it.", "Islamic Resistance in Iraq", "islamic-resistance-in-iraq");
    only("The Palestinian Islamic Jihad denied it.", "Palestinian Islamic Jihad", "palestinian-islamic-jihad");
    only("The war in Sudan goes on.", "Sudan", "sudan");
    assert_eq!(mentions("It is up to us, and the badr rises over the west."), []);
}

#[test]
fn later_short_forms_need_an_earlier_name() {
    let text = "Hadi al-Ameri spoke first. Later Amiri left.";
    let found = mentions(text);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|(_, id)| id == "hadi-al-amiri"));
    assert_eq!(mentions("A man called Amiri left."), []);
}

#[test]
fn hyphenated_compounds_keep_their_parts() {
    let found = mentions("the Israel-Hamas war, Iran-backed men, anti-US slogans");
    let ids: Vec<&str> = found.iter().map(|(_, id)| id.as_str()).collect();
    assert_eq!(ids, ["israel", "hamas", "iran", "united-states"]);
}

#[test]
fn arabic_articles_melt_into_li() {
    let one =
        |text: &str, surface: &str, id: &str| assert_eq!(mentions(text), [(surface, id.to_owned())], "in {text:?}");
    one("قال للحشد الشعبي", "حشد الشعبي", "popular-mobilization-forces");
    one("وللحشد الشعبي دور", "حشد الشعبي", "popular-mobilization-forces");
    one("في الحشد الشعبي", "الحشد الشعبي", "popular-mobilization-forces");
    assert_eq!(mentions("كلحشد الشعبي"), []);
}
