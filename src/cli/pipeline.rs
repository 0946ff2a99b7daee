//! Many documents through one piece of work: read by one thread, worked on by all, written in the order of the input,
//! and never more than a few batches in memory.

use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use super::Global;
use super::exit::say;
use super::input::{self, Document, InputError, OnError, Raw};
use super::queue::Queue;

/// Progress is shown when work lasts longer than this.
const PATIENCE: Duration = Duration::from_millis(800);

/// Does `work` on every document (with its number from 0) and writes what it returns.
pub(crate) fn run(
    input: &input::InputArgs,
    global: &Global,
    out: &mut dyn Write,
    work: impl Fn(&Document, usize) -> anyhow::Result<Vec<u8>> + Sync,
) -> anyhow::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(global.jobs).build()?;
    let mut progress = Progress::new(input, global);
    let (mut number, mut skipped) = (0, 0);
    let queue = Queue::new();
    read(input.documents()?, queue.clone());
    loop {
        let batch = queue.take();
        if batch.is_empty() {
            break;
        }
        let mut failed = None;
        let mut ready: Vec<Document> = Vec::with_capacity(batch.len());
        let taken_apart: Vec<Result<Document, InputError>> =
            pool.install(|| batch.into_par_iter().map(|raw| raw.and_then(Raw::read)).collect());
        for document in taken_apart {
            match document {
                Ok(document) => ready.push(document),
                Err(error) if input.on_error() == OnError::Skip => {
                    skipped += 1;
                    progress.say(&format!("skipped: {error}"));
                }
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            }
        }
        let written: Vec<anyhow::Result<Vec<u8>>> =
            pool.install(|| ready.par_iter().enumerate().map(|(at, document)| work(document, number + at)).collect());
        number += ready.len();
        for bytes in written {
            out.write_all(&bytes?)?;
        }
        // Whoever reads along sees each batch when it is done.
        out.flush()?;
        if let Some(error) = failed {
            queue.close();
            return Err(error.into());
        }
        progress.advance(ready.iter().map(|document| document.text.len() as u64).sum());
    }
    progress.finish();
    if skipped > 0 && !global.quiet {
        say(&format!("{skipped} skipped, {number} done"));
    }
    Ok(())
}

/// Reads in a thread of its own. It is not waited for: after an error it may hang on a stream that gives nothing more.
fn read(
    documents: impl Iterator<Item = Result<Raw, InputError>> + Send + 'static,
    queue: Queue<Result<Raw, InputError>>,
) {
    thread::spawn(move || {
        for document in documents {
            let bytes = document.as_ref().map_or(0, Raw::size);
            if !queue.push(document, bytes) {
                return;
            }
        }
        queue.close();
    });
}

/// A bar on standard error, for people and long work only.
struct Progress {
    bar: ProgressBar,
    started: Instant,
    shown: bool,
}

impl Progress {
    fn new(input: &input::InputArgs, global: &Global) -> Progress {
        let bar = ProgressBar::with_draw_target(input.size(), ProgressDrawTarget::hidden());
        Progress { bar, started: Instant::now(), shown: global.quiet }
    }

    fn advance(&mut self, bytes: u64) {
        self.bar.inc(bytes);
        if !self.shown && self.started.elapsed() > PATIENCE {
            self.shown = true;
            let template = match self.bar.length() {
                Some(_) => "{wide_bar} {bytes}/{total_bytes} {binary_bytes_per_sec} {eta}",
                None => "{spinner} {bytes} {binary_bytes_per_sec}",
            };
            if let Ok(style) = ProgressStyle::with_template(template) {
                self.bar.set_style(style);
            }
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// A line above the bar.
    fn say(&self, line: &str) {
        self.bar.suspend(|| say(line));
    }

    fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
