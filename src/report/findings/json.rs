//! Findings as one JSON array; columns count code points from 1.

use std::io::{self, Write};

use serde::Serialize;

use crate::error::Fault;

use super::rule_of;

#[derive(Serialize)]
struct Record<'a> {
    rule: &'a str,
    name: &'a str,
    severity: &'a str,
    file: &'a str,
    line: u64,
    column: usize,
    problem: &'a str,
    advice: &'a str,
}

pub(super) fn write(findings: &[Fault], out: &mut dyn Write) -> io::Result<()> {
    let records = findings.iter().map(|finding| {
        let (name, severity) = rule_of(finding);
        Record {
            rule: finding.rule,
            name,
            severity: severity.word(),
            file: &finding.row.file,
            line: finding.row.line,
            column: finding.column,
            problem: &finding.problem,
            advice: &finding.advice,
        }
    });
    serde_json::to_writer_pretty(&mut *out, &records.collect::<Vec<_>>())?;
    writeln!(out)
}
