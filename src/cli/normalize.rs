//! `canonym normalize --text`: text with every name in its canonical form.

use std::path::PathBuf;

use canonym::TagOptions;
use serde_json::json;

use super::exit::Exit;
use super::output::Output;
use super::{Global, input, pipeline, table};

/// Write text with every name in its canonical form.
///
/// Demonyms and metonyms stay as they are, possessives are kept, `al-` is small inside a sentence. Doing it twice
/// changes nothing more. Records of JSONL and CSV come out as JSON lines with `doc` and `text`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The input is running text.
    #[arg(long, required = true)]
    text: bool,
    #[command(flatten)]
    input: input::InputArgs,
    #[command(flatten)]
    table: table::TableArgs,
    /// Write to a file instead of standard output.
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
}

pub(crate) fn run(args: Args, global: &Global) -> anyhow::Result<Exit> {
    let tagger = args.table.tagger(TagOptions { threads: global.threads(), ..TagOptions::default() })?;
    let mut out = Output::open(args.output.as_deref())?;
    pipeline::run(&args.input, global, &mut out, |document, _| {
        let text = canonym::normalize(&tagger, &document.text);
        if !document.is_record {
            return Ok(text.into_bytes());
        }
        let mut line = serde_json::to_vec(&json!({ "doc": document.name, "text": text }))?;
        line.push(b'\n');
        Ok(line)
    })?;
    out.close()?;
    Ok(Exit::Fine)
}
