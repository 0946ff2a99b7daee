//! `canonym eval`: hold the tagger against texts that people marked.

use std::path::PathBuf;

use anyhow::bail;
use canonym::{TagOptions, report};
use clap::ValueEnum;

use super::exit::{Exit, say};
use super::output::Output;
use super::{Global, table};

/// Compare with texts that people marked: precision, recall, F1 and every error.
///
/// A found mention is right when its entity is right and its span is (strict; a leading article and a possessive do not
/// matter) or touches it (overlap). Ambiguous mentions count as not found.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Marked texts: a JSON Lines file, a brat .ann file or a folder of them, or a CoNLL file.
    gold: PathBuf,
    /// The folder of the texts, where they are not beside the marks.
    #[arg(long, value_name = "DIR")]
    text_dir: Option<PathBuf>,
    /// Forms, in the words of the gold, that count neither for nor against in the first table; repeatable.
    #[arg(long, value_name = "FORM", default_value = "demonym")]
    leave_out: Vec<String>,
    #[command(flatten)]
    table: table::TableArgs,
    /// How to write the scores.
    #[arg(long, short, value_enum, default_value = "text", value_name = "FORMAT")]
    format: ScoreFormat,
    /// Do not list the errors.
    #[arg(long)]
    no_errors: bool,
    /// Exit code 1 where the first strict F1 is lower.
    #[arg(long, value_name = "F1")]
    min_f1: Option<f64>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ScoreFormat {
    /// Tables for people.
    Text,
    /// One JSON object.
    Json,
}

pub(crate) fn run(args: Args, _global: &Global) -> anyhow::Result<Exit> {
    let tagger = args.table.tagger(TagOptions::default())?;
    let gold = canonym::read_gold(&args.gold, args.text_dir.as_deref())?;
    if gold.is_empty() {
        bail!("{} holds no document", args.gold.display());
    }
    let left_out: Vec<&str> = args.leave_out.iter().map(String::as_str).collect();
    let name = format!("without {}", left_out.join(", "));
    let some = canonym::evaluate(&tagger, &gold, &left_out);
    let all = canonym::evaluate(&tagger, &gold, &[]);
    let mut out = Output::open(None)?;
    let views = [(name.as_str(), &some), ("all forms", &all)];
    match args.format {
        ScoreFormat::Text => report::write_scores(&gold, &views, !args.no_errors, &mut out)?,
        ScoreFormat::Json => report::write_scores_json(&gold, &views, &mut out)?,
    }
    out.close()?;
    if let Some(least) = args.min_f1.filter(|&least| some.strict.f1() < least) {
        say(&format!("strict F1 {:.4} is below {least}", some.strict.f1()));
        return Ok(Exit::NotFound);
    }
    Ok(Exit::Fine)
}
