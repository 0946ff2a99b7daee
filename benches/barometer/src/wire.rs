//! What the barometer and the child process of an engine say to one another: one JSON object a line.

use serde::{Deserialize, Serialize};

/// What a child is asked to do.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Take the documents of the first so many bytes of the text.
    Slice { bytes: usize },
    /// Go through the slice once and count.
    Round,
    /// Go through the slice and write the spans into a file, `start end` in bytes a line.
    Spans { path: String },
}

/// What a child answers; the first answer is `Ready`, unasked.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Ready { build_seconds: f64, peak_kb: u64 },
    Sliced { bytes: usize },
    Round { seconds: f64, hits: usize, peak_kb: u64 },
    Spans { hits: usize },
    Failed { reason: String },
}
