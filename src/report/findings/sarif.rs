//! Findings as SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/>).

use std::io::{self, Write};

use serde_json::json;

use crate::check::TABLE_RULES;
use crate::error::Fault;

use super::rule_of;

pub(super) fn write(findings: &[Fault], out: &mut dyn Write) -> io::Result<()> {
    let rules: Vec<_> = TABLE_RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id, "name": rule.name,
                "shortDescription": { "text": rule.holds },
                "help": { "text": rule.advice },
                "defaultConfiguration": { "level": rule.severity.word() },
            })
        })
        .collect();
    let results: Vec<_> = findings
        .iter()
        .map(|finding| {
            let place = json!({
                "artifactLocation": { "uri": uri(&finding.row.file) },
                "region": { "startLine": finding.row.line, "startColumn": finding.column },
            });
            json!({
                "ruleId": finding.rule, "level": rule_of(finding).1.word(),
                "message": { "text": format!("{}; {}", finding.problem, finding.advice) },
                "locations": [{ "physicalLocation": place }],
            })
        })
        .collect();
    let driver = json!({ "name": "canonym", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let run = json!({
        "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results,
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

/// A path as a relative reference: what is special in addresses is escaped.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    path.bytes().map(|byte| if is_plain(byte) { (byte as char).to_string() } else { format!("%{byte:02X}") }).collect()
}
