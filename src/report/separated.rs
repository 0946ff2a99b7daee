//! CSV and TSV: one mention a row, for spreadsheets and databases.

use std::io::{self, Write};

use crate::mention::Status;
use crate::span::{LineIndex, OffsetUnit};

use super::{Offsets, Report, Style, TaggedDocument, rounded};

pub(super) struct Separated {
    pub(super) style: Style,
    pub(super) delimiter: u8,
}

impl Separated {
    fn units(&self) -> Vec<OffsetUnit> {
        match self.style.offsets {
            Offsets::One(unit) => vec![unit],
            Offsets::All => OffsetUnit::ALL.to_vec(),
        }
    }

    fn writer<'o>(&self, out: &'o mut dyn Write) -> csv::Writer<&'o mut dyn Write> {
        csv::WriterBuilder::new().delimiter(self.delimiter).from_writer(out)
    }
}

impl Report for Separated {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut columns = vec!["doc".to_owned()];
        for unit in self.units() {
            columns.extend([format!("start_{}", unit.name()), format!("end_{}", unit.name())]);
        }
        columns.extend(
            ["line", "column", "surface", "entity", "name", "kind", "form", "score", "status"].map(String::from),
        );
        if self.style.explain {
            columns.extend(["candidates".to_owned(), "evidence".to_owned(), "row".to_owned()]);
        }
        let mut writer = self.writer(out);
        writer.write_record(columns)?;
        writer.flush()
    }

    fn document(&self, document: &TaggedDocument, _number: usize, out: &mut dyn Write) -> io::Result<()> {
        let index = LineIndex::new(document.text);
        let units = self.units();
        let mut writer = self.writer(out);
        for mention in document.mentions {
            writer.write_field(document.name)?;
            for &unit in &units {
                writer.write_field(index.offset(mention.span.start, unit).to_string())?;
                writer.write_field(index.offset(mention.span.end, unit).to_string())?;
            }
            let (line, column) = index.line_column(mention.span.start);
            writer.write_field(line.to_string())?;
            writer.write_field(column.to_string())?;
            writer.write_field(mention.span.of(document.text))?;
            let best = mention.best();
            match mention.entity() {
                Some(entity) => {
                    writer.write_field(entity.id())?;
                    writer.write_field(entity.name())?;
                    writer.write_field(entity.kind())?;
                    writer.write_field(mention.form().word())?;
                }
                None => (0..4).try_for_each(|_| writer.write_field(""))?,
            }
            writer.write_field(rounded(best.score).to_string())?;
            writer.write_field(match mention.status {
                Status::Sure => "sure",
                Status::Ambiguous => "ambiguous",
                Status::Nil => "nil",
            })?;
            if self.style.explain {
                let list = |items: Vec<String>| items.join(" ");
                writer
                    .write_field(list(mention.candidates.iter().map(|one| one.entity().id().to_string()).collect()))?;
                writer
                    .write_field(list(best.evidence.iter().map(|one| one.reason.code().replace(' ', "_")).collect()))?;
                writer.write_field(best.alias.row().to_string())?;
            }
            writer.write_record(None::<&[u8]>)?;
        }
        writer.flush()
    }
}
