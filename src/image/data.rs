//! Where the bytes of an image live: in the program, in memory of our own, or in a mapped file.

use std::io;
use std::path::Path;

use crate::machine::{self, Mapped};

/// Bytes that begin at a multiple of eight.
#[derive(Debug)]
pub(crate) enum Data {
    Static(&'static [u8]),
    Owned(Vec<u64>),
    Mapped(Mapped),
}

impl Data {
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Data::Static(bytes) => bytes,
            Data::Owned(longs) => bytemuck::cast_slice(longs),
            Data::Mapped(file) => file.bytes(),
        }
    }

    /// A file's bytes without reading them.
    pub(crate) fn map(path: &Path) -> io::Result<Data> {
        Ok(Data::Mapped(machine::map(path)?))
    }
}

/// Static bytes, aligned as an image must be.
#[repr(C, align(64))]
pub(crate) struct Aligned<B: ?Sized>(pub(crate) B);
