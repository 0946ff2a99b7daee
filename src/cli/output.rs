//! Where results go: standard output, or a file that appears only when it is whole.

use std::fs::{File, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use tempfile::NamedTempFile;

/// An open output.
pub(crate) enum Output {
    Stdout(BufWriter<io::Stdout>),
    File {
        target: PathBuf,
        file: BufWriter<NamedTempFile>,
    },
    /// Something that is no regular file, such as a pipe.
    Device(BufWriter<File>),
}

impl Output {
    pub(crate) fn open(path: Option<&Path>) -> anyhow::Result<Output> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Output::Stdout(BufWriter::with_capacity(1 << 16, io::stdout())));
        };
        // A link stays a link: the file it names is written.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let permissions = match target.metadata() {
            Ok(data) if data.is_dir() => bail!("{} is a folder; name a file", path.display()),
            Ok(data) if !data.is_file() => {
                let device = File::create(&target).with_context(|| format!("cannot write {}", path.display()))?;
                return Ok(Output::Device(BufWriter::new(device)));
            }
            Ok(data) => Some(data.permissions()),
            Err(_) => new_file_permissions(),
        };
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        if let Some(permissions) = &permissions {
            builder.permissions(permissions.clone());
        }
        let file = builder.tempfile_in(folder);
        let file = file.map_err(|error| anyhow!("cannot write in {}: {}", folder.display(), error.kind()))?;
        if let Some(permissions) = permissions.filter(|_| target.exists()) {
            file.as_file().set_permissions(permissions)?; // the mask must not narrow a file that was there
        }
        Ok(Output::File { target, file: BufWriter::new(file) })
    }

    /// Writes what is left; a file takes its name now.
    pub(crate) fn close(self) -> anyhow::Result<()> {
        match self {
            Output::Stdout(mut out) => Ok(out.flush()?),
            Output::Device(mut out) => Ok(out.flush()?),
            Output::File { target, file } => {
                let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
                file.persist(&target).with_context(|| format!("cannot write {}", target.display()))?;
                Ok(())
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::Stdout(out) => out.write(bytes),
            Output::Device(out) => out.write(bytes),
            Output::File { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Stdout(out) => out.flush(),
            Output::Device(out) => out.flush(),
            Output::File { file, .. } => file.flush(),
        }
    }
}

/// What a new file may be read and written by, before the user's mask; only some systems let one choose.
fn new_file_permissions() -> Option<Permissions> {
    #[cfg(unix)]
    return Some(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    #[cfg(not(unix))]
    return None;
}
