//! Scores of an evaluation, for people and as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::error::quote;
use crate::evaluate::{Counts, Difference, GoldDocument, Outcome, Scores};
use crate::span::LineIndex;

/// Tables of scores, then every error. `views` are scores of the same gold under different names.
pub fn write_scores(
    gold: &[GoldDocument],
    views: &[(&str, &Scores)],
    errors: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some((_, all)) = views.first() else { return Ok(()) };
    let marked: usize = gold.iter().map(|document| document.mentions.len()).sum();
    let plural = if all.documents == 1 { "" } else { "s" };
    writeln!(out, "{} document{plural}, {marked} marked mentions", all.documents)?;
    let titles: Vec<(String, Counts)> = views
        .iter()
        .flat_map(|(name, scores)| {
            [(format!("strict, {name}"), scores.strict), (format!("overlap, {name}"), scores.overlap)]
        })
        .collect();
    table("", titles.iter().map(|(name, counts)| (name.as_str(), *counts)), out)?;
    let (name, detail) = views[0];
    let rows = |counts: &BTreeMap<String, Counts>| {
        counts.iter().map(|(name, counts)| (name.clone(), *counts)).collect::<Vec<_>>()
    };
    let by_kind = rows(&detail.by_kind);
    table(&format!("strict by kind, {name}"), by_kind.iter().map(|(name, counts)| (name.as_str(), *counts)), out)?;
    writeln!(
        out,
        "\n{:<34} {:>7} {:>7} {:>7}",
        format!("found by form of the gold, {name}"),
        "recall",
        "found",
        "missed"
    )?;
    for (form, counts) in &detail.by_form {
        writeln!(out, "  {form:<32} {:>7.3} {:>7} {:>7}", counts.recall(), counts.right, counts.missed)?;
    }
    if errors && !detail.errors.is_empty() {
        writeln!(out, "\nerrors, {name}")?;
        for error in &detail.errors {
            writeln!(out, "  {}", describe(gold, error))?;
        }
    }
    Ok(())
}

fn table<'a>(title: &str, rows: impl Iterator<Item = (&'a str, Counts)>, out: &mut dyn Write) -> io::Result<()> {
    let head = ["prec.", "recall", "F1", "right", "spurious", "missed"];
    writeln!(
        out,
        "\n{title:<34} {:>7} {:>7} {:>7} {:>7} {:>9} {:>7}",
        head[0], head[1], head[2], head[3], head[4], head[5]
    )?;
    for (name, counts) in rows {
        let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
        let Counts { right, spurious, missed } = counts;
        writeln!(out, "  {name:<32} {precision:>7.3} {recall:>7.3} {f1:>7.3} {right:>7} {spurious:>9} {missed:>7}")?;
    }
    Ok(())
}

fn describe(gold: &[GoldDocument], error: &Difference) -> String {
    let document = &gold[error.document];
    let (line, column) = LineIndex::new(&document.text).line_column(error.span.start);
    let what = match error.outcome {
        Outcome::Missed => "missed",
        Outcome::Spurious => "spurious",
        Outcome::WrongSpan => "wrong span",
        Outcome::WrongEntity => "wrong entity",
    };
    let answers = match (&error.gold, &error.found) {
        (Some(gold), Some(found)) if gold != found => format!("{gold}, found {found}"),
        (Some(id), _) | (None, Some(id)) => id.clone(),
        (None, None) => String::new(),
    };
    format!("{}:{line}:{column}: {what}: {} {answers}", document.name, quote(error.span.of(&document.text)))
}

/// The same as one JSON object, offsets of errors in code points.
pub fn write_scores_json(gold: &[GoldDocument], views: &[(&str, &Scores)], out: &mut dyn Write) -> io::Result<()> {
    let mut object = serde_json::Map::new();
    object.insert("documents".into(), gold.len().into());
    for (name, scores) in views {
        let errors: Vec<Value> = scores
            .errors
            .iter()
            .map(|error| {
                let document = &gold[error.document];
                let index = LineIndex::new(&document.text);
                let at = |byte| index.offset(byte, crate::span::OffsetUnit::Char);
                json!({
                    "doc": document.name, "start": at(error.span.start), "end": at(error.span.end),
                    "surface": error.span.of(&document.text), "error": error.outcome, "gold": error.gold, "found": error.found,
                })
            })
            .collect();
        let map = |counts: &BTreeMap<String, Counts>| -> Value {
            counts
                .iter()
                .map(|(name, counts)| (name.clone(), with_ratios(*counts)))
                .collect::<serde_json::Map<_, _>>()
                .into()
        };
        let view = json!({
            "strict": with_ratios(scores.strict), "overlap": with_ratios(scores.overlap),
            "by_kind": map(&scores.by_kind), "by_form": map(&scores.by_form), "errors": errors,
        });
        object.insert((*name).to_owned(), view);
    }
    serde_json::to_writer_pretty(&mut *out, &object)?;
    writeln!(out)
}

fn with_ratios(counts: Counts) -> Value {
    json!({
        "precision": counts.precision(), "recall": counts.recall(), "f1": counts.f1(),
        "right": counts.right, "spurious": counts.spurious, "missed": counts.missed,
    })
}
