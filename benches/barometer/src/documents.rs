//! The slice of a text that an engine goes through: whole documents, of which an engine sees one at a time.

use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};

use crate::corpus::text::BETWEEN_DOCUMENTS;

/// Where something stands in the slice, in bytes.
pub type Span = Range<usize>;

#[derive(Default)]
pub struct Documents {
    text: String,
    ranges: Vec<Span>,
}

impl Documents {
    /// The documents that lie in the first `bytes` bytes of a file.
    pub fn read(path: &Path, bytes: usize) -> Result<Documents> {
        let mut text = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
        text.truncate(bytes);
        let separators: Vec<usize> = memchr::memmem::find_iter(&text, BETWEEN_DOCUMENTS).collect();
        text.truncate(separators.last().map_or(0, |last| last + BETWEEN_DOCUMENTS.len()));
        text.shrink_to_fit();
        let mut start = 0;
        let mut ranges = Vec::with_capacity(separators.len());
        for end in separators {
            ranges.push(start..end);
            start = end + BETWEEN_DOCUMENTS.len();
        }
        Ok(Documents { text: String::from_utf8(text)?, ranges })
    }

    /// The whole slice, documents and what stands between them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The documents with their place in the slice.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &str)> {
        self.ranges.iter().map(|range| (range.start, &self.text[range.clone()]))
    }
}
