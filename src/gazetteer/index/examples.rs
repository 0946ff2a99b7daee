//! Rows of `examples.csv`.

use crate::gazetteer::file::File;
use crate::gazetteer::{rows, rule};

use super::{Builder, ExampleRow};

impl Builder {
    pub(super) fn add_examples(&mut self, files: &[File]) {
        let mut table = self.table(files, &rows::EXAMPLES);
        while table.advance(&mut self.faults) {
            let record = table.record();
            let Some(text) = record.required("text", &mut self.faults) else { continue };
            let id = record.get("entity");
            if !id.is_empty() && self.entity(id).is_none() {
                self.unknown_entity("entity", id, record);
            }
            let (Some(open), Some(close)) = (text.find('['), text.find(']')) else {
                let problem = "no mention in brackets".to_owned();
                self.faults.push(record.fault(
                    rule::BRACKETS,
                    "text",
                    problem,
                    "put [ ] around the name the example is about",
                ));
                continue;
            };
            if open + 1 >= close || text.matches(['[', ']']).count() != 2 {
                let problem = "the brackets do not hold one mention".to_owned();
                self.faults.push(record.fault(
                    rule::BRACKETS,
                    "text",
                    problem,
                    "put exactly one pair of [ ] around the name",
                ));
                continue;
            }
            let place = self.place(record);
            self.rows.examples.push(ExampleRow {
                text: text.replace(['[', ']'], ""),
                start: open as u32,
                end: close as u32 - 1,
                entity: id.to_owned(),
                place,
            });
        }
    }
}
