//! Programs that search files: ripgrep and GNU grep. Each round starts the program anew; the time that it takes for an
//! empty text is the time to build, and is taken off every round.

use std::cmp::Reverse;
use std::fs;
use std::path::PathBuf;
use std::process::{Command as Process, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::{Engine, Inputs};
use crate::documents::{Documents, Span};

/// How a program is asked.
pub struct Usage {
    engine: &'static str,
    program: &'static str,
    common: &'static [&'static str],
    locale: &'static str,
    count: &'static [&'static str],
}

/// One list of options for both of its engines, with room for long lists.
macro_rules! ripgrep {
    ($($option:literal),*) => {
        &["--no-config", "-j1", "-N", "-I", "--regex-size-limit", "16G", "--dfa-size-limit", "1G", $($option),*]
    };
}

pub const RIPGREP: Usage = Usage {
    engine: "ripgrep",
    program: "rg",
    common: ripgrep!("-F", "-w", "-i"),
    locale: "C.UTF-8",
    count: &["--count-matches"],
};

/// Unicode's words are what ripgrep is slow at.
pub const RIPGREP_ASCII: Usage =
    Usage { engine: "ripgrep-ascii", common: ripgrep!("-F", "-w", "-i", "--no-unicode"), ..RIPGREP };

/// grep counts lines only, so its matches are counted here. In a locale of UTF-8 it is a hundred times slower.
pub const GREP: Usage =
    Usage { engine: "grep", program: "grep", common: &["-a", "-F", "-w", "-i"], locale: "C", count: SPANS };

const SPANS: &[&str] = &["-o", "-b"];

pub struct Command {
    usage: Usage,
    program: PathBuf,
    names: PathBuf,
    slice: PathBuf,
    start_up: Duration,
}

impl Command {
    pub fn build(inputs: &Inputs, usage: Usage) -> Result<Command> {
        // ripgrep takes the first of its names that fits: with the longest first, the longest wins.
        let text = inputs.read_names()?;
        let mut sorted: Vec<&str> = text.lines().collect();
        sorted.sort_by_key(|name| Reverse(name.len()));
        let names = inputs.folder.join(format!("{}.names", usage.engine));
        fs::write(&names, sorted.join("\n") + "\n")?;
        let slice = inputs.folder.join(format!("{}.slice", usage.engine));
        fs::write(&slice, "0\n")?;
        let program = inputs.tool.clone().unwrap_or_else(|| usage.program.into());
        let mut command = Command { usage, program, names, slice, start_up: Duration::ZERO };
        let started = Instant::now();
        command.output(command.usage.count)?;
        command.start_up = started.elapsed();
        Ok(command)
    }

    fn output(&self, mode: &[&str]) -> Result<Vec<u8>> {
        let output = Process::new(&self.program)
            .args(self.usage.common)
            .args(mode)
            .arg("-f")
            .args([&self.names, &self.slice])
            .env("LC_ALL", self.usage.locale)
            .stdin(Stdio::null())
            .output()?;
        // 1 is "nothing found".
        let told = String::from_utf8_lossy(&output.stderr);
        ensure!(matches!(output.status.code(), Some(0 | 1)), "{}", told.lines().next().unwrap_or("it failed"));
        Ok(output.stdout)
    }
}

impl Engine for Command {
    fn prepare(&mut self, documents: &Documents) -> Result<()> {
        Ok(fs::write(&self.slice, documents.text())?)
    }

    fn hits(&mut self, _: &Documents, _: &mut Vec<Span>) -> Result<usize> {
        let output = self.output(self.usage.count)?;
        if self.usage.count == SPANS {
            return Ok(memchr::memchr_iter(b'\n', &output).count());
        }
        let count = String::from_utf8(output)?;
        Ok(if count.trim().is_empty() { 0 } else { count.trim().parse()? })
    }

    fn spans(&mut self, _: &Documents, found: &mut Vec<Span>) -> Result<()> {
        for line in self.output(SPANS)?.split(|&byte| byte == b'\n') {
            if let Some(colon) = memchr::memchr(b':', line) {
                let start: usize = std::str::from_utf8(&line[..colon])?.parse()?;
                found.push(start..start + line.len() - colon - 1);
            }
        }
        Ok(())
    }

    fn start_up(&self) -> Duration {
        self.start_up
    }
}
