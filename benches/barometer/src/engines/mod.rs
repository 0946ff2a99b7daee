//! The engines: what each is called, what its answers mean, and how it is built.

mod aho_corasick;
mod canonym;
mod command;
mod daachorse;
mod fst;
mod hyperscan;
mod hyperscan_ffi;
pub mod list;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, bail};

use crate::documents::{Documents, Span};

/// Something that finds a list of names in documents.
pub trait Engine {
    /// Takes note of the documents to come, untimed.
    fn prepare(&mut self, _documents: &Documents) -> Result<()> {
        Ok(())
    }

    /// Everything found in the documents, in order.
    fn spans(&mut self, documents: &Documents, found: &mut Vec<Span>) -> Result<()>;

    /// How much is found: what is timed.
    fn hits(&mut self, documents: &Documents, scratch: &mut Vec<Span>) -> Result<usize> {
        scratch.clear();
        self.spans(documents, scratch)?;
        Ok(scratch.len())
    }

    /// What of each round is not searching: a program that is started anew compiles its list every time.
    fn start_up(&self) -> Duration {
        Duration::ZERO
    }
}

/// Where an engine finds what it needs.
pub struct Inputs {
    /// One name a line.
    pub names: PathBuf,
    /// The same names as `alias,entity`.
    pub table: PathBuf,
    /// The program or shared library of the peer.
    pub tool: Option<PathBuf>,
    /// A folder for files of its own.
    pub folder: PathBuf,
}

impl Inputs {
    fn read_names(&self) -> Result<String> {
        Ok(std::fs::read_to_string(&self.names)?)
    }

    fn tool(&self) -> Result<&Path> {
        self.tool.as_deref().ok_or_else(|| anyhow::anyhow!("no path to the program or library"))
    }
}

/// Builds an engine of this crate by its name.
pub fn build(name: &str, inputs: &Inputs) -> Result<Box<dyn Engine>> {
    Ok(match name {
        "canonym" => Box::new(canonym::Canonym::build(inputs)?),
        "aho-corasick" => Box::new(aho_corasick::Automaton::build(inputs, None)?),
        "aho-corasick-nfa" => Box::new(aho_corasick::Automaton::build(inputs, Some(aho_corasick::NFA))?),
        "aho-corasick-dfa" => Box::new(aho_corasick::Automaton::build(inputs, Some(aho_corasick::DFA))?),
        "daachorse-bytewise" => Box::new(daachorse::Bytewise::build(inputs)?),
        "daachorse-charwise" => Box::new(daachorse::Charwise::build(inputs)?),
        "fst" => Box::new(fst::Walk::build(inputs)?),
        "hyperscan" | "vectorscan" => Box::new(hyperscan::Literals::build(inputs)?),
        "ripgrep" => Box::new(command::Command::build(inputs, command::RIPGREP)?),
        "ripgrep-ascii" => Box::new(command::Command::build(inputs, command::RIPGREP_ASCII)?),
        "grep" => Box::new(command::Command::build(inputs, command::GREP)?),
        _ => bail!("no engine is called {name}"),
    })
}
