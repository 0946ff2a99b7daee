//! One CSV file as a table: rows with the place of every field, and every fault in them.

use std::sync::Arc;

use crate::error::{Fault, Row, quote};

/// The columns a file may have.
pub(super) struct Schema {
    pub(super) file: &'static str,
    pub(super) required: &'static [&'static str],
    pub(super) optional: &'static [&'static str],
}

impl Schema {
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.required.iter().chain(self.optional).copied()
    }
}

/// A file's records, fields by column name.
pub(super) struct Table {
    file: Arc<str>,
    columns: Vec<String>,
    records: Vec<RawRecord>,
    /// The header is wrong, so no record could be read.
    is_unreadable: bool,
}

struct RawRecord {
    fields: csv::StringRecord,
    places: Vec<Place>,
}

/// Line and column (code points), from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    line: u64,
    column: usize,
}

impl Table {
    /// Reads `text`. Faulty records are left out and told in `faults`.
    pub(super) fn read(file: &Arc<str>, text: &str, schema: &Schema, faults: &mut Vec<Fault>) -> Table {
        let mut table = Table { file: file.clone(), columns: Vec::new(), records: Vec::new(), is_unreadable: false };
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(body.as_bytes());
        let mut has_header = false;
        let mut line = 1;
        loop {
            let start = reader.position().byte() as usize;
            let mut fields = csv::StringRecord::new();
            match reader.read_record(&mut fields) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    table.fault(faults, Place { line: 1, column: 1 }, error.to_string(), "save the file as UTF-8 CSV");
                    break;
                }
            }
            let end = reader.position().byte() as usize;
            // The reader passes over empty lines; they stand at the front of what it took.
            let raw = &body[start..end];
            let skipped = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
            line += newlines(&raw[..skipped]);
            let first_line = line;
            line += newlines(&raw[skipped..]);
            let places = match locate(&raw[skipped..], first_line) {
                Ok(places) => places,
                Err(place) => {
                    table.fault(
                        faults,
                        place,
                        "stray quote".into(),
                        "put the whole field in quotes and write every quote inside it twice",
                    );
                    continue;
                }
            };
            let record = RawRecord { fields, places };
            match has_header {
                false => {
                    let before = faults.len();
                    table.read_header(record, schema, faults);
                    has_header = true;
                    if faults.len() > before {
                        table.is_unreadable = true;
                        break; // rows under a wrong header would only repeat it
                    }
                }
                true if record.fields.len() != table.columns.len() => {
                    let problem =
                        format!("{} fields where the header has {}", record.fields.len(), table.columns.len());
                    let advice = "quote a field that holds a comma, or add the missing commas";
                    table.fault(faults, Place { line: first_line, column: 1 }, problem, advice);
                }
                true => table.records.push(record),
            }
        }
        table
    }

    /// The table of a file that is not there.
    pub(super) fn empty(schema: &Schema) -> Table {
        Table { file: schema.file.into(), columns: Vec::new(), records: Vec::new(), is_unreadable: false }
    }

    fn read_header(&mut self, record: RawRecord, schema: &Schema, faults: &mut Vec<Fault>) {
        if let Some(name) = record.fields.get(0).filter(|name| record.fields.len() == 1 && name.contains([';', '\t'])) {
            let problem = format!("the header {} has no comma", quote(name));
            return self.fault(faults, record.places[0], problem, "save the file with commas between the columns");
        }
        let expected =
            || format!("the columns of {} are {}", schema.file, schema.columns().collect::<Vec<_>>().join(","));
        for (name, &place) in record.fields.iter().zip(&record.places) {
            if !schema.columns().any(|column| column == name) {
                self.fault(faults, place, format!("unknown column {}", quote(name)), &expected());
            } else if self.columns.iter().any(|column| column == name) {
                self.fault(faults, place, format!("column {name:?} stands twice"), "keep one of the two");
            }
            self.columns.push(name.to_owned());
        }
        for &column in schema.required.iter().filter(|&&column| !record.fields.iter().any(|name| name == column)) {
            self.fault(faults, Place { line: 1, column: 1 }, format!("column {column:?} is missing"), &expected());
        }
    }

    fn fault(&self, faults: &mut Vec<Fault>, place: Place, problem: String, advice: &str) {
        let row = Row { file: self.file.clone(), line: place.line };
        faults.push(Fault { row, column: place.column, problem, advice: advice.to_owned() });
    }

    pub(super) fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.records.iter().map(|raw| Record { table: self, raw })
    }

    pub(super) fn is_unreadable(&self) -> bool {
        self.is_unreadable
    }

    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

