//! `canonym compile`: a table as one file that needs no load step.

use std::path::{Path, PathBuf};

use anyhow::bail;
use canonym::{Gazetteer, Layer};

use super::Global;
use super::exit::{Exit, say};
use super::output::Output;

/// Compile tables into one file that needs no load step and is shared by all processes that use it.
///
/// `--gazetteer` takes the file wherever it takes a folder. It is refused where it is damaged, of another version, or
/// older than the tables it was made of, as long as these lie where they lay.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  canonym compile my-names/ -o my-names.canonym
  canonym tag --no-bundled --gazetteer my-names.canonym story.txt
  canonym compile --bundled my-names/ -o all.canonym
  canonym tag --gazetteer all.canonym story.txt
  canonym compile --check my-names/ -o my-names.canonym")]
pub(crate) struct Args {
    /// Folders of tables or CSV files; later ones are laid over earlier ones.
    #[arg(required = true, value_name = "DIR")]
    tables: Vec<PathBuf>,
    /// The file to write.
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Put the bundled table under them. Without it the file is laid over the bundled table where it is used, which
    /// then takes as long as reading the tables.
    #[arg(long)]
    bundled: bool,
    /// Write nothing; exit code 1 where the file is not what would be written.
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(args: Args, global: &Global) -> anyhow::Result<Exit> {
    if args.check {
        return check(&args, global);
    }
    let gazetteer = build(&args)?;
    if args.output.is_dir() {
        bail!("{} is a folder; name a file", args.output.display());
    }
    let mut out = Output::open(Some(&args.output))?;
    gazetteer.write_compiled(&mut out)?;
    out.close()?;
    if !global.quiet {
        let (entities, aliases) = (gazetteer.entities().len(), gazetteer.aliases().len());
        say(&format!("{}: {entities} entities, {aliases} aliases", args.output.display()));
    }
    Ok(Exit::Fine)
}

fn build(args: &Args) -> anyhow::Result<Gazetteer> {
    let layers = args.tables.iter().map(|path| Ok(Layer::read(path)?)).collect::<anyhow::Result<Vec<Layer>>>()?;
    let build = if args.bundled { Gazetteer::over_bundled } else { Gazetteer::from_layers };
    Ok(build(&layers)?)
}

fn check(args: &Args, global: &Global) -> anyhow::Result<Exit> {
    let differs = |reason: &str| {
        if !global.quiet {
            say(&format!("{}: {reason}; compile it again without --check", args.output.display()));
        }
        Ok(Exit::NotFound)
    };
    let layer = match Layer::read(Path::new(&args.output)) {
        Ok(layer) => layer,
        Err(error) => {
            say(&error.to_string());
            return Ok(Exit::NotFound);
        }
    };
    if layer.holds_bundled() != args.bundled {
        return differs(if args.bundled { "it does not hold the bundled table" } else { "it holds the bundled table" });
    }
    let compiled = if args.bundled { Gazetteer::over_bundled(&[layer]) } else { Gazetteer::from_layers(&[layer]) };
    if compiled?.source_hash() != build(args)?.source_hash() {
        return differs("it was made of other rows");
    }
    if !global.quiet {
        say(&format!("{} is up to date", args.output.display()));
    }
    Ok(Exit::Fine)
}
