//! The house rules: imports point one way, every file says what it is for, none grows into a city, and the documents
//! name only paths that exist.

#![allow(clippy::panic, clippy::expect_used, clippy::print_stderr)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of the library from the ground up. A room imports from rooms on lower steps only; rooms of one step do not
/// know each other.
const LADDER: &[&[&str]] = &[
    &["span", "unicode", "vocabulary", "machine"],
    &["error"],
    &["fold"],
    &["boundary", "image"],
    &["entity"],
    &["alias", "cue"],
    &["dictionary"],
    &["matcher", "gazetteer"],
    &["mention"],
    &["resolve"],
    &["tagger"],
    &["normalize", "lookup", "evaluate", "changes", "statistics"],
    &["exchange", "check"],
    &["report"],
];

/// What a room that should know little may import at most.
const NARROW: &[(&str, &[&str])] = &[
    ("matcher", &["boundary", "dictionary", "fold", "image", "machine", "span", "unicode"]),
    ("fold", &["span", "unicode", "vocabulary"]),
    ("machine", &[]),
];

/// The longest file.
const MOST_LINES: usize = 400;

#[test]
fn imports_point_one_way() {
    let step = |room: &str| LADDER.iter().position(|rooms| rooms.contains(&room));
    let mut wrong = Vec::new();
    for file in sources("src") {
        // Tests make what they need with the rooms above.
        let Some(room) = room(&file).filter(|_| !file.ends_with("tests.rs")) else { continue };
        let own = step(&room).unwrap_or_else(|| panic!("room {room} is not on the ladder"));
        for import in imports(&file) {
            let narrow = NARROW.iter().find(|(name, _)| *name == room);
            let allowed = import == room
                || step(&import).is_some_and(|other| other < own)
                    && narrow.is_none_or(|(_, known)| known.contains(&&*import));
            if !allowed {
                wrong.push(format!("{} imports {import}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_its_room_knows_a_format() {
    let only = |needle: &str, rooms: &[&str]| {
        for file in sources("src") {
            let text = fs::read_to_string(&file).expect("readable");
            let at_home = rooms.iter().any(|room| file.starts_with(room));
            assert!(at_home || !text.contains(needle), "{} speaks of {needle}", file.display());
        }
    };
    only("csv::Reader", &["src/gazetteer/table.rs", "src/cli/input"]);
    only("aho_corasick::", &["src/matcher/naive.rs"]);
    only("unsafe", &["src/machine"]);
    only("memmap2", &["src/machine"]);
    only("clap", &["src/cli"]);
    only("encode_utf16", &["src/span.rs"]);
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    for file in sources("src").into_iter().chain(sources("tests")).chain(sources("benches")) {
        let text = fs::read_to_string(&file).expect("readable");
        assert!(text.starts_with("//! "), "{} does not begin with a line of `//!`", file.display());
        let lines = text.lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines: does a second noun live in it?", file.display());
    }
}

#[test]
fn documents_name_paths_that_exist() {
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "gazetteer/README.md", "benches/README.md"] {
        let text = fs::read_to_string(document).unwrap_or_else(|error| panic!("{document}: {error}"));
        for quoted in text.split('`').skip(1).step_by(2) {
            let roots = ["src/", "gazetteer/", "tests/", "benches/", "examples/", ".ci/"];
            let is_path = roots.iter().any(|root| quoted.starts_with(root)) && !quoted.contains(['<', '*', ' ', '{']);
            assert!(!is_path || Path::new(quoted).exists(), "{document} names {quoted}, which is not there");
        }
    }
}

fn sources(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The room a library file belongs to; none for the front door and the program.
fn room(file: &Path) -> Option<String> {
    let inside = file.strip_prefix("src").ok()?;
    let first = inside.components().next()?.as_os_str().to_string_lossy().into_owned();
    let room = first.trim_end_matches(".rs").to_owned();
    (!["lib", "main", "cli"].contains(&&*room)).then_some(room)
}

/// The rooms a file imports by `crate::room`.
fn imports(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).expect("readable");
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut rooms: Vec<String> = code
        .flat_map(|line| line.split("crate::").skip(1).map(str::to_owned).collect::<Vec<_>>())
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect();
    rooms.sort();
    rooms.dedup();
    rooms
}
