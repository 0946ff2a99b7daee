//! Rows of `kinds.csv` and `sources.csv`.

use crate::entity::Kind;
use crate::error::quote;
use crate::gazetteer::table::Table;

use super::{Builder, Seen};

impl Builder {
    pub(super) fn add_kinds(&mut self, table: &Table) {
        let mut seen = Seen::new();
        for record in table.records() {
            let Some(name) = record.required("kind", &mut self.faults) else { continue };
            if !self.is_first(&mut seen, name, "kind", record) {
                continue;
            }
            let parent = record.get("parent");
            let kind = Kind {
                name: name.into(),
                parent: (!parent.is_empty()).then(|| parent.into()),
                spacy_label: record.get("spacy_label").into(),
                conll_label: record.get("conll_label").into(),
            };
            self.gazetteer.kinds.retain(|known| known.name != kind.name);
            self.gazetteer.kinds.push(kind);
        }
        for record in table.records() {
            let parent = record.get("parent");
            if !parent.is_empty() && self.gazetteer.kind(parent).is_none() {
                let problem = format!("unknown parent {}", quote(parent));
                self.faults.push(record.fault("parent", problem, "add a line for that kind or leave it empty"));
            } else if self.gazetteer.lineage(parent).any(|above| *above.name == *record.get("kind")) {
                let problem = format!("{} is above and below {}", quote(parent), quote(record.get("kind")));
                self.faults.push(record.fault("parent", problem, "leave one of the two parents empty"));
            }
        }
    }

    pub(super) fn add_sources(&mut self, table: &Table) {
        let mut seen = Seen::new();
        for record in table.records() {
            let Some(id) = record.required("id", &mut self.faults) else { continue };
            if self.is_first(&mut seen, id, "id", record) {
                self.gazetteer.sources.insert(id.into());
            }
        }
    }
}
