//! `canonym lookup`: what a name means.

use std::io::Write;

use canonym::{TagOptions, report};
use clap::ValueEnum;

use super::exit::{Exit, say};
use super::output::Output;
use super::{Global, table};

/// Show what a name means, and everything the table says of it. Exit code 1 where it means nothing.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A name in any spelling, or the id of an entity.
    name: String,
    #[command(flatten)]
    table: table::TableArgs,
    /// How to write the cards.
    #[arg(long, short, value_enum, default_value = "text", value_name = "FORMAT")]
    format: CardFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CardFormat {
    /// Cards for people.
    Text,
    /// One JSON array.
    Json,
}

pub(crate) fn run(args: Args, global: &Global) -> anyhow::Result<Exit> {
    let tagger = args.table.tagger(TagOptions::default())?;
    let gazetteer = tagger.gazetteer();
    let meanings = canonym::lookup(&tagger, &args.name);
    let mut out = Output::open(None)?;
    match args.format {
        CardFormat::Text => report::write_cards(&args.name, &meanings, gazetteer, &mut out)?,
        CardFormat::Json => report::write_cards_json(&args.name, &meanings, gazetteer, &mut out)?,
    }
    out.flush()?;
    if !meanings.is_empty() {
        return Ok(Exit::Fine);
    }
    if !global.quiet {
        say(&format!("{:?} is in no table", args.name));
        for near in canonym::near_names(&tagger, &args.name, 3) {
            say(&format!("  like it: {:?}, {} ({})", near.alias.surface(), near.entity.name(), near.entity.id()));
        }
    }
    Ok(Exit::NotFound)
}
