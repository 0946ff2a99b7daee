//! A child process seen from the barometer: asked over a pipe, with limits of time and memory.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

use crate::child::high_water_mark;
use crate::wire::{Answer, Request};

/// What ends an engine's part in a run.
#[derive(Clone, Copy)]
pub struct Limits {
    pub time: Duration,
    pub memory_kb: u64,
}

pub struct Engine {
    child: Child,
    input: Option<ChildStdin>,
    answers: Receiver<String>,
    log: PathBuf,
    limits: Limits,
}

/// The machine is left this much.
const SPARE_KB: u64 = 1_500_000;

impl Engine {
    /// Starts a command; it builds, and `Ready` is its first answer. What it complains of goes into `log`.
    pub fn start(mut command: Command, log: PathBuf, limits: Limits) -> Result<Engine> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(&log)?)
            // A group of its own, so that what it has started can be ended with it.
            .process_group(0)
            .spawn()
            .with_context(|| format!("starting {}", command.get_program().to_string_lossy()))?;
        let input = child.stdin.take();
        let output = child.stdout.take().context("the child has no output")?;
        let (sender, answers) = mpsc::channel();
        thread::spawn(move || {
            BufReader::new(output).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
        });
        Ok(Engine { child, input, answers, log, limits })
    }

    pub fn ask(&mut self, request: &Request) -> Result<Answer> {
        let line = serde_json::to_string(request)?;
        let input = self.input.as_mut().context("the child has no input")?;
        // A child that is gone is told of by what it does not answer.
        let _ = writeln!(input, "{line}");
        self.answer()
    }

    /// Waits for the next answer.
    pub fn answer(&mut self) -> Result<Answer> {
        let started = Instant::now();
        loop {
            match self.answers.recv_timeout(Duration::from_millis(20)) {
                Ok(line) => match serde_json::from_str(&line)? {
                    Answer::Failed { reason } => bail!("{reason}"),
                    answer => return Ok(answer),
                },
                Err(RecvTimeoutError::Disconnected) => bail!("it ended: {}", self.last_words()),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if started.elapsed() > self.limits.time {
                bail!("over {} s", self.limits.time.as_secs());
            }
            let held = self.memory_kb();
            if held > self.limits.memory_kb {
                bail!("over {:.1} GB", self.limits.memory_kb as f64 / 1e6);
            }
            if available_kb().is_some_and(|available| available < SPARE_KB) {
                bail!("no memory left: it holds {:.1} GB", held as f64 / 1e6);
            }
        }
    }

    fn memory_kb(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        status.ok().and_then(|status| high_water_mark(&status)).unwrap_or(0)
    }

    fn last_words(&self) -> String {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        log.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("without a word").to_owned()
    }
}

fn available_kb() -> Option<u64> {
    let told = fs::read_to_string("/proc/meminfo").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    line.split_whitespace().next()?.parse().ok()
}

impl Drop for Engine {
    fn drop(&mut self) {
        if let Ok(group) = i32::try_from(self.child.id()) {
            let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
        }
        let _ = self.child.wait();
    }
}
