//! `gazetteer check`: every rule finds what it is for, in one run and on its line; a fix fixes; large tables are checked.

#![allow(clippy::panic, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use canonym::{Layer, TABLE_RULES, check_table, fixed_table};

/// Findings as `file:line rule`.
fn findings(path: &Path) -> Vec<String> {
    let checked = check_table(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let place = |file: &str| Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned());
    let line = |fault: &canonym::Fault| {
        format!("{}:{} {}", place(&fault.row.file).unwrap_or_default(), fault.row.line, fault.rule)
    };
    checked.findings.iter().map(line).collect()
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("written");
    }
    folder
}

#[test]
fn the_bundled_table_is_clean() {
    let checked = check_table(Path::new("gazetteer")).expect("checks");
    let lines: Vec<String> = checked.findings.iter().map(|fault| format!("{} {fault}", fault.rule)).collect();
    assert!(lines.is_empty(), "{} findings:\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn broken_rows_of_many_kinds_are_all_told_in_one_run_each_on_its_line() {
    let found = findings(Path::new("tests/fixtures/broken"));
    let expected = include_str!("fixtures/broken/expected.txt");
    assert_eq!(found.join("\n"), expected.trim_end());
    let rules: BTreeSet<&str> = found.iter().filter_map(|line| line.split(' ').nth(1)).collect();
    assert!(rules.len() >= 30, "{} rules", rules.len());
}

#[test]
fn every_rule_finds_something() {
    let arabic: &[u8] = b"entity,alias\nhizb,\xcd\xd2\xc8 \xc7\xe1\xe1\xe5\n";
    let others = [
        folder(&[("aliases.csv", arabic)]),
        folder(&[("aliases.csv", b"entity;alias\na;b\n")]),
        folder(&[("aliases.csv", b"entity,alias,colour\na,b,red\n")]),
    ];
    let mut found: BTreeSet<String> = BTreeSet::new();
    let paths = others.iter().map(|folder| folder.path()).chain([Path::new("tests/fixtures/broken")]);
    for path in paths {
        found.extend(findings(path).iter().filter_map(|line| Some(line.split(' ').nth(1)?.to_owned())));
    }
    let silent: Vec<&str> = TABLE_RULES.iter().map(|rule| rule.id).filter(|id| !found.contains(*id)).collect();
    assert!(silent.is_empty(), "never found: {silent:?}");
    let known: BTreeSet<&str> = TABLE_RULES.iter().map(|rule| rule.id).collect();
    assert!(found.iter().all(|id| known.contains(&**id)), "{found:?}");
    assert_eq!(known.len(), TABLE_RULES.len(), "an id is given twice");
}

#[test]
fn other_encodings_and_separators_are_answered_with_what_to_do() {
    let advice = |bytes: &[u8]| {
        let folder = folder(&[("aliases.csv", bytes)]);
        check_table(folder.path()).expect("checks").findings.first().expect("a finding").to_string()
    };
    let arabic = advice(b"entity,alias\nhizb,\xcd\xd2\xc8 \xc7\xe1\xe1\xe5\n");
    assert!(arabic.contains(":2:6: byte 0xCD is not UTF-8") && arabic.contains("Windows-1256"), "{arabic}");
    let western = advice(b"entity,alias\nkoln,K\xf6ln\nuber,\xdcber\n");
    assert!(western.contains(":2:7: byte 0xF6") && western.contains("Windows-1252"), "{western}");
    assert!(advice(b"\xff\xfee\0n\0").contains("it is UTF-16"));
    assert!(advice(b"entity;alias\na;b\n").contains("save the file with commas"));
    assert!(advice(b"\xef\xbb\xbfentity,alias\na,Bee\n").contains("byte order mark"));
    assert!(advice(b"entity,alias\r\na,Bee\r\n").contains("Windows line ends"));
}

#[test]
fn a_fix_sorts_and_trims_and_is_done_once() {
    let text =
        "\u{feff}entity,alias,note\r\nvellim,\"Be, e\",two  spaces\r\nvellim,Aleph Cafe\u{301},\r\narnok,Zedd, x \r\n";
    let folder = folder(&[("aliases.csv", text.as_bytes())]);
    let path = folder.path().join("aliases.csv");
    let fixed = fixed_table(&Layer::read(folder.path()).expect("reads"));
    assert_eq!(fixed.len(), 1);
    let expected = "entity,alias,note\narnok,Zedd,x\nvellim,Aleph Caf\u{e9},\nvellim,\"Be, e\",two spaces\n";
    assert_eq!((fixed[0].before.as_str(), fixed[0].after.as_str()), (text, expected));
    fs::write(&path, &fixed[0].after).expect("written");
    assert!(fixed_table(&Layer::read(folder.path()).expect("reads")).is_empty());
    assert_eq!(findings(folder.path()), Vec::<String>::new());
}

#[test]
fn a_fix_leaves_what_cannot_be_read() {
    let folder = folder(&[("aliases.csv", b"entity,alias\nb,Bee,more\na,Zedd\n")]);
    assert!(fixed_table(&Layer::read(folder.path()).expect("reads")).is_empty());
}

#[test]
fn a_note_lets_a_row_pass() {
    let rows = "entity,alias,note\narnok,Z7,\nvellim,Z8,allow GT205: everybody knows it\n";
    let folder = folder(&[("aliases.csv", rows.as_bytes())]);
    assert_eq!(findings(folder.path()), ["aliases.csv:2 GT205"]);
}

#[test]
fn a_large_table_is_checked_whole() {
    let mut rows = "alias,entity\n".to_owned();
    for number in 0..100_000 {
        rows.push_str(&format!("Name {number:06} Town,e{number:06}\n"));
    }
    rows.push_str("Name 000007 town,e000007\n");
    let folder = folder(&[("names.csv", rows.as_bytes())]);
    let checked = check_table(&folder.path().join("names.csv")).expect("checks");
    let told: Vec<(u64, &str)> = checked.findings.iter().map(|fault| (fault.row.line, fault.rule)).collect();
    assert_eq!(told, [(100_002, "GT202"), (100_002, "GT103")]);
    assert_eq!(checked.records, 100_001);
}
