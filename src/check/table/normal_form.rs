//! Unicode's composed form.

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::error::{Fault, quote};
use crate::gazetteer::File;

use super::super::{Rule, Severity};
use super::Run;

pub(super) const RULE: Rule = Rule {
    id: "GT104",
    name: "normal-form",
    severity: Severity::Warning,
    holds: "Text is in Unicode's composed form (NFC): two ways to write one letter would look alike and differ.",
    advice: "Let `--fix` compose it.",
    run: Run::File(run),
};

fn run(file: &File, found: &mut Vec<Fault>) {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    if nfc.is_normalized(file.text()) {
        return;
    }
    file.each_record(&mut |record| {
        for column in file.schema().columns() {
            let value = record.get(column);
            if !nfc.is_normalized(value) {
                let problem = format!("{} is not in composed form (NFC)", quote(value));
                found.push(record.fault(RULE.id, column, problem, "let --fix compose it"));
            }
        }
    });
}
