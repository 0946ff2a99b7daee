//! Compiled tables: the same answers as the rows they were made of, at every level and for any number of threads; the
//! command that makes them, and the refusal of files that are not what they should be.

#![allow(clippy::panic, clippy::expect_used, clippy::print_stderr)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use canonym::{Gazetteer, Layer, Level, Mention, TagOptions, Tagger};

const TABLE: &str = "tests/fixtures/table";

/// What a tagger says of a text, with all its reasons.
fn told(mentions: &[Mention]) -> Vec<String> {
    let reasons = |mention: &Mention| -> Vec<String> {
        let of_one = |candidate: &canonym::Candidate| {
            let reasons: Vec<String> = candidate.evidence.iter().map(|evidence| evidence.reason.code()).collect();
            let (entity, alias) = (candidate.entity(), candidate.alias);
            format!("{} {} {} {:.6} {reasons:?}", entity.id(), alias.surface(), alias.row(), candidate.score)
        };
        mention.candidates.iter().map(of_one).collect()
    };
    mentions.iter().map(|mention| format!("{:?} {:?} {:?}", mention.span, mention.status, reasons(mention))).collect()
}

fn compiled(gazetteer: &Gazetteer, folder: &Path) -> PathBuf {
    let path = folder.join("table.canonym");
    let mut file = fs::File::create(&path).expect("opens");
    gazetteer.write_compiled(&mut file).expect("writes");
    path
}

/// Articles of several languages and spellings, many times over.
fn long_text(bytes: usize) -> String {
    let articles = ["first", "second"].map(|name| {
        let lines = fs::read_to_string(format!("tests/fixtures/articles/{name}.jsonl")).expect("reads");
        let text = |line: &str| -> String {
            let document: serde_json::Value = serde_json::from_str(line).expect("is JSON");
            document["text"].as_str().expect("has a text").to_owned()
        };
        lines.lines().map(text).collect::<Vec<_>>().join("\n\n")
    });
    let once = articles.join("\n\n");
    once.repeat(bytes / once.len() + 1)
}

#[test]
fn a_compiled_table_answers_as_its_rows_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = Layer::read(TABLE.as_ref()).expect("reads");
    let gazetteer = Gazetteer::from_layers(std::slice::from_ref(&rows)).expect("builds");
    let file = Layer::read(&compiled(&gazetteer, folder.path())).expect("opens");
    let text = fs::read_to_string("tests/fixtures/stories/harbour.txt").expect("reads");
    let alone = Tagger::new(Gazetteer::from_layers(std::slice::from_ref(&file)).expect("is one"));
    assert_eq!(told(&alone.tag(&text)), told(&Tagger::new(gazetteer).tag(&text)));
    // Laid over the bundled table, or under another, it is what its rows are.
    let more = Layer::read("tests/fixtures/wharf.csv".as_ref()).expect("reads");
    let text = format!("{text} Kata’ib Hizbullah left the Old Wharf in Baghdad; Marsh and Hadi al-Ameri stayed.");
    for over in [vec![], vec![more]] {
        let [by_rows, by_file] =
            [&rows, &file].map(|first| [vec![first.clone()], over.clone()].concat()).map(|layers| {
                let gazetteer = Gazetteer::over_bundled(&layers).expect("builds");
                told(&Tagger::new(gazetteer).tag(&text))
            });
        assert_eq!(by_file, by_rows);
        assert!(by_rows.len() > 4, "{by_rows:?}");
    }
}

#[test]
fn levels_and_threads_answer_alike() {
    let text = long_text(3 << 20);
    let tag = |level, threads| {
        let options = TagOptions { level, threads, ..TagOptions::default() };
        told(&Tagger::with_options(Gazetteer::bundled(), options).tag(&text))
    };
    let expected = tag(Level::Portable, 1);
    assert!(expected.len() > 10_000);
    for (level, threads) in [(Level::Avx2, 1), (Level::Avx512, 1), (Level::best(), 2), (Level::best(), 5)] {
        if level.is_here() {
            assert!(tag(level, threads) == expected, "{level:?}, {threads} threads");
        }
    }
}

