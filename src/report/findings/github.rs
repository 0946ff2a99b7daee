//! Findings as GitHub's workflow commands
//! (<https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>).

use std::io::{self, Write};

use crate::error::Fault;

use super::rule_of;

pub(super) fn write(findings: &[Fault], out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        let (name, severity) = rule_of(finding);
        let Fault { rule, row, column, problem, advice } = finding;
        let (level, file, line) = (severity.word(), property(&row.file), row.line);
        let message = message(&format!("{problem}; {advice}"));
        writeln!(out, "::{level} file={file},line={line},col={column},title={rule} {name}::{message}")?;
    }
    Ok(())
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
