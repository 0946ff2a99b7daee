//! The bundled table: it loads, its files are sorted, every example tags as marked, and its schema is written down.

#![allow(clippy::panic, clippy::expect_used, clippy::print_stderr)]

use std::collections::{BTreeSet, HashMap};
use std::fs;

use canonym::{Gazetteer, Tagger};

#[test]
fn every_example_tags_as_marked() {
    let tagger = Tagger::new(Gazetteer::bundled());
    let examples = tagger.gazetteer().examples();
    assert!(!examples.is_empty());
    let mut wrong = Vec::new();
    for example in &examples {
        let mentions = tagger.tag(example.text);
        let there: Vec<_> = mentions.iter().filter(|mention| mention.span.overlaps(example.span)).collect();
        let exactly = there.iter().find(|mention| mention.span == example.span);
        let right = match (&example.entity, exactly) {
            (None, found) => found.is_none(),
            (Some(id), Some(mention)) => mention.entity().is_some_and(|entity| entity.id() == *id),
            (Some(_), None) => false,
        };
        if !right {
            let found: Vec<String> = there
                .iter()
                .map(|mention| {
                    format!(
                        "{:?} as {}",
                        mention.span.of(example.text),
                        mention.entity().map_or("ambiguous".to_owned(), |entity| entity.id().to_owned())
                    )
                })
                .collect();
            let wanted = example.entity.as_ref().map_or("nothing".to_owned(), ToString::to_string);
            wrong.push(format!(
                "{}: {:?} must be {wanted}, found {found:?}: {}",
                example.row,
                example.span.of(example.text),
                example.text
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} examples:\n{}", wrong.len(), examples.len(), wrong.join("\n"));
}

#[test]
fn a_surface_of_two_entities_has_an_example_of_each_or_needs_context() {
    let gazetteer = Gazetteer::bundled();
    let mut plain: HashMap<String, BTreeSet<&str>> = HashMap::new();
    for alias in gazetteer.aliases().filter(|alias| alias.usage() == canonym::Use::Tag) {
        plain.entry(canonym::fold_name(alias.surface())).or_default().insert(alias.entity().id());
    }
    let shared: Vec<String> = plain
        .iter()
        .filter(|(_, entities)| entities.len() > 1)
        .filter(|(fold, entities)| {
            let has_example = |id: &&&str| {
                gazetteer.examples().iter().any(|example| {
                    example.entity.as_ref().is_some_and(|entity| **id == *entity)
                        && canonym::fold_name(example.span.of(example.text)) == **fold
                })
            };
            !entities.iter().all(|id| has_example(&id))
        })
        .map(|(fold, entities)| format!("{fold}: {entities:?}"))
        .collect();
    assert!(shared.is_empty(), "without an example each:\n{}", shared.join("\n"));
}

#[test]
fn rows_are_sorted_by_their_key() {
    for (file, key) in [("entities", 1), ("aliases", 2), ("kinds", 1), ("stoplist", 1), ("sources", 1)] {
        let mut reader = csv::Reader::from_path(format!("gazetteer/{file}.csv")).expect("opens");
        let keys: Vec<Vec<String>> = reader
            .records()
            .map(|record| record.expect("reads").iter().take(key).map(str::to_owned).collect())
            .collect();
        for pair in keys.windows(2) {
            assert!(pair[0] < pair[1], "{file}.csv: {:?} must stand before {:?}", pair[1], pair[0]);
        }
    }
}

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
