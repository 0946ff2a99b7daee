//! JSON and JSON Lines: the contract other programs read.

use std::io::{self, Write};

use serde::Serialize;

use crate::fold::fold_name;
use crate::mention::{Candidate, Mention, Status};
use crate::span::{LineIndex, OffsetUnit};

use super::{Offsets, Report, Style, TaggedDocument, rounded};

pub(super) struct Json {
    pub(super) style: Style,
    /// One object a line; otherwise one array.
    pub(super) lines: bool,
}

#[derive(Serialize)]
struct Document<'a> {
    doc: &'a str,
    unit: &'static str,
    mentions: Vec<Record<'a>>,
}

#[derive(Serialize)]
struct Record<'a> {
    #[serde(flatten)]
    place: Place,
    surface: &'a str,
    entity: Option<&'a str>,
    name: Option<&'a str>,
    kind: Option<&'a str>,
    form: Option<&'static str>,
    score: f64,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fold: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<CandidateRecord<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Place {
    One { start: usize, end: usize },
    All { start_byte: usize, end_byte: usize, start_char: usize, end_char: usize, start_utf16: usize, end_utf16: usize },
}

#[derive(Serialize)]
struct CandidateRecord<'a> {
    entity: &'a str,
    name: &'a str,
    kind: &'a str,
    score: f64,
    alias: &'a str,
    form: &'static str,
    row: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<EvidenceRecord>,
}

#[derive(Serialize)]
struct EvidenceRecord {
    code: String,
    weight: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<String>,
}

impl Report for Json {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.lines { Ok(()) } else { out.write_all(b"[") }
    }

    fn document(&self, document: &TaggedDocument, number: usize, out: &mut dyn Write) -> io::Result<()> {
        let index = LineIndex::new(document.text);
        let unit = match self.style.offsets {
            Offsets::One(unit) => unit.name(),
            Offsets::All => "all",
        };
        let mentions = document.mentions.iter().map(|mention| self.record(mention, document.text, &index)).collect();
        let record = Document { doc: document.name, unit, mentions };
        if self.lines {
            serde_json::to_writer(&mut *out, &record)?;
            out.write_all(b"\n")
        } else {
            out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
            Ok(serde_json::to_writer_pretty(out, &record)?)
        }
    }

    fn foot(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.lines { Ok(()) } else { out.write_all(b"\n]\n") }
    }
}

impl Json {
    fn record<'a>(&self, mention: &'a Mention<'_>, text: &'a str, index: &LineIndex) -> Record<'a> {
        let at = |unit| (index.offset(mention.span.start, unit), index.offset(mention.span.end, unit));
        let place = match self.style.offsets {
            Offsets::One(unit) => {
                let (start, end) = at(unit);
                Place::One { start, end }
            }
            Offsets::All => {
                let [(start_byte, end_byte), (start_char, end_char), (start_utf16, end_utf16)] =
                    OffsetUnit::ALL.map(at);
                Place::All { start_byte, end_byte, start_char, end_char, start_utf16, end_utf16 }
            }
        };
        let explain = self.style.explain;
        let entity = mention.entity();
        let place_of_line = explain.then(|| index.line_column(mention.span.start));
        let shows_candidates = explain || mention.status != Status::Sure;
        let surface = mention.span.of(text);
        Record {
            place,
            surface,
            entity: entity.map(|entity| entity.id()),
            name: entity.map(|entity| entity.name()),
            kind: entity.map(|entity| entity.kind()),
            form: entity.map(|_| mention.form().word()),
            score: rounded(mention.best().score),
            status: mention.status,
            line: place_of_line.map(|(line, _)| line),
            column: place_of_line.map(|(_, column)| column),
            fold: explain.then(|| fold_name(surface)),
            candidates: mention
                .candidates
                .iter()
                .filter(|_| shows_candidates)
                .map(|candidate| candidate_record(candidate, explain))
                .collect(),
        }
    }
}

fn candidate_record<'a>(candidate: &'a Candidate<'_>, explain: bool) -> CandidateRecord<'a> {
    CandidateRecord {
        entity: candidate.entity().id(),
        name: candidate.entity().name(),
        kind: candidate.entity().kind(),
        score: rounded(candidate.score),
        alias: candidate.alias.surface(),
        form: candidate.alias.form().word(),
        row: candidate.alias.row().to_string(),
        evidence: candidate
            .evidence
            .iter()
            .filter(|_| explain)
            .map(|evidence| EvidenceRecord {
                code: evidence.reason.code(),
                weight: rounded(evidence.weight),
                row: evidence.reason.row().map(|row| row.to_string()),
            })
            .collect(),
    }
}
