//! The inner stages for people: folded text, raw hits, candidates, and why a mention means what it means.

use std::io::{self, Write};

use crate::error::quote;
use crate::fold::fold_name;
use crate::mention::{Mention, Status};
use crate::span::LineIndex;
use crate::tagger::Trace;

/// The folded text.
pub fn write_folded(trace: &Trace, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", trace.folded.text())
}

/// The raw matches: bytes of the text, pattern, and what the text has there.
pub fn write_hits(trace: &Trace, out: &mut dyn Write) -> io::Result<()> {
    for (hit, pattern) in &trace.hits {
        let surface = quote(hit.span.of(trace.folded.original()));
        writeln!(out, "{}..{}\t{pattern}\t{surface}", hit.span.start, hit.span.end)?;
    }
    Ok(())
}

/// Every place that may be a name, chosen or not, with all its candidates.
pub fn write_candidates(trace: &Trace, out: &mut dyn Write) -> io::Result<()> {
    let text = trace.folded.original();
    let index = LineIndex::new(text);
    for mention in &trace.candidates {
        let (line, column) = index.line_column(mention.span.start);
        writeln!(out, "{line}:{column} {}", quote(mention.span.of(text)))?;
        write_explanation(mention, text, out)?;
    }
    Ok(())
}

/// The chain from surface to decision.
pub(super) fn write_explanation(mention: &Mention, text: &str, out: &mut dyn Write) -> io::Result<()> {
    const INDENT: &str = "         ";
    writeln!(out, "{INDENT}fold       {}", fold_name(mention.span.of(text)))?;
    for candidate in &mention.candidates {
        let alias = candidate.alias;
        writeln!(out, "{INDENT}candidate  {} {:.2}", candidate.entity().id(), candidate.score)?;
        writeln!(out, "{INDENT}  alias    {} ({}) at {}", quote(alias.surface()), alias.form().word(), alias.row())?;
        for evidence in &candidate.evidence {
            let row = evidence.reason.row().map(|row| format!(" at {row}")).unwrap_or_default();
            writeln!(out, "{INDENT}  {:+.1}     {}{row}", evidence.weight, evidence.reason.code())?;
        }
    }
    let decision = match mention.status {
        Status::Sure => format!("sure: {}", mention.best().entity().id()),
        Status::Ambiguous => "ambiguous: the best two are about equally likely".to_owned(),
        Status::Nil => "nil: no candidate is likely enough".to_owned(),
    };
    writeln!(out, "{INDENT}decision   {decision}")
}
