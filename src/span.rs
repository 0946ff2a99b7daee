//! Where something stands in a text: byte spans, and the way to the units other programs count in.

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};

/// A half-open byte range of the original text, always on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end);
        Span { start, end }
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two spans share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The characters at this span of `text`.
    ///
    /// # Panics
    /// Where the span is not of this text.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// What an offset counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-8 bytes, as Rust and C count.
    Byte,
    /// Unicode code points, as Python counts.
    #[default]
    Char,
    /// UTF-16 code units, as JavaScript, Java and the Language Server Protocol count.
    Utf16,
}

impl OffsetUnit {
    /// The three units, in the order reports show them.
    pub const ALL: [OffsetUnit; 3] = [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16];

    /// The name used in outputs and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            OffsetUnit::Byte => "byte",
            OffsetUnit::Char => "char",
            OffsetUnit::Utf16 => "utf16",
        }
    }
}

/// How many code points and UTF-16 units stand before some byte.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    chars: usize,
    utf16: usize,
}

impl Count {
    fn after(self, text: &str) -> Count {
        if text.is_ascii() {
            return Count { chars: self.chars + text.len(), utf16: self.utf16 + text.len() };
        }
        text.chars().fold(self, |count, c| Count { chars: count.chars + 1, utf16: count.utf16 + c.len_utf16() })
    }
}

/// Converts byte offsets of one text to other units and to lines and columns.
///
/// ```
/// use canonym::{LineIndex, OffsetUnit};
/// let index = LineIndex::new("a😀\nb");
/// assert_eq!(index.offset(6, OffsetUnit::Char), 3);
/// assert_eq!(index.offset(6, OffsetUnit::Utf16), 4);
/// assert_eq!(index.line_column(6), (2, 1));
/// ```
pub struct LineIndex<'t> {
    text: &'t str,
    /// The count at the first character boundary at or after every multiple of `STRIDE`.
    checkpoints: Vec<(usize, Count)>,
    /// The first byte of every line.
    lines: OnceCell<Vec<usize>>,
}

/// Bytes between two checkpoints: small enough to count through, large enough to cost no memory.
const STRIDE: usize = 128;

impl<'t> LineIndex<'t> {
    /// Reads `text` once. LF, CRLF and a lone CR end a line.
    pub fn new(text: &'t str) -> LineIndex<'t> {
        let mut checkpoints = vec![(0, Count::default())];
        let mut at = 0;
        while at < text.len() {
            let next = ceil_char_boundary(text, at + STRIDE);
            let count = checkpoints[checkpoints.len() - 1].1.after(&text[at..next]);
            checkpoints.push((next, count));
            at = next;
        }
        LineIndex { text, checkpoints, lines: OnceCell::new() }
    }

    /// The first byte of every line; looked for when it is first asked for.
    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let mut lines = vec![0];
            lines.extend(bytes.iter().enumerate().filter_map(|(i, &b)| {
                let ends = b == b'\n' || (b == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
                ends.then_some(i + 1)
            }));
            lines
        })
    }

    fn count(&self, byte: usize) -> Count {
        let (at, count) = self.checkpoints[self.checkpoints.partition_point(|&(at, _)| at <= byte) - 1];
        count.after(&self.text[at..byte])
    }

    /// The byte offset in the wanted unit.
    ///
    /// # Panics
    /// Where the offset is past the end or inside a character; so do the methods below.
    pub fn offset(&self, byte: usize, unit: OffsetUnit) -> usize {
        match unit {
            OffsetUnit::Byte => byte,
            OffsetUnit::Char => self.count(byte).chars,
            OffsetUnit::Utf16 => self.count(byte).utf16,
        }
    }

    /// The byte offset that stands at `offset` in the given unit, if there is a character boundary there.
    pub fn byte(&self, offset: usize, unit: OffsetUnit) -> Option<usize> {
        let measure = |count: Count| match unit {
            OffsetUnit::Utf16 => count.utf16,
            OffsetUnit::Byte | OffsetUnit::Char => count.chars,
        };
        if unit == OffsetUnit::Byte {
            return self.text.is_char_boundary(offset).then_some(offset);
        }
        let before = self.checkpoints.partition_point(|&(_, count)| measure(count) <= offset);
        let (mut at, count) = self.checkpoints[before - 1];
        let mut reached = measure(count);
        for c in self.text[at..].chars() {
            if reached >= offset {
                break;
            }
            reached += if unit == OffsetUnit::Utf16 { c.len_utf16() } else { 1 };
            at += c.len_utf8();
        }
        (reached == offset).then_some(at)
    }

    /// Line and column of a byte offset, both from 1; the column counts code points.
    pub fn line_column(&self, byte: usize) -> (usize, usize) {
        let line = self.lines().partition_point(|&start| start <= byte);
        let column = self.count(byte).chars - self.count(self.lines()[line - 1]).chars;
        (line, column + 1)
    }

    /// The span of a line (counted from 1) without its line end.
    pub fn line(&self, line: usize) -> Span {
        let lines = self.lines();
        let start = lines[line - 1];
        let end = lines.get(line).copied().unwrap_or(self.text.len());
        Span::new(start, start + self.text[start..end].trim_end_matches(['\n', '\r']).len())
    }
}

fn ceil_char_boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_lf_crlf_and_cr() {
        let text = "a\nb\r\nc\rd";
        let index = LineIndex::new(text);
        let lines: Vec<&str> = (1..=4).map(|line| index.line(line).of(text)).collect();
        assert_eq!(lines, ["a", "b", "c", "d"]);
        assert_eq!(index.line_column(7), (4, 1));
    }

    #[test]
    fn units_agree_with_a_plain_count_across_checkpoints() {
        let text = "é😀x\n".repeat(700);
        let index = LineIndex::new(&text);
        for (byte, _) in text.char_indices() {
            let chars = text[..byte].chars().count();
            let utf16 = text[..byte].encode_utf16().count();
            assert_eq!(index.offset(byte, OffsetUnit::Char), chars);
            assert_eq!(index.offset(byte, OffsetUnit::Utf16), utf16);
            assert_eq!(index.byte(chars, OffsetUnit::Char), Some(byte));
            assert_eq!(index.byte(utf16, OffsetUnit::Utf16), Some(byte));
        }
        assert_eq!(index.byte(2, OffsetUnit::Utf16), None, "between the two halves of 😀");
        assert_eq!(index.byte(9_999_999, OffsetUnit::Char), None);
    }
}
