//! The bundled table: its schema is written down, and its statistics are counted. `check.rs` holds its rows.

#![allow(clippy::panic, clippy::expect_used, clippy::print_stderr)]

use std::collections::BTreeSet;
use std::fs;

use canonym::Gazetteer;

#[test]
fn the_data_package_describes_the_files() {
    let package: serde_json::Value =
        serde_json::from_str(&fs::read_to_string("gazetteer/datapackage.json").expect("reads")).expect("is JSON");
    let resources = package["resources"].as_array().expect("has resources");
    let mut described = BTreeSet::new();
    for resource in resources {
        let path = resource["path"].as_str().expect("has a path");
        described.insert(path.to_owned());
        let text = fs::read_to_string(format!("gazetteer/{path}")).unwrap_or_else(|error| panic!("{path}: {error}"));
        let header = text.lines().next().expect("has a header");
        let fields: Vec<&str> = resource["schema"]["fields"]
            .as_array()
            .expect("has fields")
            .iter()
            .filter_map(|field| field["name"].as_str())
            .collect();
        assert_eq!(fields.join(","), header, "{path}");
    }
    let files: BTreeSet<String> = fs::read_dir("gazetteer")
        .expect("reads")
        .map(|entry| entry.expect("reads").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".csv"))
        .collect();
    assert_eq!(described, files);
}

#[test]
fn the_statistics_page_is_up_to_date() {
    let mut page = Vec::new();
    canonym::report::write_statistics(&canonym::statistics(&Gazetteer::bundled()), &mut page).expect("writes");
    let page = String::from_utf8(page).expect("is text");
    let there = fs::read_to_string("docs/table.md").expect("docs/table.md is there");
    assert!(there == page, "write it again: canonym gazetteer stats -o docs/table.md");
}
