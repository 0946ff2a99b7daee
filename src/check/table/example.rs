//! Examples that do not tag as they are marked.

use crate::gazetteer::Example;
use crate::mention::Mention;
use crate::tagger::Tagger;

use super::super::{Rule, Severity};
use super::findings::Findings;
use super::{Run, Table};

pub(super) const RULE: Rule = Rule {
    id: "GT210",
    name: "example",
    severity: Severity::Error,
    holds: "Every example tags as it is marked.",
    advice: "Correct the example, or the rows that lead astray: `canonym tag --explain` tells which.",
    run: Run::Table(run),
};

fn run(table: &Table, found: &mut Findings) {
    let tagger = Tagger::new(table.gazetteer.clone());
    for example in table.gazetteer.examples() {
        let mentions = tagger.tag(example.text);
        if !is_right(&example, &mentions) {
            let wanted = example.entity.unwrap_or("nothing");
            let problem =
                format!("[{}] must be {wanted}, {}", example.span.of(example.text), instead(&example, &mentions));
            found.add(
                example.row.clone(),
                "text",
                problem,
                "correct the example, or the rows and cues that lead there",
            );
        }
    }
}

fn is_right(example: &Example, mentions: &[Mention]) -> bool {
    let exactly = mentions.iter().find(|mention| mention.span == example.span);
    match (example.entity, exactly) {
        (None, found) => found.is_none(),
        (Some(id), Some(mention)) => mention.entity().is_some_and(|entity| entity.id() == id),
        (Some(_), None) => false,
    }
}

fn instead(example: &Example, mentions: &[Mention]) -> String {
    let there = mentions.iter().filter(|mention| mention.span.overlaps(example.span));
    let tell = |mention: &Mention| {
        let meant = mention.entity().map_or("ambiguous", |entity| entity.id());
        format!("[{}] is {meant}", mention.span.of(example.text))
    };
    let told: Vec<String> = there.map(tell).collect();
    if told.is_empty() { "nothing is found there".to_owned() } else { told.join(", ") }
}
