//! Findings and rules for people.

use std::io::{self, Write};

use crate::check::Rule;
use crate::error::Fault;

use super::rule_of;

pub(super) fn write(findings: &[Fault], out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        let (name, severity) = rule_of(finding);
        let Fault { rule, row, column, problem, advice } = finding;
        writeln!(out, "{row}:{column}: {}: {problem}; {advice} [{rule} {name}]", severity.word())?;
    }
    Ok(())
}

/// Every rule with what holds and what to do.
pub fn write_rules(rules: &[&Rule], out: &mut dyn Write) -> io::Result<()> {
    for rule in rules {
        writeln!(out, "{} {} ({})", rule.id, rule.name, rule.severity.word())?;
        writeln!(out, "  {}", rule.holds)?;
        writeln!(out, "  {}", rule.advice)?;
    }
    Ok(())
}
