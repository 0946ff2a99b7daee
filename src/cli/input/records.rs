//! Documents that are records of a JSONL or CSV stream.

use std::io::{self, BufRead, Read};
use std::sync::Arc;

use super::json_line::JsonLine;
use super::open::Reader;
use super::{Document, InputError, Raw};

pub(super) type Records = Box<dyn Iterator<Item = Result<Raw, InputError>> + Send>;

/// Which fields of a record matter.
pub(super) struct Fields {
    pub(super) text: String,
    pub(super) id: String,
    /// The user named the id field, so a record must have it.
    pub(super) id_required: bool,
}

/// One JSON object a line. Reads a line at a time and leaves it to others to take apart; empty lines are no documents.
pub(super) fn jsonl(
    file: String,
    mut reader: Reader,
    fields: Fields,
) -> impl Iterator<Item = Result<Raw, InputError>> + Send {
    let fields = Arc::new(fields);
    let file: Arc<str> = file.into();
    let mut line = 0;
    let mut offset = 0;
    std::iter::from_fn(move || {
        loop {
            line += 1;
            let start = offset;
            let mut bytes = Vec::new();
            match reader.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(read) => offset += read as u64,
                Err(error) => {
                    // A stream that fails once has nothing more to give.
                    reader = Box::new(io::empty());
                    return Some(Err(InputError::new(format!("{file}:{line}"), error)));
                }
            }
            if line == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
                bytes.drain(..3);
            }
            if !bytes.iter().all(u8::is_ascii_whitespace) {
                let (file, fields) = (file.clone(), fields.clone());
                return Some(Ok(Raw::Json(JsonLine { file, line, start, bytes, fields })));
            }
        }
    })
}

/// CSV or TSV with a header line.
pub(super) fn separated(
    file: String,
    reader: Reader,
    delimiter: u8,
    fields: Fields,
) -> impl Iterator<Item = Result<Raw, InputError>> + Send {
    let reader = CountQuotes { reader, quotes: 0, ended: false };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(reader);
    let mut columns: Option<(usize, Option<usize>)> = None;
    let mut ended = false;
    std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let (text, id) = match columns {
            Some(columns) => columns,
            None => match header(&file, &mut reader, &fields) {
                Ok(found) => *columns.insert(found),
                Err(error) => {
                    ended = true;
                    return Some(Err(error));
                }
            },
        };
        let mut record = csv::ByteRecord::new();
        let line = reader.position().line();
        let place = format!("{file}:{line}");
        match reader.read_byte_record(&mut record) {
            Ok(false) => None,
            Ok(true) => {
                let line = record.position().map_or(line, csv::Position::line);
                let start = record.position().map_or(0, csv::Position::byte);
                // A field over several lines may be one whose quote is never closed: only the end of the file tells.
                let last = record.iter().next_back().unwrap_or_default();
                if last.contains(&b'\n') && reader.get_ref().ended_inside_quotes() {
                    let reason = "a quote that is not closed runs to the end of the file; close it, or write it twice";
                    return Some(Err(InputError::new(format!("{file}:{line}"), reason)));
                }
                Some(record_document(&format!("{file}:{line}"), start, &record, text, id).map(Raw::Document))
            }
            Err(error) => {
                ended = error.is_io_error();
                Some(Err(InputError::new(place, csv_reason(&error))))
            }
        }
    })
}

/// Counts quotes as they go by: the CSV reader takes a field that is never closed for a long one.
struct CountQuotes {
    reader: Reader,
    quotes: usize,
    ended: bool,
}

impl CountQuotes {
    fn ended_inside_quotes(&self) -> bool {
        self.ended && !self.quotes.is_multiple_of(2)
    }
}

impl Read for CountQuotes {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.quotes += buffer[..read].iter().filter(|&&byte| byte == b'"').count();
        self.ended |= read == 0;
        Ok(read)
    }
}

fn header(
    file: &str,
    reader: &mut csv::Reader<CountQuotes>,
    fields: &Fields,
) -> Result<(usize, Option<usize>), InputError> {
    let names = match reader.headers() {
        Ok(names) => names.clone(),
        Err(error) => return Err(InputError::new(format!("{file}:1"), csv_reason(&error))),
    };
    if names.is_empty() {
        return Err(InputError::new(format!("{file}:1"), "the file is empty; its first line must name the columns"));
    }
    let position = |name: &str| names.iter().position(|column| column.trim_start_matches('\u{feff}') == name);
    let missing = |name: &str, option: &str| {
        let known: Vec<&str> = names.iter().collect();
        InputError::new(
            format!("{file}:1"),
            format!("no column {name:?}; it has {}: choose one with {option}", known.join(", ")),
        )
    };
    let text = position(&fields.text).ok_or_else(|| missing(&fields.text, "--text-field"))?;
    let id = position(&fields.id);
    if id.is_none() && fields.id_required {
        return Err(missing(&fields.id, "--id-field"));
    }
    Ok((text, id))
}

fn record_document(
    place: &str,
    start: u64,
    record: &csv::ByteRecord,
    text: usize,
    id: Option<usize>,
) -> Result<Document, InputError> {
    let field = |column: usize| {
        let bytes = record.get(column).unwrap_or_default();
        str::from_utf8(bytes).map_err(|_| {
            let reason = format!("column {} of the record at byte {start} is not UTF-8; name the encoding, for example --encoding windows-1252", column + 1);
            InputError::new(place, reason)
        })
    };
    let name = id.map(field).transpose()?.filter(|id| !id.is_empty()).unwrap_or(place);
    Ok(Document { name: name.to_owned(), text: field(text)?.to_owned(), is_record: true })
}

fn csv_reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} fields where the header has {expected_len}; quote a field that holds the delimiter")
        }
        csv::ErrorKind::Utf8 { .. } => "not UTF-8; name the encoding, for example --encoding windows-1252".to_owned(),
        _ => error.to_string(),
    }
}
