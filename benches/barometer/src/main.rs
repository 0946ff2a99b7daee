//! The barometer: canonym and other ways to find names, on the same texts with the same names, side by side.

mod agree;
mod boundary;
mod chart;
mod child;
mod corpus;
mod documents;
mod engines;
mod measure;
mod peers;
mod process;
mod results;
mod run;
mod runner;
mod table;
mod wire;

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Measures canonym's speed against that of other ways to find a list of names in text.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install the peers, make texts and lists, measure, and write table, CSV and chart.
    Run(run::RunArgs),
    /// Draw the chart of a results.csv.
    Chart {
        results: PathBuf,
        #[arg(short, long, default_value = "chart.svg")]
        output: PathBuf,
    },
    /// Print the tables of a results.csv.
    Table { results: PathBuf },
    /// One engine, as `run` starts it.
    #[command(hide = true)]
    Child(child::ChildArgs),
}

fn main() -> Result<()> {
    match Arguments::parse().command {
        Command::Run(args) => run::run(&args),
        Command::Chart { results, output } => Ok(fs::write(output, chart::svg(&results::read(&results)?)?)?),
        Command::Table { results } => {
            print!("{}", table::all(&results::read(&results)?));
            Ok(())
        }
        Command::Child(args) => child::serve(args),
    }
}
