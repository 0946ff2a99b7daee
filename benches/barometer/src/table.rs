//! Results as a table of plain text.

use crate::results::Row;

const HEAD: [&str; 14] = [
    "engine",
    "MB/s",
    "min",
    "max",
    "ratio",
    "min",
    "max",
    "build s",
    "peak MB",
    "of MB",
    "hits",
    "per kB",
    "semantics",
    "check",
];
/// Columns of words, not numbers.
const WORDS: [usize; 3] = [0, 12, 13];

/// All rows, a table for each text and size of list.
pub fn all(rows: &[Row]) -> String {
    let same = |a: &Row, b: &Row| a.text == b.text && a.names == b.names;
    rows.chunk_by(same).map(table).collect::<Vec<_>>().join("\n")
}

/// The rows of one text and one size of list.
pub fn table(rows: &[Row]) -> String {
    let Some(first) = rows.first() else { return String::new() };
    let cells: Vec<Vec<String>> = rows.iter().filter(|row| row.status == "ok").map(cells).collect();
    let head: Vec<String> = HEAD.map(str::to_owned).to_vec();
    let lines = || std::iter::once(&head).chain(&cells);
    let width = |column: usize| lines().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..HEAD.len()).map(width).collect();
    let mut out = format!("{}, {} names\n", first.text, first.names);
    for line in lines() {
        let padded = line.iter().zip(&widths).enumerate().map(|(column, (cell, &width))| {
            if WORDS.contains(&column) { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        out.push_str(padded.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
    }
    for row in rows.iter().filter(|row| row.status != "ok") {
        out.push_str(&format!("{:<width$}  {}\n", row.engine, row.status, width = widths[0]));
    }
    out
}

fn cells(row: &Row) -> Vec<String> {
    vec![
        row.engine.clone(),
        number(row.mb_per_s),
        number(row.mb_per_s_min),
        number(row.mb_per_s_max),
        number(row.ratio),
        number(row.ratio_min),
        number(row.ratio_max),
        number(row.build_seconds),
        number(row.peak_mb),
        number(row.slice_mb),
        row.hits.map_or(String::new(), |hits| hits.to_string()),
        number(row.hits_per_kb),
        row.semantics.clone(),
        row.check.clone(),
    ]
}

/// Three digits that mean something, two of small numbers.
fn number(value: Option<f64>) -> String {
    match value {
        None => "-".to_owned(),
        Some(value) if value >= 99.5 => format!("{value:.0}"),
        Some(value) if value >= 9.95 => format!("{value:.1}"),
        Some(value) if value >= 0.095 => format!("{value:.2}"),
        Some(value) => {
            let zeros = (-value.max(1e-6).log10()).floor() as usize;
            format!("{value:.*}", zeros + 2)
        }
    }
}