/// One record, asked by column name.
#[derive(Clone, Copy)]
pub(super) struct Record<'t> {
    table: &'t Table,
    raw: &'t RawRecord,
}

impl<'t> Record<'t> {
    /// The value of a column; empty where the file has no such column.
    pub(super) fn get(&self, column: &str) -> &'t str {
        let index = self.table.columns.iter().position(|name| name == column);
        index.and_then(|index| self.raw.fields.get(index)).unwrap_or("")
    }

    pub(super) fn row(&self) -> Row {
        Row { file: self.table.file.clone(), line: self.raw.places.first().map_or(0, |place| place.line) }
    }

    /// A fault at a column of this record.
    pub(super) fn fault(&self, column: &str, problem: String, advice: impl Into<String>) -> Fault {
        let index = self.table.columns.iter().position(|name| name == column).unwrap_or(0);
        let place = self.raw.places[index];
        let row = Row { file: self.table.file.clone(), line: place.line };
        Fault { row, column: place.column, problem, advice: advice.into() }
    }

    /// A value that must not be empty nor have spaces around it.
    pub(super) fn required(&self, column: &str, faults: &mut Vec<Fault>) -> Option<&'t str> {
        let value = self.get(column);
        let trimmed = value.trim();
        if trimmed.is_empty() {
            faults.push(self.fault(column, format!("{column} is empty"), "fill it in or delete the line"));
        } else if trimmed != value {
            faults.push(self.fault(
                column,
                format!("space around {}", quote(value)),
                format!("write {}", quote(trimmed)),
            ));
        } else {
            return Some(value);
        }
        None
    }

    /// A value that must be one of a list of words; empty is the `default`, where there is one.
    pub(super) fn word<T: Copy>(
        &self,
        column: &str,
        words: &[(&'static str, T)],
        default: Option<T>,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        let value = self.get(column);
        let found = words.iter().find(|(word, _)| *word == value).map(|&(_, meaning)| meaning);
        if let Some(meaning) = found.or(default.filter(|_| value.is_empty())) {
            return Some(meaning);
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).filter(|word| !word.is_empty()).collect();
        let empty =
            if default.is_some() || words.iter().any(|(word, _)| word.is_empty()) { " or leave it empty" } else { "" };
        let advice = format!("write one of {}{empty}", known.join(", "));
        faults.push(self.fault(column, format!("unknown {column} {}", quote(value)), advice));
        None
    }
}

fn newlines(text: &str) -> u64 {
    text.bytes().filter(|&b| b == b'\n').count() as u64
}

/// Where each field of one raw record begins, or where a quote is astray. The fields themselves are the csv crate's;
/// it accepts quotes that RFC 4180 does not, and this tells where they are.
fn locate(raw: &str, line: u64) -> Result<Vec<Place>, Place> {
    enum In {
        Start,
        Plain,
        Quoted,
        AfterQuote,
    }
    let mut at = Place { line, column: 1 };
    let mut places = vec![at];
    let mut state = In::Start;
    let mut opened = at;
    for c in raw.trim_end_matches(['\n', '\r']).chars() {
        let next =
            if c == '\n' { Place { line: at.line + 1, column: 1 } } else { Place { column: at.column + 1, ..at } };
        state = match (state, c) {
            (In::Start, '"') => {
                opened = at;
                In::Quoted
            }
            (In::Start | In::Plain | In::AfterQuote, ',') => {
                places.push(next);
                In::Start
            }
            (In::Plain, '"') => return Err(at),
            (In::Start | In::Plain, _) => In::Plain,
            (In::Quoted, '"') => In::AfterQuote,
            (In::Quoted, _) => In::Quoted,
            (In::AfterQuote, '"') => In::Quoted,
            (In::AfterQuote, _) => return Err(at),
        };
        at = next;
    }
    match state {
        In::Quoted => Err(opened),
        _ => Ok(places),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_located_by_code_point() {
        let places = locate("é,\"a\nb\",c\n", 4).expect("well formed");
        let at = |line, column| Place { line, column };
        assert_eq!(places, [at(4, 1), at(4, 3), at(5, 4)]);
    }

    #[test]
    fn stray_quotes_are_located() {
        assert_eq!(locate("a,b\"c", 1), Err(Place { line: 1, column: 4 }));
        assert_eq!(locate("\"a\"b", 1), Err(Place { line: 1, column: 4 }));
        assert_eq!(locate("a,\"b", 7), Err(Place { line: 7, column: 3 }));
    }
}