fn canonym(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_canonym")).args(args).output().expect("starts")
}

fn said(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn the_command_writes_checks_and_refuses() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("names");
    fs::create_dir(&table).expect("makes a folder");
    for file in fs::read_dir(TABLE).expect("reads") {
        let path = file.expect("reads").path();
        fs::copy(&path, table.join(path.file_name().expect("is a file"))).expect("copies");
    }
    let (table, file) = (table.display().to_string(), folder.path().join("t.canonym").display().to_string());
    let story = "tests/fixtures/stories/harbour.txt";
    let tag =
        |args: &[&str]| canonym(&[&["tag", "--format", "json", "--explain", story, "--gazetteer"], args].concat());

    let (code, text) = said(&canonym(&["compile", &table, "-o", &file]));
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("entities") && text.contains("aliases"), "{text}");
    assert_eq!(said(&canonym(&["compile", "--check", &table, "-o", &file])).0, Some(0));
    for more in [&["--no-bundled"][..], &[]] {
        let (by_rows, by_file) = (tag(&[&[&*table], more].concat()), tag(&[&[&*file], more].concat()));
        assert!(!by_rows.stdout.is_empty());
        assert_eq!(String::from_utf8_lossy(&by_file.stdout), String::from_utf8_lossy(&by_rows.stdout));
    }

    // The bundled table inside: used as it is, and not without it.
    let both = folder.path().join("both.canonym").display().to_string();
    assert_eq!(said(&canonym(&["compile", "--bundled", &table, "-o", &both])).0, Some(0));
    assert_eq!(tag(&[&both]).stdout, tag(&[&table]).stdout);
    let (code, text) = said(&tag(&[&both, "--no-bundled"]));
    assert_eq!(code, Some(2));
    assert!(text.contains("leave out --no-bundled"), "{text}");
    assert_eq!(said(&canonym(&["compile", "--check", &table, "-o", &both])).0, Some(1));

    // Damage, a cut, something else.
    let whole = fs::read(&file).expect("reads");
    let refused = |bytes: &[u8], reason: &str| {
        fs::write(&both, bytes).expect("writes");
        let (code, text) = said(&tag(&[&both]));
        assert_eq!(code, Some(2), "{reason}");
        assert!(text.starts_with("error: ") && text.contains(&both) && text.contains(reason), "{text}");
    };
    let mut damaged = whole.clone();
    damaged[whole.len() / 2] ^= 1;
    refused(&damaged, "damaged");
    refused(&whole[..whole.len() - 1], "cut off");
    refused(b"", "not a compiled table");

    // A source that has changed since: refused until it is compiled again. One that is gone does not matter.
    let aliases = Path::new(&table).join("aliases.csv");
    let rows = fs::read_to_string(&aliases).expect("reads");
    fs::write(&aliases, rows + "harbour-guard,Guards of the Harbour,,,,\n").expect("writes");
    let (code, text) = said(&tag(&[&file]));
    assert_eq!(code, Some(2));
    assert!(text.contains("stale") && text.contains("aliases.csv"), "{text}");
    assert_eq!(said(&canonym(&["compile", "--check", &table, "-o", &file])).0, Some(1));
    assert_eq!(said(&canonym(&["compile", &table, "-o", &file])).0, Some(0));
    assert_eq!(said(&tag(&[&file])).0, Some(0));
    fs::remove_dir_all(&table).expect("removes");
    assert_eq!(said(&tag(&[&file])).0, Some(0));

    // Rows that cannot be used leave the file as it was.
    let before = fs::read(&file).expect("reads");
    let (code, text) = said(&canonym(&["compile", "tests/fixtures/faulty", "-o", &file]));
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("aliases.csv:"), "{text}");
    assert!(fs::read(&file).expect("reads") == before);
}
