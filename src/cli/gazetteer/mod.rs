//! `canonym gazetteer`: what curators of a table ask.

mod check;
mod diff;
mod stats;

use clap::Subcommand;

use super::Global;
use super::exit::Exit;

/// Work on a table: check it, compare it with another, count what it holds.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Tell what is wrong with a table, each row on its line.
    Check(check::Args),
    /// Tell what differs between two tables, and which mentions change with it.
    Diff(diff::Args),
    /// Count what a table holds.
    Stats(stats::Args),
}

pub(crate) fn run(args: Args, global: &Global) -> anyhow::Result<Exit> {
    match args.command {
        Command::Check(args) => check::run(args, global),
        Command::Diff(args) => diff::run(args, global),
        Command::Stats(args) => stats::run(args, global),
    }
}
