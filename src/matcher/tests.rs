//! The scan against the oracles: one table of cases, and random tables and texts at every level of the processor.

use std::collections::HashSet;

use proptest::prelude::*;

use crate::dictionary::Dictionary;
use crate::fold::safe_before;
use crate::gazetteer::{Gazetteer, Layer};
use crate::machine::Level;

use super::naive::{self, Found};
use super::*;

/// A gazetteer of names, each an entity of its own.
fn gazetteer(names: &[&str]) -> Gazetteer {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["alias", "entity"]).expect("writes");
    let mut names = names.to_vec();
    names.sort_unstable();
    names.dedup();
    for name in names {
        table.write_record([name, name]).expect("writes");
    }
    let text = String::from_utf8(table.into_inner().expect("flushes")).expect("UTF-8");
    Gazetteer::from_layers(&[Layer::from_texts("", &[("aliases.csv", &text)])]).expect("builds")
}

fn patterns(dictionary: &Dictionary) -> Vec<String> {
    let mut patterns: Vec<String> = (0..dictionary.len() as u32).map(|pattern| dictionary.fold(pattern)).collect();
    patterns.sort_unstable();
    patterns.dedup();
    patterns
}

fn scan(dictionary: &Dictionary, level: Level, text: &str, parts: &[Range<usize>]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for part in parts {
        find(dictionary, level, text, part.clone(), |hit| {
            assert!(seen.insert((hit.span, hit.pattern)), "{hit:?} is told twice");
            found.push((hit.span, hit.start, dictionary.fold(hit.pattern)));
        });
    }
    found.sort_unstable_by(|a, b| (a.0, &a.2).cmp(&(b.0, &b.2)));
    // An alias and another alias without its article may be one fold.
    found.dedup();
    found
}

/// Scans at every level, whole and in parts, and compares with both oracles.
fn check(names: &[&str], text: &str) {
    let gazetteer = gazetteer(names);
    let dictionary = Dictionary::of_names(gazetteer.image());
    let patterns = patterns(&dictionary);
    let expected = naive::by_loop(&patterns, text);
    assert_eq!(naive::by_automaton(&patterns, text), expected, "{names:?} in {text:?}");
    for &level in Level::ALL.iter().filter(|level| level.is_here()) {
        let whole = scan(&dictionary, level, text, std::slice::from_ref(&(0..text.len())));
        assert_eq!(whole, expected, "{level:?}: {names:?} in {text:?}");
    }
    for at in [text.len() / 3, text.len() / 2] {
        let cut = safe_before(text, at);
        let parts = scan(&dictionary, Level::best(), text, &[0..cut, cut..text.len()]);
        assert_eq!(parts, expected, "cut at {cut}: {names:?} in {text:?}");
    }
}

/// Names and a text, chosen for what they do to words.
const CASES: &[(&[&str], &str)] = &[
    (&["Iraq"], ""),
    (&["Iraq"], "in Iraq."),
    (&["Iraq", "Iraqi"], "Iraq Iraqi Iraqis IRAQ's iraq"),
    (&["A", "A B", "A B C"], "a b c d"),
    (&["Kata'ib Hizbullah", "Hizbullah"], "Kataʾib Ḥizbullāh’s, Kata’ib\nHizbullah; kataib  hizbullah"),
    (&["al-Asad", "(Ain) al-Asad Airbase"], "the (Ain) al-Asad airbase, al Asad, (ain) al asad"),
    (&["US", "U.S. Army", "George W. Bush"], "the U.S. Army, U.S.-led, U.S.’s, us; George W. Bush. U.S.Embassy"),
    (&["E"], "U.A.E. and U.S.E"),
    (&["Sana", "Sanaa"], "Sana'a Sana’a Sana's Sana'"),
    (&["Iran", "Église"], "l'Iran, d’Iran, O'Iran, l’Église, L’ÉGLISE, qu'Iran"),
    (&["Houthis' base", "Houthi"], "Houthis' base, Houthi's; Houthis’ base"),
    (&["Lord's Resistance Army"], "the Lord’s Resistance Army and Lord's  Resistance Army"),
    (&["Straße", "Łódź", "Ærø"], "STRASSE, strasse, Straße, lodz, ŁÓDŹ, aero"),
    (&["العراق", "حزب الله", "الحوثيون", "لبنان"], "بالعراق وحزب الله للحوثيون ولبنان والعراق حزب‌الله العِراق"),
    (&["ישראל", "צה\"ל"], "בישראל וישראל צה\"ל צה״ל צהל ישראל"),
    (&["伊拉克", "伊", "北京", "Iraq"], "在伊拉克的北京Iraq中 伊拉\u{301}克"),
    (&["이라크", "이"], "이라크의 이"),
    (&["かがく", "か"], "かがく か\u{3099} がか"),
    (&["Iraq", "a b"], "Iraq¹ Iraq™ a b² a\u{200b}b Iraq\u{200c}x th\u{ad}Iraq"),
    (&["ایران", "ایران‌ها"], "ایران‌ها ایرانها ایران"),
    (&["Iraq — Syria", "Iraq Syria"], "Iraq — Syria Iraq--Syria Iraq - Syria Iraq-Syria Iraq\n\nSyria Iraq \nSyria"),
    (&["AT&T", "Yahoo!", "Yahoo", "Yahoo! Mail", "@x", "C++"], "AT&T Yahoo! Mail Yahoo! yahoo @x C++ c"),
    (&["St. Louis", "No. 5"], "St. Louis, st louis, No. 5 and No.5"),
    (&["x y"], "x 'y x ’y x. y x, y x\ty x\u{a0}y x\u{2011}y"),
    (
        &["abcdefghijklmnop", "abcdefghijklmnopq", "abcdefghijklmnopqr st"],
        "abcdefghijklmnop abcdefghijklmnopq abcdefghijklmnopqr st",
    ),
    (&["m. n", "م. ن"], "m. n M.N م. ن م.ن é. n"),
    (&["a"], "\0a\u{feff}a a\u{301} a\u{1F600}a 1a a1"),
];

