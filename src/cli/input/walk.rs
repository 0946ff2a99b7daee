//! Which files: those named, those in folders (as ripgrep chooses them), standard input.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::bail;
use ignore::WalkBuilder;

use super::InputError;

pub(super) enum Source {
    Stdin,
    /// Named on the command line.
    Explicit(PathBuf),
    /// Found in a folder.
    Walked(PathBuf),
}

impl Source {
    pub(super) fn name(&self) -> String {
        match self {
            Source::Stdin => "-".to_owned(),
            Source::Explicit(path) | Source::Walked(path) => path.display().to_string(),
        }
    }
}

type Sources = Box<dyn Iterator<Item = Result<Source, InputError>> + Send>;

pub(super) fn sources(paths: &[PathBuf]) -> anyhow::Result<Sources> {
    if paths.is_empty() {
        if io::stdin().is_terminal() {
            bail!("no input: name files or folders, or pipe text in");
        }
        return Ok(Box::new(std::iter::once(Ok(Source::Stdin))));
    }
    let paths = paths.to_vec();
    Ok(Box::new(paths.into_iter().flat_map(|path| -> Sources {
        if path == Path::new("-") {
            Box::new(std::iter::once(Ok(Source::Stdin)))
        } else if path.is_dir() {
            Box::new(files_in(&path))
        } else {
            Box::new(std::iter::once(Ok(Source::Explicit(path))))
        }
    })))
}

fn files_in(folder: &Path) -> impl Iterator<Item = Result<Source, InputError>> + Send + use<> {
    let folder = folder.to_owned();
    WalkBuilder::new(&folder).sort_by_file_path(Ord::cmp).build().filter_map(move |entry| match entry {
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            is_file.then(|| Ok(Source::Walked(entry.into_path())))
        }
        Err(error) => Some(Err(InputError::new(folder.display(), error))),
    })
}
