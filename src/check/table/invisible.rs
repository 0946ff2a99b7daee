//! Characters that nobody sees.

use crate::error::{Fault, quote};
use crate::gazetteer::File;

use super::super::{Rule, Severity};
use super::Run;

pub(super) const RULE: Rule = Rule {
    id: "GT106",
    name: "invisible",
    severity: Severity::Warning,
    holds: "Values hold no control characters, direction marks, soft hyphens or zero-width spaces. The joiners of Persian \
        and Indic scripts stay.",
    advice: "Delete the character; the fold ignores it in text anyway.",
    run: Run::File(run),
};

fn run(file: &File, found: &mut Vec<Fault>) {
    let is_invisible = |c: char| {
        c.is_control() && !c.is_whitespace()
            || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if !file.text().trim_start_matches('\u{feff}').contains(is_invisible) {
        return;
    }
    file.each_record(&mut |record| {
        for column in file.schema().columns() {
            let value = record.get(column);
            if let Some(c) = value.chars().find(|&c| is_invisible(c)) {
                let problem = format!("invisible character U+{:04X} in {}", c as u32, quote(value));
                found.push(record.fault(RULE.id, column, problem, "delete it"));
            }
        }
    });
}