#[test]
fn cases() {
    for (names, text) in CASES {
        check(names, text);
        // Where blocks and chunks end must not matter.
        for shift in [1, 31, 50, 63, 4090] {
            check(names, &format!("{}{text} zz", " z".repeat(shift / 2) + &" "[..shift % 2]));
        }
    }
}

#[test]
fn long_names_and_crowded_beginnings() {
    let hundred = (0..100).map(|number| format!("w{number}")).collect::<Vec<_>>().join(" ");
    let many: Vec<String> = (0..300).map(|number| format!("al Name {number}")).collect();
    let mut names: Vec<&str> = many.iter().map(String::as_str).collect();
    names.extend(["al", "al Name", &hundred]);
    check(&names, &format!("al-Name 7, al Name 299 x al Name 17 al Name; {hundred} {}", &hundred[..200]));
}

fn piece() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        "'",
        "’",
        "ʿ",
        "ʾ",
        "\"",
        "״",
        ".",
        "-",
        "–",
        "—",
        " ",
        " ",
        " ",
        "\n",
        "\r\n",
        "\u{a0}",
        "\u{ad}",
        "\u{200d}",
        "\u{200c}",
        "\u{200b}",
        "\u{301}",
        "\u{3099}",
        "s",
        "S",
        "a",
        "b",
        "x",
        "al",
        "İ",
        "ß",
        "ﬁ",
        "…",
        "½",
        "¹",
        "™",
        "ا",
        "ال",
        "ل",
        "لل",
        "و",
        "ب",
        "ة",
        "ـ",
        "\u{64e}",
        "ה",
        "ו",
        "ב",
        "か",
        "が",
        "中",
        "国",
        "한",
        "각",
        "1",
        "٤",
        "é",
        "ü",
        "Ж",
        "ж",
        "ḥ",
        "😀",
        "\0",
        "क",
        "क्ष",
        "ﷲ",
        "Ａ",
        "(",
        ",",
        "&",
        "!",
        "`",
        "l'",
        "d’",
    ]);
    prop_oneof![8 => special.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

fn text(pieces: Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), pieces).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn scans_find_what_the_oracles_find(
        names in prop::collection::vec(text(1..5), 1..6),
        more in text(0..24),
        order in prop::collection::vec(0usize..8, 0..8),
    ) {
        let mut names: Vec<&str> = names
            .iter()
            .map(|name| name.trim())
            .filter(|name| crate::fold::fold_name(name).chars().any(char::is_alphanumeric))
            .collect();
        names.push("al b");
        // The names themselves, as they are written, among other pieces.
        let mut text = String::new();
        for (at, which) in order.iter().enumerate() {
            text.push_str(names.get(*which).copied().unwrap_or(" "));
            text.push_str(["", " ", "’s ", ", "][at % 4]);
        }
        text.push_str(&more);
        check(&names, &text);
        check(&names, &more);
    }
}
