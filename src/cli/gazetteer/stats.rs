//! `canonym gazetteer stats`: what a table holds, counted.

use std::path::PathBuf;

use canonym::{TagOptions, report, statistics};
use clap::ValueEnum;

use crate::cli::exit::Exit;
use crate::cli::output::Output;
use crate::cli::{Global, table};

/// Count what a table holds: entities and aliases by kind, language, script, source, form and use.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  canonym gazetteer stats -o docs/table.md
  canonym gazetteer stats --no-bundled --gazetteer my-names/ --format json")]
pub(crate) struct Args {
    #[command(flatten)]
    table: table::TableArgs,
    /// How to write the counts.
    #[arg(long, short, value_enum, default_value = "markdown", value_name = "FORMAT")]
    format: Format,
    /// Write to a file instead of standard output.
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A page for people.
    Markdown,
    /// One JSON object.
    Json,
}

pub(crate) fn run(args: Args, _: &Global) -> anyhow::Result<Exit> {
    let tagger = args.table.tagger(TagOptions::default())?;
    let counted = statistics(tagger.gazetteer());
    let mut out = Output::open(args.output.as_deref())?;
    match args.format {
        Format::Markdown => report::write_statistics(&counted, &mut out)?,
        Format::Json => report::write_statistics_json(&counted, &mut out)?,
    }
    out.close()?;
    Ok(Exit::Fine)
}
