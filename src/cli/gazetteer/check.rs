//! `canonym gazetteer check`: what is wrong with a table.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use canonym::report::{self, FindingFormat};
use canonym::{FixedFile, Layer, TABLE_RULES, check_table, fixed_table};

use crate::cli::exit::{Exit, say};
use crate::cli::output::Output;
use crate::cli::{Global, words};

/// Tell what is wrong with a table: all of it in one run, each on its line, with what to do. Exit code 1 where anything
/// is.
///
/// A folder that brings its own kinds.csv stands alone; any other, and a single file, is laid over the bundled table,
/// whose entities it may name.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  canonym gazetteer check my-names/
  canonym gazetteer check --fix my-names/
  canonym gazetteer check --format sarif my-names/ > findings.sarif
  canonym gazetteer check --rules")]
pub(crate) struct Args {
    /// A folder of tables, or one table file.
    #[arg(default_value = "gazetteer", value_name = "DIR")]
    table: PathBuf,
    /// How to write what is found.
    #[arg(long, short, value_parser = words::one_of(FindingFormat::ALL, FindingFormat::word), default_value = "text",
        value_name = "FORMAT")]
    format: FindingFormat,
    /// Sort the files, and put spaces, line ends and composed letters right; then check. A file with rows that cannot be
    /// read stays as it is.
    #[arg(long)]
    fix: bool,
    /// List every rule with what holds and what to do, and check nothing.
    #[arg(long)]
    rules: bool,
}

pub(crate) fn run(args: Args, global: &Global) -> anyhow::Result<Exit> {
    let mut out = Output::open(None)?;
    if args.rules {
        report::write_rules(TABLE_RULES, &mut out)?;
        out.close()?;
        return Ok(Exit::Fine);
    }
    if !args.table.exists() {
        bail!("{} is not there; name the folder of a table", args.table.display());
    }
    if args.fix {
        fix(&args.table, global)?;
    }
    let checked = check_table(&args.table)?;
    report::write_findings(args.format, &checked.findings, &mut out)?;
    out.close()?;
    let (found, records) = (checked.findings.len(), checked.records);
    if !global.quiet {
        say(&format!("{found} finding{} in {records} rows", if found == 1 { "" } else { "s" }));
    }
    Ok(if found == 0 { Exit::Fine } else { Exit::NotFound })
}

fn fix(table: &Path, global: &Global) -> anyhow::Result<()> {
    let Ok(layer) = Layer::read(table) else { return Ok(()) }; // the check tells why
    for FixedFile { name, before, after } in fixed_table(&layer) {
        let mut out = Output::open(Some(Path::new(&name)))?;
        out.write_all(after.as_bytes())?;
        if std::fs::read(&name)? != before.as_bytes() {
            bail!("{name} has changed while it was read; nothing was written, run this again");
        }
        out.close()?;
        if !global.quiet {
            say(&format!("fixed {name}"));
        }
    }
    Ok(())
}
