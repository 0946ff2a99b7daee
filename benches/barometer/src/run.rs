//! The whole run: peers, texts and lists, measurements, and what is made of them.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
use nix::unistd::Pid;

use crate::corpus::{self, Kind};
use crate::engines::list::{self, ENGINES, Entry};
use crate::measure::{self, Setting};
use crate::process::Limits;
use crate::{chart, peers, results, table};

#[derive(Args)]
pub struct RunArgs {
    /// Sizes of the lists of names.
    #[arg(long, value_delimiter = ',', value_parser = size, default_value = "1k,10k,100k,1m")]
    sizes: Vec<usize>,
    /// Texts.
    #[arg(long, value_delimiter = ',', default_value = "english,arabic,mixed,diacritics")]
    texts: Vec<Kind>,
    /// Megabytes of each text.
    #[arg(long, default_value_t = 60)]
    megabytes: usize,
    /// Rounds of every engine in turn.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Engines, all by default.
    #[arg(long, value_delimiter = ',')]
    engines: Vec<String>,
    /// About how long a round of one engine may take; slower engines get a smaller slice of the text.
    #[arg(long, default_value_t = 3.0)]
    round_seconds: f64,
    /// Seconds that building or one round may take before an engine is given up.
    #[arg(long, default_value_t = 120)]
    limit: u64,
    /// Gigabytes that an engine may hold.
    #[arg(long, default_value_t = 8.0)]
    memory: f64,
    /// Seed of texts and lists.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where results.csv, results.txt and chart.svg go.
    #[arg(long, default_value = "barometer-results")]
    out: PathBuf,
    /// Where peers and texts are put and found again; a temporary folder without it.
    #[arg(long)]
    work: Option<PathBuf>,
}

/// The Python programs, so that the barometer needs no folder of its own.
const PARTS_PY: &str = include_str!("../python/parts.py");
const PEERS_PY: &str = include_str!("../python/peers.py");

pub fn run(args: &RunArgs) -> Result<()> {
    let entries = chosen(&args.engines)?;
    fs::create_dir_all(&args.out)?;
    let throw_away = tempfile::tempdir()?;
    let work = args.work.clone().unwrap_or_else(|| throw_away.path().to_owned());
    fs::create_dir_all(&work)?;
    let work = work.canonicalize()?;
    let peers = peers::install(&work, &entries)?;
    let parts = work.join("parts");
    if !parts.join("family.zh").exists() {
        let script = work.join("parts.py");
        fs::write(&script, PARTS_PY)?;
        eprintln!("reading word frequencies and names");
        peers::output(Command::new(&peers.python).arg(script).arg(&parts)).context("python/parts.py")?;
    }
    let peers_py = work.join("peers.py");
    fs::write(&peers_py, PEERS_PY)?;
    pin_to_one_core()?;

    let mut rows = Vec::new();
    let most = args.sizes.iter().copied().max().unwrap_or(0);
    for &kind in &args.texts {
        eprintln!("making {}", kind.name());
        let corpus = corpus::make(&parts, kind, most, args.megabytes * 1_000_000, args.seed)?;
        let text = work.join(format!("{}.txt", kind.name()));
        fs::write(&text, &corpus.text)?;
        for &count in &args.sizes {
            let names = work.join(format!("{}.names", kind.name()));
            let table = work.join(format!("{}.csv", kind.name()));
            write_names(&names, &table, &corpus.names[..count])?;
            let setting = Setting {
                text_name: kind.name(),
                text: text.clone(),
                names,
                table,
                count,
                folder: throw_away.path().to_owned(),
                peers_py: peers_py.clone(),
                peers: &peers,
                rounds: args.rounds,
                round_seconds: args.round_seconds,
                limits: Limits { time: Duration::from_secs(args.limit), memory_kb: (args.memory * 1e6) as u64 },
            };
            let measured = measure::measure(&setting, &entries)?;
            println!("{}", table::table(&measured));
            rows.extend(measured);
            // Written after every list: a run that is broken off has not been for nothing.
            results::write(&args.out.join("results.csv"), &rows)?;
            fs::write(args.out.join("results.txt"), table::all(&rows))?;
            fs::write(args.out.join("chart.svg"), chart::svg(&rows)?)?;
        }
    }
    println!("{}", args.out.display());
    Ok(())
}

/// The engines by name, in the order of the list.
fn chosen(names: &[String]) -> Result<Vec<&'static Entry>> {
    for name in names {
        if list::find(name).is_none() {
            let known: Vec<&str> = ENGINES.iter().map(|entry| entry.name).collect();
            bail!("no engine is called {name}; there are {}", known.join(", "));
        }
    }
    Ok(ENGINES.iter().filter(|entry| names.is_empty() || names.iter().any(|name| name == entry.name)).collect())
}

/// The list as it is, and as a table of canonym's in which every name is an entity of its own.
fn write_names(list: &Path, table: &Path, names: &[String]) -> Result<()> {
    let mut lines = BufWriter::new(File::create(list)?);
    let mut rows = csv::Writer::from_path(table)?;
    rows.write_record(["alias", "entity"])?;
    for name in names {
        writeln!(lines, "{name}")?;
        rows.write_record([name, name])?;
    }
    rows.flush()?;
    Ok(lines.flush()?)
}

/// This process and every child of it: all engines share one core, of which they have one at a time.
fn pin_to_one_core() -> Result<()> {
    let allowed = sched_getaffinity(Pid::this())?;
    let last = (0..CpuSet::count()).rev().find(|&core| allowed.is_set(core) == Ok(true));
    let mut one = CpuSet::new();
    one.set(last.context("no core is allowed")?)?;
    Ok(sched_setaffinity(Pid::this(), &one)?)
}

fn size(text: &str) -> Result<usize> {
    let lower = text.to_lowercase();
    let (digits, factor) = match (lower.strip_suffix('k'), lower.strip_suffix('m')) {
        (Some(digits), _) => (digits, 1_000),
        (_, Some(digits)) => (digits, 1_000_000),
        _ => (lower.as_str(), 1),
    };
    let size = digits.parse::<usize>().context("a size is a number, as 500, 10k or 1m")? * factor;
    ensure!(size > 0, "a list has at least one name");
    Ok(size)
}
