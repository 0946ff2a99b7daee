//! Texts that break other taggers: every mention's span must still be where the name stands.

#![allow(clippy::panic, clippy::expect_used, clippy::print_stderr)]

use canonym::{Effect, Gazetteer, LineIndex, OffsetUnit, Reason, Tagger, fold, fold_name, normalize};
use proptest::prelude::*;
use std::sync::LazyLock;

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(Gazetteer::bundled()));

fn surfaces(text: &str) -> Vec<&str> {
    TAGGER.tag(text).iter().map(|mention| mention.span.of(text)).collect()
}

#[test]
fn spans_survive() {
    for before in [
        "",
        "😀👨‍👩‍👧 ",
        "İİİ ",
        "cafe\u{301} ",
        "\u{202b}نص\u{202c} ",
        "\0\0",
        "a\r\n",
        "ﬁ½™ ",
        "\u{feff}",
        "한국어 ",
        "漢字",
    ] {
        let text = format!("{before}Baghdad, then Hezbollah’s\r\nmen\0");
        assert_eq!(surfaces(&text), ["Baghdad", "Hezbollah"], "after {before:?}");
    }
}

#[test]
fn offsets_in_three_units() {
    let text = "😀é Baghdad";
    let index = LineIndex::new(text);
    let start = TAGGER.tag(text)[0].span.start;
    assert_eq!(OffsetUnit::ALL.map(|unit| index.offset(start, unit)), [7, 3, 4]);
}

#[test]
fn a_long_line_is_just_a_long_line() {
    let sentence = "Nothing happened in Baghdad today, said a man from Beirut. ";
    let text = sentence.repeat(20_000);
    let mentions = TAGGER.tag(&text);
    assert_eq!(mentions.len(), 40_000);
    assert!(mentions.iter().all(|mention| ["Baghdad", "Beirut"].contains(&mention.span.of(&text))));
}

/// Documents made to be slow stay linear: one with four times the text must not take much more than four times.
#[test]
fn hostile_texts_stay_linear() {
    let time = |work: &dyn Fn()| {
        let runs = (0..3).map(|_| {
            let start = std::time::Instant::now();
            work();
            start.elapsed()
        });
        runs.min().expect("three runs")
    };
    let grows = |what: &str, piece: &str, work: &dyn Fn(&str)| {
        let (one, four) = (piece.repeat(8_000), piece.repeat(32_000));
        let (small, large) = (time(&|| work(&one)), time(&|| work(&four)));
        let floor = std::time::Duration::from_millis(5);
        assert!(large < small.max(floor) * 12, "{what}: {small:?} for one part, {large:?} for four");
    };
    for (piece, what) in [
        ("'", "apostrophes"),
        ("'s", "possessives"),
        ("a.", "periods"),
        ("\u{200d}'", "joiners"),
        ("- ", "hyphens"),
        ("\u{301}", "marks"),
        ("Kataib ", "half names"),
        ("(", "brackets"),
        ("Amiri ", "one name"),
        ("al-Asad ", "one short name"),
        ("日本", "names without spaces"),
        ("日本国北京東京大阪", "letters without spaces"),
    ] {
        grows(what, piece, &|text| drop(TAGGER.tag(text)));
    }
    grows("normalizing", "Kata’ib Hizbullah left. ", &|text| drop(normalize(&TAGGER, text)));
}

/// Pieces of text in which names, near-names and trouble meet.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Kata’ib Hizbullah",
        "Hezbollah",
        "al-Asad",
        " air base",
        "Hadi al-Ameri",
        "Amiri",
        "U.S.",
        "US",
        "us",
        "Iraq",
        "Iraqi",
        "the ",
        "The ",
        "West",
        " Bank",
        "Badr",
        "كتائب حزب الله",
        "و",
        "ب",
        "لل",
        "العراق",
        " ",
        "\n",
        "\n\n",
        ". ",
        ", ",
        "'s",
        "’",
        "\"",
        "“",
        "(",
        ")",
        "-",
        " — ",
        "😀",
        "İ",
        "e\u{301}",
        "\u{ad}",
        "\u{200d}",
        "\0",
        "x",
        "Abbas",
        "said",
        "US Embassy",
        " in Baghdad",
        "Gaza",
        "Sudani",
        "PMF",
        "中",
        "か",
        "Palestinian Islamic Jihad",
        "l'",
        "d’",
    ]);
    prop_oneof![prop::collection::vec(piece, 0..12).prop_map(|parts| parts.concat()), any::<String>()]
}

proptest! {
    #[test]
    fn the_fold_law_holds_for_every_mention(text in texts()) {
        let mut end = 0;
        for mention in TAGGER.tag(&text) {
            prop_assert!(text.is_char_boundary(mention.span.start) && text.is_char_boundary(mention.span.end));
            prop_assert!(mention.span.start >= end, "mentions are in order and do not overlap");
            end = mention.span.end;
            let surface = fold_name(mention.span.of(&text));
            let alias = fold_name(mention.best().alias.surface());
            // A head or a joined article may have made the span longer than the alias.
            let is_head = |reason: &Reason| matches!(reason, Reason::Cue(cue, _) if cue.effect() == Effect::Extend);
            let head = mention.best().evidence.iter().any(|evidence| is_head(&evidence.reason));
            let article = surface.strip_suffix(&alias).is_some_and(|rest| rest.ends_with(' ') && rest.len() <= 4);
            let after_li = alias.strip_prefix("ال") == Some(&surface);
            let held = surface == alias || article || after_li || head && surface.contains(&alias);
            prop_assert!(held, "{surface:?} for {alias:?}");
        }
    }

    #[test]
    fn what_stands_around_a_document_does_not_change_it(text in texts()) {
        // The same mentions when a paragraph without names goes before.
        let prefix = "zzz zzz.\n\n";
        let moved = format!("{prefix}{text}");
        let spans = |text: &str, shift: usize| -> Vec<(usize, usize, Option<String>)> {
            TAGGER
                .tag(text)
                .iter()
                .map(|mention| (mention.span.start - shift, mention.span.end - shift, mention.entity().map(|entity| entity.id().to_owned())))
                .collect()
        };
        // A text that begins with a mark would join the paragraph before it.
        prop_assume!(fold(&moved).text().ends_with(fold(&text).text()));
        prop_assert_eq!(spans(&text, 0), spans(&moved, prefix.len()));
    }

    #[test]
    fn normalizing_twice_changes_nothing_more(text in texts()) {
        let once = normalize(&TAGGER, &text);
        let twice = normalize(&TAGGER, &once);
        prop_assert_eq!(&twice, &once, "from {:?}", text);
    }
}
