//! `canonym tag`: find names in text.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use canonym::report::{self, Format, Offsets, Report, Style, TaggedDocument};
use canonym::{OffsetUnit, TagOptions, Tagger};
use clap::{ColorChoice, ValueEnum};

use super::exit::Exit;
use super::input::{self, Document};
use super::output::Output;
use super::{Global, pipeline, table, words};

/// Find names in text and say which entity each one is.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  canonym tag story.txt
  canonym tag --format html --output story.html story.txt
  zcat archive.jsonl.gz | canonym tag --text-field body --format jsonl - > mentions.jsonl")]
pub(crate) struct Args {
    #[command(flatten)]
    input: input::InputArgs,
    #[command(flatten)]
    table: table::TableArgs,
    /// How to write the mentions.
    #[arg(long, short, value_parser = words::one_of(Format::ALL, Format::word), default_value = "text", value_name = "FORMAT", help_heading = "Output")]
    format: Format,
    /// Write to a file, or for brat to a folder, instead of standard output.
    #[arg(long, short, value_name = "PATH", help_heading = "Output")]
    output: Option<PathBuf>,
    /// What offsets count: UTF-8 bytes, code points, UTF-16 units, or all three.
    #[arg(long, value_enum, default_value = "char", value_name = "UNIT", help_heading = "Output")]
    offsets: OffsetArg,
    /// Show how each mention was found and why it means what it means.
    #[arg(long, help_heading = "Output")]
    explain: bool,
    /// Show an inner stage instead of mentions.
    #[arg(long, value_enum, value_name = "STAGE", conflicts_with_all = ["format", "explain"], help_heading = "Output")]
    show: Option<Stage>,
    /// Only this kind and the kinds below it, such as person or place; repeatable.
    #[arg(long, value_name = "KIND", help_heading = "Mentions")]
    kind: Vec<String>,
    /// Also mentions inside and across others.
    #[arg(long, help_heading = "Mentions")]
    overlapping: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum OffsetArg {
    Byte,
    Char,
    Utf16,
    All,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Stage {
    /// The text as the matcher sees it.
    Folded,
    /// Every raw match.
    Hits,
    /// Every place that may be a name, with all its candidates.
    Candidates,
}

pub(crate) fn run(args: Args, global: &Global) -> anyhow::Result<Exit> {
    let options = TagOptions {
        overlapping: args.overlapping,
        kinds: args.kind.clone(),
        threads: global.threads(),
        ..TagOptions::default()
    };
    let tagger = args.table.tagger(options)?;
    let gazetteer = tagger.gazetteer();
    if let Some(unknown) = args.kind.iter().find(|kind| gazetteer.kind(kind).is_none()) {
        let known: Vec<&str> = gazetteer.kinds().map(|kind| kind.name).collect();
        bail!("unknown kind {unknown:?}; kinds are {}", known.join(", "));
    }
    if let Some(stage) = args.show {
        let mut out = Output::open(args.output.as_deref())?;
        pipeline::run(&args.input, global, &mut out, |document, _| show(stage, &tagger, document))?;
        return out.close().map(|()| Exit::Fine);
    }
    let report = report::in_format(args.format, style(&args, global), gazetteer);
    match (&args.output, args.format) {
        (Some(folder), Format::Brat) => write_brat(&args.input, global, &tagger, &*report, folder)?,
        _ => {
            let one_only = args.format == Format::Brat;
            let mut out = Output::open(args.output.as_deref())?;
            report.head(&mut out)?;
            pipeline::run(&args.input, global, &mut out, |document, number| {
                if one_only && number > 0 {
                    bail!("brat annotations of several documents do not fit one stream; name a folder with --output");
                }
                written(&tagger, &*report, document, number)
            })?;
            report.foot(&mut out)?;
            out.close()?;
        }
    }
    Ok(Exit::Fine)
}

fn written(tagger: &Tagger, report: &dyn Report, document: &Document, number: usize) -> anyhow::Result<Vec<u8>> {
    let mentions = tagger.tag(&document.text);
    let tagged = TaggedDocument { name: &document.name, text: &document.text, mentions: &mentions };
    let mut bytes = Vec::new();
    report.document(&tagged, number, &mut bytes)?;
    Ok(bytes)
}

/// A `.txt` and an `.ann` file for each document.
fn write_brat(
    input: &input::InputArgs,
    global: &Global,
    tagger: &Tagger,
    report: &dyn Report,
    folder: &Path,
) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    pipeline::run(input, global, &mut std::io::sink(), |document, number| {
        // The number keeps names apart that have the same stem.
        let stem = Path::new(&document.name).file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
        let stem: String = stem.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let name = format!("{:05}-{}", number + 1, stem.trim_matches('-'));
        let text_path = folder.join(format!("{name}.txt"));
        if text_path.exists() {
            bail!("{} is there already; choose an empty folder", text_path.display());
        }
        let files = [
            (text_path, document.text.as_bytes().to_vec()),
            (folder.join(format!("{name}.ann")), written(tagger, report, document, 0)?),
        ];
        for (path, bytes) in files {
            let mut file = Output::open(Some(&path))?;
            file.write_all(&bytes)?;
            file.close()?;
        }
        Ok(Vec::new())
    })
}

fn show(stage: Stage, tagger: &Tagger, document: &Document) -> anyhow::Result<Vec<u8>> {
    let trace = tagger.trace(&document.text);
    let mut bytes = Vec::new();
    match stage {
        Stage::Folded => report::write_folded(&trace, &mut bytes)?,
        Stage::Hits => report::write_hits(&trace, &mut bytes)?,
        Stage::Candidates => report::write_candidates(&trace, &mut bytes)?,
    }
    Ok(bytes)
}

fn style(args: &Args, global: &Global) -> Style {
    let color = match global.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            args.output.is_none() && anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
        }
    };
    let width = terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0));
    Style { offsets: args.offsets.into(), explain: args.explain, color, width }
}

impl From<OffsetArg> for Offsets {
    fn from(offsets: OffsetArg) -> Offsets {
        match offsets {
            OffsetArg::Byte => Offsets::One(OffsetUnit::Byte),
            OffsetArg::Char => Offsets::One(OffsetUnit::Char),
            OffsetArg::Utf16 => Offsets::One(OffsetUnit::Utf16),
            OffsetArg::All => Offsets::All,
        }
    }
}
