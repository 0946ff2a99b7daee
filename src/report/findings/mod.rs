//! Findings of a check to bytes, one format per file.

mod github;
mod json;
mod sarif;
mod text;

use std::io::{self, Write};

use crate::check::{Severity, table_rule};
use crate::error::Fault;
use crate::vocabulary::vocabulary;

pub use text::write_rules;

vocabulary! {
    /// How findings are written.
    FindingFormat {
        /// One a line, for people.
        Text = "text",
        /// One JSON array.
        Json = "json",
        /// Commands that GitHub shows beside the changed lines.
        Github = "github",
        /// SARIF 2.1.0, for code scanning and editors.
        Sarif = "sarif",
    }
}

/// Writes findings in the order given.
pub fn write_findings(format: FindingFormat, findings: &[Fault], out: &mut dyn Write) -> io::Result<()> {
    match format {
        FindingFormat::Text => text::write(findings, out),
        FindingFormat::Json => json::write(findings, out),
        FindingFormat::Github => github::write(findings, out),
        FindingFormat::Sarif => sarif::write(findings, out),
    }
}

/// What is known of the rule of a finding: a word for it, and how bad it is.
fn rule_of(finding: &Fault) -> (&'static str, Severity) {
    table_rule(finding.rule).map_or(("", Severity::Error), |rule| (rule.name, rule.severity))
}
