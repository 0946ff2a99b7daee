//! Rules on the rows of a table, one a file. Reading a table has rules of its own; those here are asked of what could be
//! read.

mod byte_order_mark;
mod canonical_name;
mod common_word;
mod country;
mod cue_conflict;
mod example;
mod findings;
mod fix;
mod id;
mod invisible;
mod language;
mod line_ends;
mod look_alike;
mod near_duplicate;
mod normal_form;
mod order;
mod reading;
mod same_fold;
mod script;
mod shared_surface;
mod source_row;
mod spaces;
mod too_short;
mod unreachable;
mod unused_source;
mod wikidata;

use std::path::Path;

use crate::error::{Error, Fault};
use crate::gazetteer::{File, Gazetteer, Layer};

use super::Rule;
use findings::Findings;
pub use fix::{FixedFile, fixed_table};

/// How a rule is asked.
pub(super) enum Run {
    /// Whoever reads a table holds it.
    Reading,
    /// Of one file, record by record.
    File(fn(&File, &mut Vec<Fault>)),
    /// Of the whole table.
    Table(fn(&Table, &mut Findings)),
}

/// What rules about the whole table look at.
pub(super) struct Table<'a> {
    gazetteer: &'a Gazetteer,
    files: &'a [&'a File],
}

/// Every rule, in the order of their ids.
pub const TABLE_RULES: &[&Rule] = &[
    &reading::ENCODING,
    &reading::DELIMITER,
    &reading::COLUMNS,
    &reading::FIELDS,
    &reading::QUOTES,
    &reading::EMPTY,
    &reading::SPACE,
    &reading::WORD,
    &reading::KIND,
    &reading::ENTITY,
    &reading::SOURCE,
    &reading::DUPLICATE,
    &reading::STOPPED,
    &reading::NOTHING,
    &reading::CUE_SIDE,
    &reading::BRACKETS,
    &reading::PARENT,
    &byte_order_mark::RULE,
    &line_ends::RULE,
    &order::RULE,
    &normal_form::RULE,
    &spaces::RULE,
    &invisible::RULE,
    &canonical_name::RULE,
    &same_fold::RULE,
    &shared_surface::RULE,
    &unreachable::RULE,
    &too_short::RULE,
    &common_word::RULE,
    &look_alike::RULE,
    &script::RULE,
    &near_duplicate::RULE,
    &example::RULE,
    &id::RULE,
    &language::RULE,
    &country::RULE,
    &wikidata::RULE,
    &unused_source::RULE,
    &source_row::RULE,
    &cue_conflict::RULE,
];

/// The rule with an id.
pub fn table_rule(id: &str) -> Option<&'static Rule> {
    TABLE_RULES.iter().copied().find(|rule| rule.id == id)
}

/// What was checked, and what was found.
#[derive(Debug)]
pub struct Checked {
    /// In the order of files, lines and columns.
    pub findings: Vec<Fault>,
    /// How many records were looked at.
    pub records: usize,
}

/// Checks a folder of tables or a single table file: all its faults in one run. A folder that brings its own `kinds.csv`
/// stands alone; any other is laid over the bundled table, whose entities it may name.
pub fn check_table(path: &Path) -> Result<Checked, Error> {
    let (layer, mut findings) = Layer::read_usable(path)?;
    if layer.is_compiled() {
        let problem = "it is a compiled table; check the folder it was made of".to_owned();
        return Err(Error::WrongFile { path: path.into(), problem });
    }
    let layers = [layer];
    let (gazetteer, faults) = Gazetteer::of_usable(&layers, !layers[0].stands_alone())?;
    findings.extend(faults);
    let files: Vec<&File> = layers[0].files().iter().collect();
    let table = Table { gazetteer: &gazetteer, files: &files };
    let mut found = Findings::new(&files);
    for rule in TABLE_RULES {
        match rule.run {
            Run::Reading => {}
            Run::File(run) => files.iter().for_each(|file| run(file, &mut findings)),
            Run::Table(run) => {
                found.rule = rule.id;
                run(&table, &mut found);
            }
        }
    }
    findings.append(&mut found.all);
    findings.sort_by_cached_key(|fault| (fault.row.file.clone(), fault.row.line, fault.column, fault.rule));
    let mut records = 0;
    files.iter().for_each(|file| file.each_record(&mut |_| records += 1));
    Ok(Checked { findings, records })
}
