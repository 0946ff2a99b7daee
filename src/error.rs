//! What can go wrong, with a place, a reason and what to do.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// A line of a table file, for errors and for `--explain`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The file as the user named it.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: u64,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// One thing that is wrong with a file a person edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule it breaks, such as `GT010`; empty for files that are no tables.
    pub rule: &'static str,
    /// Where.
    pub row: Row,
    /// The column in code points, from 1.
    pub column: usize,
    /// What is wrong; quotes the value.
    pub problem: String,
    /// What to write instead.
    pub advice: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}; {}", self.row, self.column, self.problem, self.advice)
    }
}

/// Why the library could not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read.
    #[error("{path}: {cause}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A table or gold file has rows that cannot be used: all of them, one a line.
    #[error("{}", lines(.0))]
    Faults(Vec<Fault>),
    /// A file is not what it is taken for.
    #[error("{path}: {problem}")]
    WrongFile {
        /// The file or folder.
        path: PathBuf,
        /// What is wrong and what to do.
        problem: String,
    },
    /// The names are too many for the matcher.
    #[error("the table is too large for the matcher: {0}")]
    TooLarge(String),
}

/// A text in quotes, control characters escaped and everything else as it is (a combining mark stays on its letter).
pub(crate) fn quote(text: &str) -> String {
    let escape = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

fn lines(faults: &[Fault]) -> String {
    faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n")
}
