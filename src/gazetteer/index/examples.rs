//! Rows of `examples.csv`.

use crate::entity::EntityId;
use crate::gazetteer::Example;
use crate::gazetteer::table::Table;
use crate::span::Span;

use super::Builder;

impl Builder {
    pub(super) fn add_examples(&mut self, table: &Table) {
        for record in table.records() {
            let Some(text) = record.required("text", &mut self.faults) else { continue };
            let id = record.get("entity");
            if !id.is_empty() && !self.gazetteer.by_id.contains_key(id) {
                self.unknown_entity("entity", id, record);
            }
            let (Some(open), Some(close)) = (text.find('['), text.find(']')) else {
                let problem = "no mention in brackets".to_owned();
                self.faults.push(record.fault("text", problem, "put [ ] around the name the example is about"));
                continue;
            };
            if open + 1 >= close || text.matches(['[', ']']).count() != 2 {
                let problem = "the brackets do not hold one mention".to_owned();
                self.faults.push(record.fault("text", problem, "put exactly one pair of [ ] around the name"));
                continue;
            }
            self.gazetteer.examples.push(Example {
                text: text.replace(['[', ']'], ""),
                span: Span::new(open, close - 1),
                entity: (!id.is_empty()).then(|| EntityId::new(id)),
                row: record.row(),
            });
        }
    }
}
