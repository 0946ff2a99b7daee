//! One CSV file as a table: rows with the place of every field, and every fault in them.

use std::sync::Arc;

use crate::error::{Fault, Row, quote};

use super::rule;

/// The columns a file may have.
pub(crate) struct Schema {
    pub(crate) file: &'static str,
    pub(super) required: &'static [&'static str],
    pub(super) optional: &'static [&'static str],
    /// The columns its rows are sorted by.
    pub(crate) order: &'static [&'static str],
}

impl Schema {
    pub(crate) fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.required.iter().chain(self.optional).copied()
    }
}

/// A file's records one after the other, fields by column name. Never more than one is held.
pub(crate) struct Table<'t> {
    file: Arc<str>,
    columns: Vec<String>,
    body: &'t str,
    reader: Option<csv::Reader<&'t [u8]>>,
    fields: csv::StringRecord,
    /// The bytes of the record, and its first line.
    raw: &'t str,
    line: u64,
    next_line: u64,
    /// The header is wrong, so no record can be read.
    is_unreadable: bool,
}

/// Line and column (code points), from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    line: u64,
    column: usize,
}

impl<'t> Table<'t> {
    /// Begins to read `text`: its header. What is wrong is told in `faults`.
    pub(super) fn open(file: &Arc<str>, text: &'t str, schema: &Schema, faults: &mut Vec<Fault>) -> Table<'t> {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(body.as_bytes());
        let mut table = Table { file: file.clone(), body, reader: Some(reader), ..Table::empty(schema) };
        let before = faults.len();
        if table.read(faults) {
            table.read_header(schema, faults);
        }
        if faults.len() > before {
            table.is_unreadable = true;
            table.reader = None; // rows under a wrong header would only repeat it
        }
        table
    }

    /// The table of a file that is not there.
    pub(super) fn empty(schema: &Schema) -> Table<'t> {
        Table {
            file: schema.file.into(),
            columns: Vec::new(),
            body: "",
            reader: None,
            fields: csv::StringRecord::new(),
            raw: "",
            line: 1,
            next_line: 1,
            is_unreadable: false,
        }
    }

    /// Goes to the next record that can be read; false at the end. Faulty ones are told in `faults`.
    pub(super) fn advance(&mut self, faults: &mut Vec<Fault>) -> bool {
        while self.read(faults) {
            if self.fields.len() == self.columns.len() {
                return true;
            }
            let problem = format!("{} fields where the header has {}", self.fields.len(), self.columns.len());
            let advice = "quote a field that holds a comma, or add the missing commas";
            self.fault(rule::FIELDS, faults, Place { line: self.line, column: 1 }, problem, advice);
        }
        false
    }

    /// Reads the next well-formed record.
    fn read(&mut self, faults: &mut Vec<Fault>) -> bool {
        loop {
            let Some(reader) = &mut self.reader else { return false };
            let start = reader.position().byte() as usize;
            match reader.read_record(&mut self.fields) {
                Ok(true) => {}
                Ok(false) => return false,
                Err(error) => {
                    self.reader = None;
                    let first = Place { line: 1, column: 1 };
                    self.fault(rule::ENCODING, faults, first, error.to_string(), "save the file as UTF-8 CSV");
                    return false;
                }
            }
            let end = reader.position().byte() as usize;
            // The reader passes over empty lines; they stand at the front of what it took.
            let raw = &self.body[start..end];
            let skipped = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
            self.line = self.next_line + newlines(&raw[..skipped]);
            self.next_line = self.line + newlines(&raw[skipped..]);
            self.raw = &raw[skipped..];
            if !self.raw.contains('"') {
                return true;
            }
            match locate(self.raw, self.line) {
                Ok(_) => return true,
                Err(place) => {
                    let advice = "put the whole field in quotes and write every quote inside it twice";
                    self.fault(rule::QUOTES, faults, place, "stray quote".into(), advice);
                }
            }
        }
    }

    fn read_header(&mut self, schema: &Schema, faults: &mut Vec<Fault>) {
        let fields = self.fields.clone();
        let places = locate(self.raw, self.line).unwrap_or_default();
        if let Some(name) = fields.get(0).filter(|name| fields.len() == 1 && name.contains([';', '\t'])) {
            let problem = format!("the header {} has no comma", quote(name));
            return self.fault(
                rule::DELIMITER,
                faults,
                places[0],
                problem,
                "save the file with commas between the columns",
            );
        }
        let expected =
            || format!("the columns of {} are {}", schema.file, schema.columns().collect::<Vec<_>>().join(","));
        for (name, &place) in fields.iter().zip(&places) {
            if !schema.columns().any(|column| column == name) {
                self.fault(rule::COLUMNS, faults, place, format!("unknown column {}", quote(name)), &expected());
            } else if self.columns.iter().any(|column| column == name) {
                self.fault(
                    rule::COLUMNS,
                    faults,
                    place,
                    format!("column {name:?} stands twice"),
                    "keep one of the two",
                );
            }
            self.columns.push(name.to_owned());
        }
        for &column in schema.required.iter().filter(|&&column| !fields.iter().any(|name| name == column)) {
            let first = Place { line: 1, column: 1 };
            self.fault(rule::COLUMNS, faults, first, format!("column {column:?} is missing"), &expected());
        }
    }

    fn fault(&self, rule: &'static str, faults: &mut Vec<Fault>, place: Place, problem: String, advice: &str) {
        let row = Row { file: self.file.clone(), line: place.line };
        faults.push(Fault { rule, row, column: place.column, problem, advice: advice.to_owned() });
    }

    /// The record that is read.
    pub(super) fn record(&self) -> Record<'_, 't> {
        Record { table: self }
    }

    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    pub(super) fn is_unreadable(&self) -> bool {
        self.is_unreadable
    }
}

/// One record, asked by column name.
#[derive(Clone, Copy)]
pub(crate) struct Record<'r, 't> {
    table: &'r Table<'t>,
}

impl<'r> Record<'r, '_> {
    /// The value of a column; empty where the file has no such column.
    pub(crate) fn get(&self, column: &str) -> &'r str {
        let index = self.table.columns.iter().position(|name| name == column);
        index.and_then(|index| self.table.fields.get(index)).unwrap_or("")
    }

    pub(crate) fn file(&self) -> &'r str {
        &self.table.file
    }

    pub(crate) fn line(&self) -> u64 {
        self.table.line
    }

    /// A fault at a column of this record.
    pub(crate) fn fault(&self, rule: &'static str, column: &str, problem: String, advice: impl Into<String>) -> Fault {
        let index = self.table.columns.iter().position(|name| name == column).unwrap_or(0);
        let first = Place { line: self.table.line, column: 1 };
        let places = locate(self.table.raw, self.table.line).unwrap_or_default();
        let place = places.get(index).copied().unwrap_or(first);
        let row = Row { file: self.table.file.clone(), line: place.line };
        Fault { rule, row, column: place.column, problem, advice: advice.into() }
    }

    /// A value that must not be empty nor have spaces around it.
    pub(super) fn required(&self, column: &str, faults: &mut Vec<Fault>) -> Option<&'r str> {
        let value = self.get(column);
        let trimmed = value.trim();
        if trimmed.is_empty() {
            let advice = "fill it in or delete the line";
            faults.push(self.fault(rule::EMPTY, column, format!("{column} is empty"), advice));
        } else if trimmed != value {
            faults.push(self.fault(
                rule::SPACE,
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
        faults.push(self.fault(rule::WORD, column, format!("unknown {column} {}", quote(value)), advice));
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
