//! The child process of an engine: builds once, then answers requests until its input ends.

use std::fs::{self, File};
use std::io::{BufRead, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;
use clap::Args;
use nix::sys::resource::{UsageWho, getrusage};

use crate::documents::Documents;
use crate::engines::{self, Engine, Inputs};
use crate::wire::{Answer, Request};

/// What the barometer tells its child on the command line.
#[derive(Args)]
pub struct ChildArgs {
    #[arg(long)]
    engine: String,
    #[arg(long)]
    names: PathBuf,
    #[arg(long)]
    table: PathBuf,
    #[arg(long)]
    text: PathBuf,
    #[arg(long)]
    folder: PathBuf,
    #[arg(long)]
    tool: Option<PathBuf>,
}

pub fn serve(args: ChildArgs) -> Result<()> {
    let inputs = Inputs { names: args.names, table: args.table, tool: args.tool, folder: args.folder };
    let started = Instant::now();
    let mut engine = match engines::build(&args.engine, &inputs) {
        Ok(engine) => engine,
        Err(error) => return say(&Answer::Failed { reason: format!("{error:#}") }),
    };
    say(&Answer::Ready { build_seconds: started.elapsed().as_secs_f64(), peak_kb: peak_kb() })?;
    let mut documents = Documents::default();
    let mut scratch = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let request = serde_json::from_str(&line?)?;
        let answer = answer(&mut *engine, &mut documents, &mut scratch, &args.text, request);
        say(&answer.unwrap_or_else(|error| Answer::Failed { reason: format!("{error:#}") }))?;
    }
    Ok(())
}

fn answer(
    engine: &mut dyn Engine,
    documents: &mut Documents,
    scratch: &mut Vec<std::ops::Range<usize>>,
    text: &Path,
    request: Request,
) -> Result<Answer> {
    match request {
        Request::Slice { bytes } => {
            *documents = Documents::default();
            *documents = Documents::read(text, bytes)?;
            engine.prepare(documents)?;
            Ok(Answer::Sliced { bytes: documents.text().len() })
        }
        Request::Round => {
            let started = Instant::now();
            let hits = engine.hits(documents, scratch)?;
            let seconds = started.elapsed().saturating_sub(engine.start_up()).as_secs_f64();
            Ok(Answer::Round { seconds, hits, peak_kb: peak_kb() })
        }
        Request::Spans { path } => {
            scratch.clear();
            engine.spans(documents, scratch)?;
            let mut file = BufWriter::new(File::create(path)?);
            for span in scratch.iter() {
                writeln!(file, "{} {}", span.start, span.end)?;
            }
            file.flush()?;
            Ok(Answer::Spans { hits: scratch.len() })
        }
    }
}

fn say(answer: &Answer) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", serde_json::to_string(answer)?)?;
    Ok(out.flush()?)
}

/// The most memory this process, or a program it started, has held.
fn peak_kb() -> u64 {
    let own = fs::read_to_string("/proc/self/status").ok().and_then(|status| high_water_mark(&status)).unwrap_or(0);
    let programs = getrusage(UsageWho::RUSAGE_CHILDREN).map_or(0, |usage| usage.max_rss());
    own.max(u64::try_from(programs).unwrap_or(0))
}

/// `VmHWM` in a process's status file.
pub fn high_water_mark(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
