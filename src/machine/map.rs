//! Files as bytes, without reading them.

use std::fs::File;
use std::io;
use std::path::Path;

/// A file mapped into memory for reading, shared with every process that maps it too.
#[derive(Debug)]
pub(crate) struct Mapped(memmap2::Mmap);

impl Mapped {
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Maps a file.
pub(crate) fn map(path: &Path) -> io::Result<Mapped> {
    let file = File::open(path)?;
    // SAFETY: the bytes must not change while they are mapped. Compiled tables are only ever replaced as a whole, by
    // renaming a new file into their place, which leaves the mapped one as it was. What a foreign program writes into
    // the file cannot break this one further than wrong bytes can: every read is checked, and no reference to `str` is
    // made without validation.
    unsafe { memmap2::Mmap::map(&file) }.map(Mapped)
}
