//! `canonym man`: the manual page, for all commands or for one.

use anyhow::Context;
use clap::CommandFactory;

use super::exit::Exit;
use super::output::Output;

/// Print the manual page.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Of this command; without it, of the program.
    command: Option<String>,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Exit> {
    let mut program = super::Cli::command();
    program.build();
    let page = match &args.command {
        None => program,
        Some(name) => program
            .find_subcommand(name)
            .cloned()
            .with_context(|| format!("no command {name:?}; `canonym --help` lists them"))?,
    };
    let mut out = Output::open(None)?;
    clap_mangen::Man::new(page).render(&mut out)?;
    out.close()?;
    Ok(Exit::Fine)
}
