//! A table file: its text, its records, and where it lay.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use xxhash_rust::xxh3::xxh3_64;

use crate::error::{Error, Fault};
use crate::image::Image;

use super::encoding;
use super::rows;
use super::table::{Record, Schema, Table};

/// A table file, in memory.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// The name among [`rows::SCHEMAS`].
    pub(super) table: &'static str,
    /// The name to show.
    pub(super) name: Arc<str>,
    pub(super) text: Arc<str>,
    /// Where it lies, if it is a file.
    pub(super) origin: Option<Origin>,
}

/// A source file as it was when it was compiled.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Origin {
    /// Its full path; [`BUNDLED`] for the table shipped with the crate.
    pub(crate) path: String,
    pub(crate) length: u32,
    /// Seconds since 1970, the lowest bits of them.
    pub(crate) modified: u32,
    /// XXH3 of its text.
    pub(crate) hash: u64,
}

/// What stands for the path of the bundled table.
pub(crate) const BUNDLED: &str = "(bundled)";

impl File {
    /// Reads a file; what is no UTF-8 is a fault of it.
    pub(super) fn read(table: &'static str, path: &Path) -> Result<Result<File, Fault>, Error> {
        let io = |cause| Error::Io { path: path.into(), cause };
        let data = fs::metadata(path).map_err(io)?;
        let bytes = fs::read(path).map_err(io)?;
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => return Ok(Err(encoding::fault(path, &error.into_bytes()))),
        };
        let full = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let origin = Origin {
            path: full.display().to_string(),
            length: data.len() as u32,
            modified: modified(&data),
            hash: xxh3_64(text.as_bytes()),
        };
        Ok(Ok(File { table, name: path.display().to_string().into(), text: text.into(), origin: Some(origin) }))
    }

    /// A file that nobody has written.
    pub(super) fn from_text(table: &'static str, name: &str, text: &str) -> File {
        File { table, name: name.into(), text: text.into(), origin: None }
    }

    /// The name to show.
    pub(crate) fn name(&self) -> &Arc<str> {
        &self.name
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What columns it may have.
    pub(crate) fn schema(&self) -> &'static Schema {
        rows::SCHEMAS.into_iter().find(|schema| schema.file == self.table).unwrap_or(&rows::ALIASES)
    }

    /// Calls `on` with every record that can be read.
    pub(crate) fn each_record(&self, on: &mut dyn FnMut(Record)) {
        let mut told = Vec::new(); // whoever builds a gazetteer of the file tells these
        let mut table = Table::open(&self.name, &self.text, self.schema(), &mut told);
        while table.advance(&mut told) {
            on(table.record());
        }
    }

    /// The columns and all records; none where any record cannot be read.
    pub(crate) fn all_records(&self) -> Option<(Vec<String>, Vec<Vec<String>>)> {
        let mut faults = Vec::new();
        let mut table = Table::open(&self.name, &self.text, self.schema(), &mut faults);
        let columns = table.columns().to_vec();
        let mut records = Vec::new();
        while table.advance(&mut faults) {
            records.push(columns.iter().map(|column| table.record().get(column).to_owned()).collect());
        }
        faults.is_empty().then_some((columns, records))
    }

    /// The record that begins at a byte of the text, as it stands there.
    pub(crate) fn record_at(&self, start: usize, on: impl FnOnce(Record)) {
        let mut is_quoted = false;
        let ends = |byte: &u8| {
            is_quoted ^= *byte == b'"';
            *byte == b'\n' && !is_quoted
        };
        let rest = &self.text[start..];
        let header = &self.text[..self.text.find('\n').unwrap_or(self.text.len())];
        let end = rest.as_bytes().iter().position(ends).unwrap_or(rest.len());
        let text = format!("{header}\n{}\n", &rest[..end]);
        let mut told = Vec::new();
        let mut table = Table::open(&self.name, &text, self.schema(), &mut told);
        if table.advance(&mut told) {
            on(table.record());
        }
    }
}

/// The source files of an image.
pub(crate) fn origins(image: &Image) -> impl Iterator<Item = Origin> {
    let heap = image.heap();
    image.rows(crate::image::Section::Origins).iter().map(move |&[path, length, modified, low, high]| Origin {
        path: heap.str(crate::image::Str(path)).to_owned(),
        length,
        modified,
        hash: u64::from(high) << 32 | u64::from(low),
    })
}

impl Origin {
    /// Whether the file, if it is still there, holds what it held.
    pub(crate) fn is_current(&self) -> bool {
        let path = Path::new(&self.path);
        let Ok(data) = fs::metadata(path) else { return true };
        if data.len() as u32 == self.length && modified(&data) == self.modified {
            return true;
        }
        fs::read(path).map_or(true, |bytes| xxh3_64(&bytes) == self.hash)
    }
}

fn modified(data: &fs::Metadata) -> u32 {
    let time = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    time.map_or(0, |time| time.as_secs() as u32)
}

/// The file of a table among those of a layer.
pub(super) fn file<'f>(files: &'f [File], table: &str) -> Option<&'f File> {
    files.iter().find(|file| file.table == table)
}
