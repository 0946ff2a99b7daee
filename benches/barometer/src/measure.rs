//! One text and one size of list: every engine is built, sized, checked and then timed in turns.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::agree;
use crate::documents::Span;
use crate::engines::list::{Entry, Origin, REFERENCE};
use crate::peers::{Peer, Peers};
use crate::process::Limits;
use crate::results::Row;
use crate::runner::Runner;

/// What is measured, and how.
pub struct Setting<'s> {
    pub text_name: &'static str,
    pub text: PathBuf,
    pub names: PathBuf,
    pub table: PathBuf,
    pub count: usize,
    /// For the files of children.
    pub folder: PathBuf,
    pub peers_py: PathBuf,
    pub peers: &'s Peers,
    pub rounds: usize,
    /// A round of a slow engine takes a slice that needs about so long.
    pub round_seconds: f64,
    pub limits: Limits,
}

pub fn measure(setting: &Setting, entries: &[&'static Entry]) -> Result<Vec<Row>> {
    let text = fs::read_to_string(&setting.text)?;
    let mut runners: Vec<Runner> = entries.iter().map(|entry| Runner::new(setting, entry)).collect();
    for runner in &mut runners {
        eprintln!("{} {}: building {}", setting.text_name, setting.count, runner.entry.name);
        runner.attempt(|runner| runner.build(setting));
        runner.attempt(|runner| runner.choose_slice(setting, text.len()));
        runner.attempt(|runner| runner.answer(setting));
    }
    check(&mut runners, &text);
    for round in 0..setting.rounds {
        eprintln!("{} {}: round {} of {}", setting.text_name, setting.count, round + 1, setting.rounds);
        for runner in &mut runners {
            if round < runner.rounds {
                runner.attempt(Runner::time_one_round);
            }
        }
    }
    let reference = runners.iter().find(|runner| runner.entry.name == REFERENCE);
    let reference = reference.map_or(Vec::new(), |runner| runner.speeds.clone());
    Ok(runners.into_iter().map(|runner| runner.finish(&reference)).collect())
}

impl Setting<'_> {
    pub fn command(&self, entry: &Entry, peer: &Peer) -> Result<Command> {
        let is_python = matches!(entry.origin, Origin::Python(_));
        let mut command = if is_python {
            let mut python = Command::new(&self.peers.python);
            python.arg(&self.peers_py);
            python
        } else {
            let mut own = Command::new(std::env::current_exe()?);
            own.arg("child");
            own
        };
        command.arg("--engine").arg(entry.name);
        for (option, path) in
            [("--names", &self.names), ("--table", &self.table), ("--text", &self.text), ("--folder", &self.folder)]
        {
            command.arg(option).arg(path);
        }
        if let Some(tool) = &peer.tool {
            command.arg("--tool").arg(tool);
        }
        Ok(command)
    }
}

/// Compares the answers: equal in a group, and nothing of the reference missing where the rules allow none.
fn check(runners: &mut [Runner], text: &str) {
    let is_reference = |runner: &&Runner| runner.entry.name == REFERENCE && runner.row.status == "ok";
    let reference: Option<(Vec<Span>, usize)> =
        runners.iter().find(is_reference).map(|runner| (runner.spans.clone(), runner.checked));
    let mut leaders: HashMap<&str, (Vec<Span>, usize)> = HashMap::new();
    for runner in runners.iter_mut().filter(|runner| runner.row.status == "ok") {
        let mut told = Vec::new();
        if let Some(group) = runner.entry.group {
            let (spans, checked) = leaders.entry(group).or_insert_with(|| (runner.spans.clone(), runner.checked));
            let common = runner.checked.min(*checked);
            let differs = within(spans, common) != within(&runner.spans, common);
            told.push(if differs {
                "DIFFERS in its group".to_owned()
            } else {
                format!("{:08x}", agree::checksum(&runner.spans))
            });
        }
        if let Some((spans, checked)) = &reference
            && runner.entry.name != REFERENCE
        {
            let common = runner.checked.min(*checked);
            let difference = agree::compare(text, within(spans, common), within(&runner.spans, common));
            told.push(tell(runner.entry, &difference));
        }
        runner.row.check = told.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
        runner.spans = Vec::new();
    }
}

/// The spans in the first bytes of the text.
fn within(spans: &[Span], bytes: usize) -> &[Span] {
    &spans[..spans.partition_point(|span| span.end <= bytes)]
}

fn tell(entry: &Entry, difference: &agree::Difference) -> String {
    let agree::Difference { missing, small, joined, extra, example } = difference;
    let mut told = Vec::new();
    if *extra > 0 {
        told.push(format!("+{extra}"));
    }
    if entry.name == "canonym" {
        if *small > 0 {
            told.push(format!("-{small} no capital"));
        }
        if *joined > 0 {
            told.push(format!("-{joined} inside a folded word"));
        }
        let rest = missing - small - joined;
        if rest > 0 {
            told.push(format!("NOT FOUND {rest}, as {}", example.as_deref().unwrap_or("")));
        }
    } else if *missing > 0 {
        told.push(if entry.covers { format!("NOT FOUND {missing}") } else { format!("-{missing}") });
    }
    told.join(" ")
}
