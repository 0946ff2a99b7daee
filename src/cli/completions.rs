//! `canonym completions`: completions for a shell.

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use super::exit::Exit;
use super::output::Output;

/// Print shell completions.
#[derive(clap::Args)]
pub(crate) struct Args {
    shell: Shell,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::Cli::command(), "canonym", &mut script);
    let mut out = Output::open(None)?;
    out.write_all(&script)?;
    out.close()?;
    Ok(Exit::Fine)
}
