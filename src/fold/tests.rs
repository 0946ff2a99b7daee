//! Cases by rule, and the laws every text obeys.

use proptest::prelude::*;

use super::*;

/// Surface forms on the left fold to the text on the right.
const CASES: &[(&str, &str)] = &[
    // case, marks, letters without decomposition
    ("KATA'IB Ḥizbullāh", "kataib hizbullah"),
    ("İzmir ILISU ısı", "izmir ilisu isi"),
    ("Straße ẞ ΣΊΣΥΦΟΣ σίσυφος", "strasse ss σισυφοσ σισυφοσ"),
    ("Łódź Ærø Əliyev þing", "lodz aero eliyev thing"),
    ("Cafe\u{301} Café", "cafe cafe"),
    ("ﬁne Ｈａｍａｓ", "fine hamas"),
    // marks that make another letter stay
    ("がか\u{3099}か", "か\u{3099}か\u{3099}か"),
    // apostrophes, ayn, hamza
    ("Kata'ib Kata’ib Kata`ib Kataʾib Kataʿib", "kataib kataib kataib kataib kataib"),
    ("‘Ain 'Ain", "ain ain"),
    ("Hezbollah's Hezbollah’s HEZBOLLAH'S", "hezbollah's hezbollah's hezbollah's"),
    ("Houthis' Sana'a Shia' Al 'Iraq' ''", "houthis' sanaa shia al iraq '"),
    ("צה\"ל צה״ל \"אל\"", "צהל צהל \"אל\""),
    // separators
    ("al-Asad al‑Asad al\u{a0}Asad al  Asad al\nAsad al\r\nAsad", "al asad al asad al asad al asad al asad al asad"),
    ("Kata\u{ad}ib Kata\u{200d}ib", "kataib kataib"),
    ("Iraq — Syria Iraq - Syria Iraq--Syria", "iraq—syria iraq—syria iraq—syria"),
    ("Iraq\n\nSyria\r\n \r\nIran", "iraq\u{2029}syria\u{2029}iran"),
    ("al- Asad Hezbollah -Militia", "al asad hezbollah militia"),
    // acronyms
    ("U.S. U.S U.S.-led U.S.'s", "us us us led us's"),
    ("the US. George W. Bush", "the us. george w bush"),
    ("U.S.Embassy K.1 A.. e.g.", "us.embassy k.1 a.. eg"),
    // digits
    ("٤٥ ۴۵ ４５ ४५", "45 45 45 45"),
    // Arabic
    ("كَتَائِب حِزْب اللّٰه", "كتايب حزب الله"),
    ("العـــراق", "العراق"),
    ("أحمد إيران آل ٱلله", "احمد ايران ال الله"),
    ("مصطفى جمهورية", "مصطفي جمهوريه"),
    ("ایران کرد", "ايران كرد"),
    ("حزب\u{200c}الله", "حزبالله"),
    // compatibility forms with a period or space inside are left alone
    ("a… ㏂ 1½", "a… ㏂ 11⁄2"),
];

#[test]
fn cases() {
    for (surface, folded) in CASES {
        assert_eq!(fold(surface).text(), *folded, "{surface:?}");
    }
}

#[test]
fn a_name_loses_what_surrounds_it() {
    assert_eq!(fold_name(" Houthis' "), "houthis");
    assert_eq!(fold_name("Karbalaʾ"), "karbala");
}

/// The table of short letters says what the rules say, for every character it holds and every sort of follower.
#[test]
fn short_letters_are_what_the_rules_make_of_them() {
    for c in (0x80..0x900).filter_map(char::from_u32) {
        for next in [None, Some('a'), Some('é'), Some('\u{301}'), Some('\u{64e}'), Some('中'), Some('\u{3099}')] {
            let Some(folded) = simple::fold(c, next) else { continue };
            let mut by_rules = smallvec::SmallVec::new();
            letters::fold_cluster(c, c.encode_utf8(&mut [0; 4]), &mut by_rules);
            assert_eq!(by_rules[..], [folded], "{c:?}");
            assert!(!crate::unicode::is_mark(c) && !next.is_some_and(crate::unicode::is_mark), "{c:?} before {next:?}");
        }
    }
    assert_eq!(simple::fold('ش', Some('ا')), Some('ش'));
}

