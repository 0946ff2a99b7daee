//! The results: one row for each engine, text and size of list, as CSV.

use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Row {
    pub text: String,
    pub names: usize,
    pub engine: String,
    pub version: String,
    pub semantics: String,
    /// `ok`, or why there are no figures.
    pub status: String,
    /// What the check of the answers said.
    pub check: String,
    pub slice_mb: Option<f64>,
    pub hits: Option<usize>,
    pub hits_per_kb: Option<f64>,
    pub build_seconds: Option<f64>,
    pub peak_mb: Option<f64>,
    pub mb_per_s_min: Option<f64>,
    pub mb_per_s: Option<f64>,
    pub mb_per_s_max: Option<f64>,
    /// Against the reference engine, round by round.
    pub ratio_min: Option<f64>,
    pub ratio: Option<f64>,
    pub ratio_max: Option<f64>,
    /// The speed of each round.
    pub rounds: String,
}

pub fn read(path: &Path) -> Result<Vec<Row>> {
    let mut reader = csv::Reader::from_path(path).with_context(|| format!("reading {}", path.display()))?;
    Ok(reader.deserialize().collect::<Result<_, _>>()?)
}

pub fn write(path: &Path, rows: &[Row]) -> Result<()> {
    let mut writer = csv::Writer::from_path(path).with_context(|| format!("writing {}", path.display()))?;
    for row in rows {
        writer.serialize(row)?;
    }
    Ok(writer.flush()?)
}

/// Smallest, middle and largest value.
pub fn spread(values: &[f64]) -> Option<(f64, f64, f64)> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let median = match sorted.len() {
        0 => return None,
        length if length % 2 == 0 => (sorted[middle - 1] + sorted[middle]) / 2.0,
        _ => sorted[middle],
    };
    Some((sorted[0], median, sorted[sorted.len() - 1]))
}
