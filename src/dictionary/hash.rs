//! Hashes of folded words of any length.

use crate::machine::{Short, pair};

/// The hash of a folded word.
pub(crate) fn word(bytes: &[u8]) -> u64 {
    let (first, rest) = bytes.split_at(bytes.len().min(Short::LONGEST));
    rest.chunks(Short::LONGEST).fold(Short::of(first).hash(), |hash, chunk| pair(hash, Short::of(chunk).hash()))
}