/// Where a folded range lies in the original.
#[test]
fn the_way_back() {
    let back = |text: &str, name: &str| {
        let folded = fold(text);
        let start = folded.text().find(name).expect("the name is in the folded text");
        let span = folded.span(FoldedSpan { start, end: start + name.len() });
        span.map(|span| span.of(text).to_owned())
    };
    assert_eq!(back("the U.S. troops", "us").as_deref(), Some("U.S."));
    assert_eq!(back("'Kataʾib Ḥizbullāh's", "kataib hizbullah").as_deref(), Some("Kataʾib Ḥizbullāh"));
    assert_eq!(back("a Kataib\r\nHezbollah b", "kataib hezbollah").as_deref(), Some("Kataib\r\nHezbollah"));
    assert_eq!(back("İran", "iran").as_deref(), Some("İran"));
    assert_eq!(back("Straße", "s").as_deref(), Some("S"));
    assert_eq!(back("ﬁx", "f"), None, "half a ligature");
    assert_eq!(back("xe\u{301}y", "e").as_deref(), Some("e\u{301}"));
}

/// Texts in which the rules meet: their own characters are frequent.
fn texts() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        "'",
        "’",
        "ʿ",
        "ʼ",
        "\"",
        "״",
        ".",
        "-",
        "–",
        "—",
        " ",
        "\n",
        "\r",
        "\u{a0}",
        "\u{ad}",
        "\u{200d}",
        "\u{200c}",
        "\u{301}",
        "\u{3099}",
        "s",
        "S",
        "a",
        "b",
        "x",
        "İ",
        "ı",
        "ß",
        "ﬁ",
        "…",
        "ŉ",
        "½",
        "ا",
        "ل",
        "ة",
        "ـ",
        "\u{64e}",
        "ה",
        "か",
        "中",
        "1",
        "٤",
        "é",
        "😀",
        "👨‍👩‍👧",
        "\0",
        "각",
        "क्ष",
        "ﷺ",
        "ﷲ",
        "㏂",
        "ǅ",
        ",",
    ]);
    prop_oneof![
        prop::collection::vec(special, 0..14).prop_map(|parts| parts.concat()),
        any::<String>(),
        "[a-zA-Z'. -]{0,20}",
    ]
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in texts()) {
        let once = fold(&text).text().to_owned();
        let twice = fold(&once).text().to_owned();
        prop_assert_eq!(&twice, &once);
    }

    #[test]
    fn the_map_is_monotone_and_on_character_boundaries(text in texts()) {
        let folded = fold(&text);
        let mut last_end = 0;
        let chars: Vec<usize> = folded.text().char_indices().map(|(at, _)| at).chain([folded.text().len()]).collect();
        for pair in chars.windows(2) {
            if let Some(span) = folded.span(FoldedSpan { start: pair[0], end: pair[1] }) {
                prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
                prop_assert!(span.start >= last_end && span.start < span.end);
                last_end = span.end;
            }
        }
    }

    /// The fold law for words: each word of the folded text is the fold of the original it came from.
    #[test]
    fn words_fold_alike_inside_and_outside_the_text(text in texts()) {
        let folded = fold(&text);
        let is_word = crate::unicode::is_word;
        let mut start = 0;
        for word in folded.text().split(|c: char| !is_word(c)) {
            let at = FoldedSpan { start, end: start + word.len() };
            let separator = folded.text()[at.end..].chars().next().map_or(0, char::len_utf8);
            start = at.end + separator;
            if let Some(span) = folded.span(at) {
                prop_assert_eq!(fold_name(span.of(&text)), word);
            }
        }
    }

    /// The oracle for compatibility forms and case: another library's NFKD.
    #[test]
    fn plain_words_agree_with_another_unicode_library(word in "[A-Za-zÀ-ÖØ-öø-ľŁ-ňŊ-žΑ-ωА-я]{1,12}") {
        use unicode_normalization::UnicodeNormalization;
        let unmarked: String = word.nfkd().filter(|&c| !crate::unicode::is_mark(c)).collect();
        let mut expected = String::new();
        for c in unmarked.to_lowercase().replace('ς', "σ").replace('ß', "ss").chars() {
            latin::plain(c, |c| expected.push(c));
        }
        let folded = fold(&word);
        prop_assert_eq!(folded.text(), expected);
    }
}
