//! Input: files, folders and standard input to documents, one after the other, never all at once.

mod json_line;
mod open;
mod records;
mod walk;

use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use encoding_rs::Encoding;

use records::Records;
use walk::Source;

/// Options that choose and read the input.
#[derive(Clone, clap::Args)]
pub(crate) struct InputArgs {
    /// Files, folders (ignore files are honoured) or `-` for standard input.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The field or column that holds the text, in JSONL and CSV; `/a/b` reaches into nested objects [default: text].
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    text_field: Option<String>,
    /// The field or column that names a document; without it the file and line do [default: id].
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    id_field: Option<String>,
    /// How to read the input.
    #[arg(long, value_enum, default_value = "auto", value_name = "FORMAT", help_heading = "Input")]
    input_format: InputFormat,
    /// The encoding of the input, such as windows-1256, where it is not UTF-8.
    #[arg(long, value_name = "NAME", value_parser = encoding, help_heading = "Input")]
    encoding: Option<&'static Encoding>,
    /// What to do with a document that cannot be read.
    #[arg(long, value_enum, default_value = "stop", value_name = "WHAT", help_heading = "Input")]
    on_error: OnError,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
enum InputFormat {
    /// By the file name: .jsonl, .ndjson, .csv, .tsv; anything else is text.
    Auto,
    /// One document a file.
    Text,
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated, first line names the columns.
    Csv,
    /// Tab-separated, first line names the columns.
    Tsv,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum OnError {
    /// Stop with exit code 2.
    Stop,
    /// Say so and go on with the next.
    Skip,
}

fn encoding(label: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(label.as_bytes())
        .ok_or_else(|| "not a known encoding; names are those of the web, such as windows-1252 or utf-16le".to_owned())
}

/// A text to work on.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) text: String,
    /// It is one record of many, not a file of its own.
    pub(crate) is_record: bool,
}

/// What the reading thread hands on: a document, or a line that whoever works on it will take apart.
pub(crate) enum Raw {
    Document(Document),
    Json(json_line::JsonLine),
}

impl Raw {
    /// How much there is of it, in bytes.
    pub(crate) fn size(&self) -> usize {
        match self {
            Raw::Document(document) => document.text.len(),
            Raw::Json(line) => line.size(),
        }
    }

    /// The document.
    pub(crate) fn read(self) -> Result<Document, InputError> {
        match self {
            Raw::Document(document) => Ok(document),
            Raw::Json(line) => line.read(),
        }
    }
}

/// Why one document or file could not be read: place, reason, advice.
#[derive(Debug)]
pub(crate) struct InputError {
    pub(crate) place: String,
    pub(crate) reason: String,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.reason)
    }
}

impl std::error::Error for InputError {}

impl InputError {
    fn new(place: impl fmt::Display, reason: impl fmt::Display) -> InputError {
        InputError { place: place.to_string(), reason: reason.to_string() }
    }
}

impl InputArgs {
    /// The usual way to read some paths.
    pub(crate) fn of_paths(paths: Vec<PathBuf>) -> InputArgs {
        InputArgs {
            paths,
            text_field: None,
            id_field: None,
            input_format: InputFormat::Auto,
            encoding: None,
            on_error: OnError::Stop,
        }
    }

    pub(crate) fn on_error(&self) -> OnError {
        self.on_error
    }

    /// Bytes of all inputs, where they are plain files.
    pub(crate) fn size(&self) -> Option<u64> {
        let size = |path: &PathBuf| path.metadata().ok().filter(|data| data.is_file()).map(|data| data.len());
        if self.paths.is_empty() { None } else { self.paths.iter().map(size).sum() }
    }

    /// All documents, in a stable order.
    pub(crate) fn documents(&self) -> anyhow::Result<impl Iterator<Item = Result<Raw, InputError>> + Send + use<>> {
        let sources = walk::sources(&self.paths)?;
        let args = self.clone();
        Ok(sources.flat_map(move |source| match source {
            Ok(source) => args.read(source),
            Err(error) => Documents::One(Some(Err(error))),
        }))
    }

    fn read(&self, source: Source) -> Documents {
        let name = source.name();
        let format = match &source {
            Source::Stdin => self.format_of(Path::new("-")),
            Source::Explicit(path) | Source::Walked(path) => self.format_of(path),
        };
        let opened = open::open(&source, self.encoding).map_err(|error| InputError::new(&name, error));
        let reader = match opened {
            Ok(reader) => reader,
            Err(error) => return Documents::One(Some(Err(error))),
        };
        match format {
            InputFormat::Auto | InputFormat::Text => {
                let walked = matches!(source, Source::Walked(_));
                Documents::One(read_text(name, reader, walked).map(|document| document.map(Raw::Document)).transpose())
            }
            InputFormat::Jsonl => Documents::Records(Box::new(records::jsonl(name, reader, self.fields()))),
            InputFormat::Csv => Documents::Records(Box::new(records::separated(name, reader, b',', self.fields()))),
            InputFormat::Tsv => Documents::Records(Box::new(records::separated(name, reader, b'\t', self.fields()))),
        }
    }

    fn fields(&self) -> records::Fields {
        records::Fields {
            text: self.text_field.clone().unwrap_or_else(|| "text".to_owned()),
            id: self.id_field.clone().unwrap_or_else(|| "id".to_owned()),
            id_required: self.id_field.is_some(),
        }
    }

    fn format_of(&self, path: &Path) -> InputFormat {
        if self.input_format != InputFormat::Auto {
            return self.input_format;
        }
        let name = path.to_string_lossy().to_lowercase();
        let name = name.trim_end_matches(".gz").trim_end_matches(".zst");
        match name.rsplit_once('.').map(|(_, extension)| extension) {
            Some("jsonl" | "ndjson") => InputFormat::Jsonl,
            Some("csv") => InputFormat::Csv,
            Some("tsv") => InputFormat::Tsv,
            // A field is asked for where nothing names the format: that is the format of pipes.
            _ if name == "-" && self.text_field.is_some() => InputFormat::Jsonl,
            _ => InputFormat::Text,
        }
    }
}

/// The documents of one source.
enum Documents {
    One(Option<Result<Raw, InputError>>),
    Records(Records),
}

impl Iterator for Documents {
    type Item = Result<Raw, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Documents::One(document) => document.take(),
            Documents::Records(records) => records.next(),
        }
    }
}

/// A whole file as one document. Files that only lay in a folder may be something else than text: those are passed over.
fn read_text(name: String, mut reader: impl Read, walked: bool) -> Result<Option<Document>, InputError> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| InputError::new(&name, error))?;
    if walked && bytes.contains(&0) {
        return Ok(None);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(Document { name, text, is_record: false })),
        Err(error) => Err(not_utf8(&name, error.utf8_error().valid_up_to() as u64)),
    }
}

fn not_utf8(place: &str, byte: u64) -> InputError {
    let reason = format!("byte {byte} is not UTF-8; name the encoding, for example --encoding windows-1252");
    InputError::new(place, reason)
}
