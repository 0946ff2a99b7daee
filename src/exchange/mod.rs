//! Exchange: other people's formats in, one per file.

mod brat;
mod conll;
mod gold_jsonl;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::error::{Error, Fault, Row};
use crate::evaluate::GoldDocument;

/// Reads gold from a JSON Lines file (texts beside it or in `text_dir`), a brat `.ann` file or folder, or a CoNLL file.
pub fn read_gold(path: &Path, text_dir: Option<&Path>) -> Result<Vec<GoldDocument>, Error> {
    if path.is_dir() {
        return brat::read_folder(path, text_dir);
    }
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("ann") => Ok(vec![brat::read(path, text_dir)?]),
        Some("jsonl" | "ndjson") => gold_jsonl::read(path, text_dir),
        Some("conll" | "conllup" | "iob" | "iob2" | "bio" | "tsv") => conll::read(path),
        _ => Err(Error::WrongFile {
            path: path.into(),
            problem: "unknown gold format; give a .jsonl, .ann or .conll file, or a folder of .ann files".to_owned(),
        }),
    }
}

fn read_text(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|cause| Error::Io { path: path.into(), cause })
}

/// A fault on a line of a gold file.
fn fault(path: &Path, line: usize, problem: String, advice: &str) -> Fault {
    let file: Arc<str> = path.display().to_string().into();
    Fault { rule: "", row: Row { file, line: line as u64 }, column: 1, problem, advice: advice.to_owned() }
}
