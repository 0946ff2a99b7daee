//! Tables laid over one another, and a user's own small ones.

#![allow(clippy::expect_used)]

use std::fs;

use canonym::{Gazetteer, Layer, Tagger};

/// A folder of table files.
fn layer(files: &[(&str, &str)]) -> Layer {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("writes");
    }
    Layer::read(folder.path()).expect("reads")
}

fn found(layers: &[Layer], text: &str) -> Vec<(String, String)> {
    let tagger = Tagger::new(Gazetteer::from_layers(layers).expect("builds"));
    let mentions = tagger.tag(text);
    mentions
        .iter()
        .filter_map(|mention| Some((mention.span.of(text).to_owned(), mention.entity()?.id().to_owned())))
        .collect()
}

fn is(found: Vec<(String, String)>, expected: &[(&str, &str)]) {
    let found: Vec<(&str, &str)> = found.iter().map(|(surface, id)| (&**surface, &**id)).collect();
    assert_eq!(found, expected);
}

#[test]
fn an_alias_file_alone_names_its_entities() {
    let layer = layer(&[("aliases.csv", "alias,entity\nOld Wharf,wharf\n")]);
    is(found(&[layer], "the Old Wharf"), &[("Old Wharf", "wharf")]);
}

#[test]
fn a_later_layer_changes_what_it_says_and_leaves_the_rest() {
    let below = layer(&[
        ("entities.csv", "id,kind,name,country,note\nport,place,Port Hale,XH,a port\n"),
        ("aliases.csv", "entity,alias,case\nport,PH,exact\n"),
    ]);
    let above = layer(&[
        ("entities.csv", "id,name\nport,Hale Harbour\n"),
        ("aliases.csv", "entity,alias,use\nport,PH,never\nport,The Hale,\n"),
    ]);
    let gazetteer = Gazetteer::from_layers(&[below.clone(), above.clone()]).expect("builds");
    let port = gazetteer.entity("port").expect("is there");
    assert_eq!((port.name(), port.kind(), port.country(), port.note()), ("Hale Harbour", "place", "XH", "a port"));
    let text = "Hale Harbour, once Port Hale, or PH";
    is(found(&[below, above], text), &[("Hale Harbour", "port"), ("Port Hale", "port")]);
}

#[test]
fn a_stop_surface_takes_what_is_inside_it_along() {
    let layer = layer(&[
        ("entities.csv", "id,kind,name\njordan,place,Jordan\n"),
        ("stoplist.csv", "surface,reason\nAir Jordan,a shoe\n"),
    ]);
    let text = "Air Jordan shoes in Jordan; AIR JORDAN";
    is(found(&[layer], text), &[("Jordan", "jordan"), ("JORDAN", "jordan")]);
}

#[test]
fn exact_case_does_not_ask_the_article() {
    let layer = layer(&[(
        "aliases.csv",
        "entity,alias,case\ntown,Salah al-Din,exact\nairline,El Al,exact\nfolk,South Hale,exact\nact,AL,exact\n",
    )]);
    let text = "Salah Al-Din, El Al, el al, South Hale, south Hale, SOUTH HALE, al, AL";
    is(
        found(&[layer], text),
        &[
            ("Salah Al-Din", "town"),
            ("El Al", "airline"),
            ("South Hale", "folk"),
            ("SOUTH HALE", "folk"),
            ("AL", "act"),
        ],
    );
}

#[test]
fn a_surname_after_another_given_name_is_another_person() {
    let layer = layer(&[
        ("entities.csv", "id,kind,name\nlina,person,Lina Marsh\nomar,person,Omar Quay\n"),
        ("aliases.csv", "entity,alias,form,use\nlina,Marsh,short,context\n"),
    ]);
    let text = "Lina Marsh spoke of the weather. Then Marsh left. Omar Marsh came in after her, and so did Mr Paul\nMarsh. Later in the evening Marsh sang.";
    is(found(&[layer], text), &[("Lina Marsh", "lina"), ("Marsh", "lina"), ("Marsh", "lina")]);
}

#[test]
fn a_joined_article_belongs_to_the_name() {
    let layer = layer(&[("aliases.csv", "entity,alias\ntown,Suwayda\n")]);
    let text = "as-Suwayda, al-Suwayda, an-Suwayda, as Suwayda";
    is(
        found(&[layer], text),
        &[("as-Suwayda", "town"), ("al-Suwayda", "town"), ("Suwayda", "town"), ("Suwayda", "town")],
    );
}

#[test]
fn a_wrong_header_is_one_fault() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("entities.csv"), "id;name\na;Alpha\nb;Beta\n").expect("writes");
    fs::write(folder.path().join("aliases.csv"), "entity,alias\na,Alfa\n").expect("writes");
    let layer = Layer::read(folder.path()).expect("reads");
    let error = Gazetteer::from_layers(&[layer]).expect_err("cannot be used").to_string();
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(error.contains("has no comma"), "{error}");
}
