//! `canonym gazetteer diff`: what differs between two tables.

use std::path::{Path, PathBuf};

use canonym::report;
use canonym::{Gazetteer, Layer, TagOptions, Tagger, mention_changes, row_changes};
use clap::ValueEnum;

use crate::cli::exit::Exit;
use crate::cli::output::Output;
use crate::cli::{Global, input, pipeline};

/// Tell what was added, removed and changed between two tables, and which mentions of a corpus change with it. Exit code 1
/// where anything differs.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  canonym gazetteer diff old/ new/
  canonym gazetteer diff old/ new/ --corpus articles/
  canonym gazetteer diff old.canonym new/ --corpus archive.jsonl --format jsonl")]
pub(crate) struct Args {
    /// The old table: a folder, a CSV file, or a compiled table.
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The new table.
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// Tag these texts with both tables and tell the mentions that change: files, folders, JSONL, CSV.
    #[arg(long, value_name = "PATH")]
    corpus: Vec<PathBuf>,
    /// How to write what differs.
    #[arg(long, short, value_enum, default_value = "text", value_name = "FORMAT")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
enum Format {
    /// One line for each change, in words.
    Text,
    /// One JSON object a line.
    Jsonl,
}

pub(crate) fn run(args: Args, global: &Global) -> anyhow::Result<Exit> {
    let [old, new] = [load(&args.old)?, load(&args.new)?];
    let mut out = Output::open(None)?;
    let changes = row_changes(&old, &new);
    let write = if args.format == Format::Text { report::write_row_changes } else { report::write_row_changes_json };
    write(&changes, &mut out)?;
    if !args.corpus.is_empty() {
        let options = TagOptions { threads: global.threads(), ..TagOptions::default() };
        let [old, new] = [old, new].map(|table| Tagger::with_options(table, options.clone()));
        let input = input::InputArgs::of_paths(args.corpus);
        let write = match args.format {
            Format::Text => report::write_mention_changes,
            Format::Jsonl => report::write_mention_changes_json,
        };
        pipeline::run(&input, global, &mut out, |document, _| {
            let changes = mention_changes(&old, &new, &document.text);
            let mut bytes = Vec::new();
            write(&document.name, &document.text, &changes, &mut bytes)?;
            Ok(bytes)
        })?;
    }
    out.close()?;
    Ok(if changes.is_empty() { Exit::Fine } else { Exit::NotFound })
}

/// A table by itself, or over the bundled one where it names what is there.
fn load(path: &Path) -> anyhow::Result<Gazetteer> {
    let layer = Layer::read(path)?;
    let build = if layer.stands_alone() { Gazetteer::from_layers } else { Gazetteer::over_bundled };
    Ok(build(&[layer])?)
}
