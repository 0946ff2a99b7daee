//! How many instructions each stage takes, against an Aho-Corasick automaton over the same kind of text: none becomes
//! much dearer unseen. Seconds depend on the machine and its neighbours; these ratios do not.

#![allow(clippy::panic, clippy::expect_used, clippy::print_stderr)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use canonym::Level;

mod require;

const STORED: &str = "benches/instructions.csv";
/// What the others are compared with.
const REFERENCE: &str = "reference";
/// A stage runs so many times and twice as many: the difference has no start-up in it.
const REPEATS: u64 = 20;
/// How far a ratio may be from the stored one.
const TOLERANCE: f64 = 0.10;
/// What a release has and the profile of the tests has not.
const OPTIMISED: [&str; 4] = ["opt-level=3", "codegen-units=1", "debug-assertions=false", "overflow-checks=false"];

#[test]
fn no_stage_takes_more_instructions_than_it_did() {
    let Some(valgrind) = require::program("instructions", &["valgrind"]) else {
        return;
    };
    let is_storing = std::env::var("CANONYM_STORE").is_ok_and(|word| word == "instructions");
    if !is_storing && !require::is_required("instructions") {
        eprintln!("skipped: it builds an optimised program first; CANONYM_REQUIRE=instructions asks for it");
        return;
    }
    if !Level::Avx2.is_here() {
        // Another instruction set has other ratios; nothing that could be installed changes that.
        eprintln!("skipped: {STORED} holds for x86-64 with AVX2");
        return;
    }
    let ratios = measure(&valgrind, &build());
    let report: String = ratios.iter().map(|(stage, ratio)| format!("  {stage:<24}{ratio:8.4}\n")).collect();
    eprintln!("instructions a byte, the reference being 1:\n{report}");
    if is_storing {
        let rows: String = ratios.iter().map(|(stage, ratio)| format!("{stage},{ratio:.4}\n")).collect();
        fs::write(STORED, format!("stage,ratio\n{rows}")).expect("writes");
        return;
    }
    let (worse, better) = compare(&stored(), &ratios);
    better.iter().for_each(|line| eprintln!("{line}"));
    assert!(worse.is_empty(), "\n{}", worse.join("\n"));
}

#[test]
fn a_ratio_is_judged_by_its_distance_from_the_stored_one() {
    let of = |ratios: &[(&str, f64)]| ratios.iter().map(|&(stage, ratio)| (stage.to_owned(), ratio)).collect();
    let stored: BTreeMap<String, f64> = of(&[("dearer", 2.0), ("same", 2.0), ("cheaper", 2.0), ("gone", 2.0)]);
    let now = of(&[("dearer", 2.21), ("same", 2.19), ("cheaper", 1.79), ("new", 1.0)]);
    let (worse, better) = compare(&stored, &now);
    assert_eq!(worse.len(), 3, "{worse:?}");
    assert!(worse[0].contains("dearer") && worse[0].contains("2.2100") && worse[0].contains("2.0000"), "{worse:?}");
    assert!(worse[1].contains("new is not stored") && worse[2].contains("gone is stored"), "{worse:?}");
    assert!(better.len() == 1 && better[0].contains("cheaper"), "{better:?}");
}

/// What to complain about, and what to be glad of.
fn compare(stored: &BTreeMap<String, f64>, now: &BTreeMap<String, f64>) -> (Vec<String>, Vec<String>) {
    let store = "CANONYM_STORE=instructions cargo test --test instructions";
    let (mut worse, mut better) = (Vec::new(), Vec::new());
    for (stage, &ratio) in now {
        let Some(&before) = stored.get(stage) else {
            worse.push(format!("{stage} is not stored in {STORED}: {store}"));
            continue;
        };
        let change = ratio / before - 1.0;
        let line = format!("{stage} takes {ratio:.4} of the reference's instructions, stored {before:.4}");
        if change > TOLERANCE {
            worse.push(format!("{line}: {:.0} % more; if it must be so: {store}", change * 100.0));
        } else if change < -TOLERANCE {
            better.push(format!("{line}: {:.0} % fewer; please store it: {store}", change * -100.0));
        }
    }
    let gone = stored.keys().filter(|stage| !now.contains_key(*stage));
    worse.extend(gone.map(|stage| format!("{stage} is stored in {STORED} and there is no such stage: {store}")));
    (worse, better)
}

fn stored() -> BTreeMap<String, f64> {
    let text = fs::read_to_string(STORED).unwrap_or_else(|error| panic!("{STORED}: {error}"));
    let row = |line: &str| {
        let (stage, ratio) = line.split_once(',').unwrap_or_else(|| panic!("{STORED}: {line:?} has no comma"));
        (stage.to_owned(), ratio.parse().unwrap_or_else(|_| panic!("{STORED}: {ratio:?} is no number")))
    };
    text.lines().skip(1).map(row).collect()
}

/// The program of the stages with the library as optimised as in a release: what the profile of the tests makes of it
/// says little. What it depends on stays as the tests have built it already, which saves minutes.
fn build() -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--example", "instructions", "--message-format=json"])
        .args(
            OPTIMISED
                .iter()
                .flat_map(|setting| ["--config".to_owned(), format!("profile.dev.package.canonym.{setting}")]),
        )
        // The pieces of an incremental build do not see one another.
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let output = successful(output);
    output
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message["target"]["name"] == "instructions")
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .expect("cargo says where the program is")
}

/// Instructions a byte of every stage, divided by those of the reference.
fn measure(valgrind: &Path, program: &Path) -> BTreeMap<String, f64> {
    let folder = tempfile::tempdir().expect("a folder");
    successful(Command::new(program).arg("prepare").arg(folder.path()).output().expect("runs"));
    let stages = successful(Command::new(program).output().expect("runs"));
    let mut costs = BTreeMap::new();
    for line in stages.lines() {
        let (stage, bytes) = line.split_once(' ').expect("a stage and its bytes");
        let count = |repeats| count(valgrind, program, stage, repeats, folder.path());
        let cost = (count(2 * REPEATS) - count(REPEATS)) as f64;
        costs.insert(stage.to_owned(), cost / REPEATS as f64 / bytes.parse::<f64>().expect("a number"));
    }
    let reference = costs.remove(REFERENCE).expect("the reference is one of the stages");
    eprintln!("the reference takes {reference:.1} instructions a byte");
    costs.into_iter().map(|(stage, cost)| (stage, cost / reference)).collect()
}

/// The instructions of one run, start-up and all.
fn count(valgrind: &Path, program: &Path, stage: &str, repeats: u64, folder: &Path) -> u64 {
    let counted = folder.join("callgrind.out");
    let output = Command::new(valgrind)
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", counted.display()))
        .arg(program)
        .args([stage, &repeats.to_string()])
        .arg(folder)
        .output()
        .expect("valgrind runs");
    successful(output);
    let text = fs::read_to_string(&counted).expect("callgrind writes what it counted");
    let total = text.lines().find_map(|line| line.strip_prefix("totals: ").or(line.strip_prefix("summary: ")));
    total.and_then(|number| number.trim().parse().ok()).expect("callgrind writes a sum")
}

fn successful(output: Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}
