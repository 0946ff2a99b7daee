//! What sessions cannot show: closed pipes, streams, compressed and foreign bytes, files that appear whole.

#![allow(clippy::panic, clippy::expect_used, clippy::print_stderr)]

use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

const TABLE: [&str; 3] = ["--no-bundled", "--gazetteer", "tests/fixtures/table"];

fn canonym(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_canonym"));
    command.args(args).args(TABLE).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(args: &[&str], input: &[u8]) -> Output {
    let mut child = canonym(args).spawn().expect("starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("ends");
    writer.join().expect("writes");
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = canonym(&["tag", "--format", "jsonl", "--text-field", "text", "-"]).spawn().expect("starts");
    let mut stdin = child.stdin.take().expect("piped");
    let writer = std::thread::spawn(move || {
        let line = b"{\"text\": \"The Harbour Guard left Port Hale.\"}\n".repeat(1000);
        while stdin.write_all(&line).is_ok() {}
    });
    let mut first = [0; 10];
    child.stdout.take().expect("piped").read_exact(&mut first).expect("some output");
    let output = child.wait_with_output().expect("ends");
    writer.join().expect("stops writing");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn compressed_and_foreign_input() {
    let story = "The Harbour Guard left Pört Hale — Port Hale.\n";
    let expected = run(&["tag", "--format", "csv", "-"], story.as_bytes());
    assert!(text(&expected.stdout).contains("port-hale"));

    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(story.as_bytes()).expect("compresses");
    let zstd = ruzstd::encoding::compress_to_vec(story.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    let utf16: Vec<u8> = "\u{feff}".chars().chain(story.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
    for (bytes, what) in [(gzip.finish().expect("compresses"), "gzip"), (zstd, "zstd"), (utf16, "UTF-16")] {
        let output = run(&["tag", "--format", "csv", "-"], &bytes);
        assert_eq!(text(&output.stdout), text(&expected.stdout), "{what}: {}", text(&output.stderr));
    }
}

#[test]
fn two_zstd_frames_are_one_stream() {
    let frame =
        |text: &str| ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    let bytes = [frame("In Port "), frame("Hale.")].concat();
    assert!(text(&run(&["tag", "-"], &bytes).stdout).contains("[Port Hale]"));
}

#[test]
fn order_and_answers_do_not_depend_on_threads() {
    let lines: String = (0..5000)
        .map(|number| {
            format!(
                "{{\"id\": {number}, \"text\": \"{}The Harbor Guard, Mayor Lina Marsh; Marsh air base\"}}\n",
                "x ".repeat(number % 50)
            )
        })
        .collect();
    let one = run(&["tag", "--format", "jsonl", "--text-field", "text", "--jobs", "1", "-"], lines.as_bytes());
    let many = run(&["tag", "--format", "jsonl", "--text-field", "text", "--jobs", "4", "-"], lines.as_bytes());
    assert_eq!(one.stdout.len(), many.stdout.len());
    assert!(one.stdout == many.stdout);
    assert_eq!(text(&one.stdout).lines().count(), 5000);
    for (number, line) in text(&one.stdout).lines().enumerate() {
        assert!(line.starts_with(&format!("{{\"doc\":\"{number}\"")), "{line}");
    }
}

#[test]
fn folders_honour_ignore_files_and_pass_over_what_is_no_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("writes");
    write("b.txt", b"Port Hale");
    write("a.txt", b"Harbor Guard");
    write("skipped.txt", b"Lina Marsh");
    write(".ignore", b"skipped.txt\n");
    write("image.bin", b"Port Hale\0\xff");
    let output = run(&["tag", "--format", "tsv", &folder.path().display().to_string()], b"");
    let surfaces: Vec<&str> = text(&output.stdout).lines().skip(1).filter_map(|line| line.split('\t').nth(5)).collect();
    assert_eq!(surfaces, ["Harbor Guard", "Port Hale"], "{}", text(&output.stderr));
}

#[test]
fn an_output_file_appears_only_when_it_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("out.jsonl");
    let name = target.display().to_string();
    let broken = run(&["tag", "--format", "jsonl", "--output", &name, "tests/fixtures/stories/broken.jsonl"], b"");
    assert_eq!(broken.status.code(), Some(2));
    assert!(fs::read_dir(folder.path()).expect("reads").next().is_none(), "nothing is left behind");
    let whole = run(&["tag", "--format", "jsonl", "--output", &name, "tests/fixtures/stories/stories.jsonl"], b"");
    assert_eq!(whole.status.code(), Some(0));
    assert_eq!(fs::read_to_string(&target).expect("reads").lines().count(), 3);
}

#[test]
fn brat_folders_read_back_as_gold() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("brat");
    let name = out.display().to_string();
    let tag = run(&["tag", "--format", "brat", "--output", &name, "tests/fixtures/stories/harbour.txt"], b"");
    assert_eq!(tag.status.code(), Some(0), "{}", text(&tag.stderr));
    let eval = run(&["eval", "--format", "json", &name], b"");
    let scores: serde_json::Value = serde_json::from_slice(&eval.stdout).expect("is JSON");
    assert_eq!(scores["all forms"]["strict"]["f1"], 1.0);
    assert_eq!(scores["all forms"]["strict"]["right"], 9);
}

#[test]
fn conll_reads_back_as_gold() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("story.conll").display().to_string();
    run(
        &["tag", "--format", "conll", "--output", &file, "tests/fixtures/stories/stories.csv", "--text-field", "body"],
        b"",
    );
    let eval = run(&["eval", "--format", "json", &file], b"");
    let scores: serde_json::Value = serde_json::from_slice(&eval.stdout).expect("is JSON");
    assert_eq!(scores["all forms"]["strict"]["f1"], 1.0, "{}", text(&eval.stderr));
}

#[test]
fn a_nul_byte_and_a_lone_surrogate_lose_nothing() {
    let input = b"{\"id\": \"nul\", \"text\": \"a\\u0000 Port Hale\"}\n{\"id\": \"half\", \"text\": \"\\ud83d Port Hale\"}\n{\"id\": \"pair\", \"text\": \"\\ud83d\\ude00 Port Hale\"}\n";
    let output = run(&["tag", "--format", "jsonl", "--text-field", "text", "--on-error", "skip", "-"], input);
    let starts: Vec<(String, u64)> = text(&output.stdout)
        .lines()
        .map(|line| {
            let document: serde_json::Value = serde_json::from_str(line).expect("is JSON");
            (
                document["doc"].as_str().expect("named").to_owned(),
                document["mentions"][0]["start"].as_u64().expect("found"),
            )
        })
        .collect();
    assert_eq!(starts, [("nul".to_owned(), 3), ("pair".to_owned(), 2)]);
    assert!(text(&output.stderr).contains("-:2: column"), "{}", text(&output.stderr));
}

#[test]
fn a_slow_stream_is_answered_at_once() {
    let mut child = canonym(&["tag", "--format", "jsonl", "--text-field", "text", "-"]).spawn().expect("starts");
    let mut stdin = child.stdin.take().expect("piped");
    stdin.write_all(b"{\"id\": \"first\", \"text\": \"Port Hale\"}\n").expect("writes");
    // The input stays open: the answer must not wait for its end.
    let mut first = [0; 14];
    child.stdout.take().expect("piped").read_exact(&mut first).expect("an answer");
    assert_eq!(text(&first), "{\"doc\":\"first\"");
    drop(stdin);
    assert_eq!(child.wait().expect("ends").code(), Some(0));
}

#[test]
fn a_quote_that_is_never_closed_is_told() {
    let output = run(&["tag", "--input-format", "csv", "-"], b"id,text\n1,\"In Port Hale\n2,Port Hale\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("-:2: a quote that is not closed"), "{}", text(&output.stderr));
}

#[cfg(unix)]
#[test]
fn an_output_file_keeps_its_mode_and_its_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    let (target, link) = (folder.path().join("out.csv"), folder.path().join("link.csv"));
    fs::write(&target, "old").expect("writes");
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).expect("sets");
    symlink(&target, &link).expect("links");
    run(&["tag", "--format", "csv", "--output", &link.display().to_string(), "-"], b"Port Hale");
    assert!(link.symlink_metadata().expect("is there").is_symlink());
    assert!(fs::read_to_string(&target).expect("reads").contains("port-hale"));
    assert_eq!(target.metadata().expect("is there").permissions().mode() & 0o777, 0o640);
}

#[test]
fn records_that_cannot_be_read_are_passed_over_one_by_one() {
    let args = ["tag", "--format", "csv", "--on-error", "skip", "tests/fixtures/stories/broken.jsonl"];
    let output = run(&args, b"");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stdout).lines().count(), 3, "a header and two documents");
    let told: Vec<&str> = text(&output.stderr).lines().collect();
    assert_eq!(told.len(), 4);
    for (line, number) in told.iter().zip(2..=4) {
        assert!(line.starts_with(&format!("skipped: tests/fixtures/stories/broken.jsonl:{number}: ")), "{line}");
    }
    assert_eq!(told[3], "3 skipped, 2 done");
}

#[test]
fn fields_inside_objects_are_reached() {
    let args = ["tag", "--format", "csv", "--text-field", "/body/lead", "--on-error", "skip"];
    let output = run(&[&args[..], &["tests/fixtures/stories/stories.jsonl"]].concat(), b"");
    assert!(text(&output.stdout).contains("one,0,9,1,1,Port Hale"), "{}", text(&output.stdout));
}
