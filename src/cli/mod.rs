//! The command line: one command per file. Uses public names of the library only.

mod compile;
mod completions;
mod eval;
mod exit;
mod gazetteer;
mod input;
mod lookup;
mod man;
mod normalize;
mod output;
mod pipeline;
mod queue;
mod table;
mod tag;
mod words;

use std::process::ExitCode;

use clap::{ColorChoice, Parser, Subcommand};

use exit::Exit;

/// Find the names of people, groups, bases and places in text, however they are spelled, and say which entity each is.
#[derive(Parser)]
#[command(name = "canonym", version, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Options of every command.
#[derive(clap::Args)]
pub(crate) struct Global {
    /// Threads to use; 0 means one for each core.
    #[arg(long, short, global = true, default_value_t = 0, value_name = "N", value_parser = jobs)]
    jobs: usize,
    /// Say nothing but errors on standard error.
    #[arg(long, short, global = true)]
    quiet: bool,
    /// When to use colours; NO_COLOR is honoured.
    #[arg(long, global = true, default_value = "auto", value_name = "WHEN")]
    color: ColorChoice,
}

impl Global {
    /// How many threads may work on one long text.
    pub(crate) fn threads(&self) -> usize {
        if self.jobs == 0 { std::thread::available_parallelism().map_or(1, usize::from) } else { self.jobs }
    }
}

fn jobs(number: &str) -> Result<usize, String> {
    const MOST: usize = 512;
    number.parse().ok().filter(|&jobs| jobs <= MOST).ok_or_else(|| format!("write a number from 0 to {MOST}"))
}

#[derive(Subcommand)]
enum Command {
    /// Find names in text and say which entity each one is.
    Tag(tag::Args),
    /// Write text with every name in its canonical form.
    Normalize(normalize::Args),
    /// Show what a name means, and everything the table says of it.
    Lookup(lookup::Args),
    /// Compare with texts that people marked: precision, recall, F1 and every error.
    Eval(eval::Args),
    /// Work on a table: check it, compare it with another, count what it holds.
    Gazetteer(gazetteer::Args),
    /// Compile tables into one file that needs no load step.
    Compile(compile::Args),
    /// Print shell completions.
    Completions(completions::Args),
    /// Print the manual page.
    Man(man::Args),
}

pub(crate) fn main() -> ExitCode {
    exit::report_bugs();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(help_or_error) => {
            let failed = help_or_error.use_stderr();
            // Nothing can be done about a closed terminal.
            drop(help_or_error.print());
            return if failed { Exit::CouldNotRun.into() } else { Exit::Fine.into() };
        }
    };
    let result = match cli.command {
        Command::Tag(args) => tag::run(args, &cli.global),
        Command::Normalize(args) => normalize::run(args, &cli.global),
        Command::Lookup(args) => lookup::run(args, &cli.global),
        Command::Eval(args) => eval::run(args, &cli.global),
        Command::Gazetteer(args) => gazetteer::run(args, &cli.global),
        Command::Compile(args) => compile::run(args, &cli.global),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    };
    exit::code(result)
}
