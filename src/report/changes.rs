//! Changes between two tables, in words and as JSON.

use std::io::{self, Write};

use serde_json::json;

use crate::changes::{Became, MentionChange, RowChange};
use crate::error::quote;
use crate::span::LineIndex;

/// Changed rows for people, one a line, and how many there are of each sort.
pub fn write_row_changes(changes: &[RowChange], out: &mut dyn Write) -> io::Result<()> {
    for change in changes {
        let sign = match change.became {
            Became::Added => '+',
            Became::Removed => '-',
            Became::Changed => '~',
        };
        write!(out, "{sign} {}", change.what)?;
        if !change.entity.is_empty() {
            write!(out, " {}", change.entity)?;
        }
        if !change.value.is_empty() {
            write!(out, " {}", quote(&change.value))?;
        }
        let columns: Vec<String> = change
            .columns
            .iter()
            .map(|(column, old, new)| format!("{column} {} becomes {}", quote(old), quote(new)))
            .collect();
        if !columns.is_empty() {
            write!(out, ": {}", columns.join(", "))?;
        }
        writeln!(out)?;
    }
    let count = |became| changes.iter().filter(|change| change.became == became).count();
    let [added, removed, changed] = [Became::Added, Became::Removed, Became::Changed].map(count);
    writeln!(out, "{added} added, {removed} removed, {changed} changed")
}

/// Changed rows as one JSON object a line.
pub fn write_row_changes_json(changes: &[RowChange], out: &mut dyn Write) -> io::Result<()> {
    for change in changes {
        let columns: serde_json::Map<String, serde_json::Value> = change
            .columns
            .iter()
            .map(|(column, old, new)| ((*column).to_owned(), json!({ "old": old, "new": new })))
            .collect();
        let record = json!({
            "change": change.became, "what": change.what, "entity": change.entity, "value": change.value,
            "columns": columns, "row": change.row.as_ref().map(ToString::to_string),
        });
        serde_json::to_writer(&mut *out, &record)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Mentions of one document that change, for people; columns count code points.
pub fn write_mention_changes(
    document: &str,
    text: &str,
    changes: &[MentionChange],
    out: &mut dyn Write,
) -> io::Result<()> {
    let index = LineIndex::new(text);
    for change in changes {
        let (line, column) = index.line_column(change.span.start);
        let tell = |meaning: &Option<String>| meaning.clone().unwrap_or_else(|| "nothing".to_owned());
        let (surface, old, new) = (quote(change.span.of(text)), tell(&change.old), tell(&change.new));
        writeln!(out, "{document}:{line}:{column}: {surface}: {old} becomes {new}")?;
    }
    Ok(())
}

/// The same as one JSON object a line; offsets count bytes.
pub fn write_mention_changes_json(
    document: &str,
    text: &str,
    changes: &[MentionChange],
    out: &mut dyn Write,
) -> io::Result<()> {
    for change in changes {
        let record = json!({
            "change": "mention", "doc": document, "unit": "byte", "start": change.span.start, "end": change.span.end,
            "surface": change.span.of(text), "old": change.old, "new": change.new,
        });
        serde_json::to_writer(&mut *out, &record)?;
        writeln!(out)?;
    }
    Ok(())
}
