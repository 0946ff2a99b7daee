//! How often the tagger is right: on articles of our own, and on real ones where they lie beside the checkout.

#![allow(clippy::print_stderr, clippy::expect_used)]

use std::path::Path;

use canonym::{Gazetteer, Scores, Tagger, evaluate, read_gold};

/// Scores without demonyms, which a gazetteer may leave out.
fn scores(gold: &Path, texts: Option<&Path>) -> Scores {
    let documents = read_gold(gold, texts).expect("reads");
    let tagger = Tagger::new(Gazetteer::bundled());
    evaluate(&tagger, &documents, &["demonym"])
}

/// Twenty-two articles in varied house styles and five languages, marked before any tagger had seen them.
#[test]
fn our_own_articles() {
    for file in ["first.jsonl", "second.jsonl"] {
        let scores = scores(&Path::new("tests/fixtures/articles").join(file), None);
        assert!(scores.strict.right > 380, "{file}: {:?}", scores.strict);
        assert!(scores.strict.f1() >= 0.95, "{file}: strict F1 {:.3}: {:#?}", scores.strict.f1(), scores.errors);
    }
}

/// Sixteen more in ten house styles and six languages. What they name that is not in the table has an id that begins with
/// `nil:`; finding the rest is what the table can do.
#[test]
fn articles_that_name_much_else() {
    let gold = Path::new("tests/fixtures/articles/third.jsonl");
    let mut documents = read_gold(gold, None).expect("reads");
    for document in &mut documents {
        document.mentions.retain(|mention| !mention.entity.starts_with("nil:"));
    }
    let tagger = Tagger::new(Gazetteer::bundled());
    let scores = evaluate(&tagger, &documents, &["demonym"]);
    assert!(scores.strict.right > 800, "{:?}", scores.strict);
    assert!(scores.strict.f1() >= 0.93, "strict F1 {:.3}: {:#?}", scores.strict.f1(), scores.errors);
}

/// They are not ours to ship.
#[test]
fn real_articles() {
    let gold = Path::new("../shared/gold/seeds.jsonl");
    if !gold.exists() {
        eprintln!("skipped: {} is not there", gold.display());
        return;
    }
    let scores = scores(gold, Some(Path::new("../shared/seeds")));
    assert!(scores.strict.right > 400, "{:?}", scores.strict);
    assert!(scores.strict.f1() >= 0.97, "strict F1 {:.3}: {:#?}", scores.strict.f1(), scores.errors);
}
