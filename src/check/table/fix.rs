//! What can be put right without a person: byte order mark, line ends, stray space, normal form, order.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::spaces::tidy;
use crate::gazetteer::Layer;

/// A file whose text can be put right.
pub struct FixedFile {
    /// Its path.
    pub name: String,
    /// Its text as it was read.
    pub before: String,
    /// Its text put right.
    pub after: String,
}

/// The files of a table that can be put right. A file with rows that cannot be read stays as it is, so that nothing is
/// lost.
pub fn fixed_table(layer: &Layer) -> Vec<FixedFile> {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let mut changed = Vec::new();
    for file in layer.files() {
        let Some((columns, records)) = file.all_records() else { continue };
        let tidied = |value: &String| nfc.normalize(&tidy(value)).into_owned();
        let mut records: Vec<Vec<String>> = records.iter().map(|record| record.iter().map(tidied).collect()).collect();
        let key = |column: &&str| columns.iter().position(|name| name == column);
        let order: Vec<usize> = file.schema().order.iter().filter_map(key).collect();
        records.sort_by(|a, b| order.iter().map(|&at| &a[at]).cmp(order.iter().map(|&at| &b[at])));
        if let Some(after) = write(&columns, &records).filter(|text| text != file.text()) {
            changed.push(FixedFile { name: file.name().to_string(), before: file.text().to_owned(), after });
        }
    }
    changed
}

fn write(columns: &[String], records: &[Vec<String>]) -> Option<String> {
    let mut out = csv::WriterBuilder::new().from_writer(Vec::new());
    out.write_record(columns).ok()?;
    for record in records {
        out.write_record(record).ok()?;
    }
    String::from_utf8(out.into_inner().ok()?).ok()
}
