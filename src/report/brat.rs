//! brat standoff: a text-bound annotation for each mention, a reference to its entity. Offsets count code points; a
//! mention over a line end is discontinuous, for brat allows no line end inside a span.

use std::io::{self, Write};

use crate::span::{LineIndex, OffsetUnit, Span};

use super::{Report, TaggedDocument};

pub(super) struct Brat;

impl Report for Brat {
    fn document(&self, document: &TaggedDocument, _number: usize, out: &mut dyn Write) -> io::Result<()> {
        let index = LineIndex::new(document.text);
        for (at, mention) in document.mentions.iter().enumerate() {
            let number = at + 1;
            let kind = &mention.best().entity().kind();
            let parts = lines(document.text, mention.span);
            let places: Vec<String> = parts
                .iter()
                .map(|part| {
                    let at = |byte| index.offset(byte, OffsetUnit::Char);
                    format!("{} {}", at(part.start), at(part.end))
                })
                .collect();
            let surface: Vec<&str> = parts.iter().map(|part| part.of(document.text)).collect();
            writeln!(out, "T{number}\t{kind} {}\t{}", places.join(";"), surface.join(" "))?;
            match mention.entity() {
                Some(entity) => {
                    writeln!(out, "N{number}\tReference T{number} canonym:{}\t{}", entity.id(), entity.name())?
                }
                None => {
                    let ids: Vec<&str> = mention.candidates.iter().map(|one| one.entity().id()).collect();
                    writeln!(out, "#{number}\tAnnotatorNotes T{number}\tambiguous: {}", ids.join(", "))?;
                }
            }
        }
        Ok(())
    }
}

/// The parts of a span between its line ends.
fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = span.start;
    for part in span.of(text).split(['\n', '\r']) {
        if !part.is_empty() {
            parts.push(Span::new(start, start + part.len()));
        }
        start += part.len() + 1;
    }
    parts
}
