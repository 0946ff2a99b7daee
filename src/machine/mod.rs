//! What only the machine can do: map a file into memory, and look at many bytes or words at once. The one room with
//! `unsafe`: calls of functions for instructions that the processor was asked for, loads of as many bytes as are
//! there, and the mapping of a file.
#![allow(unsafe_code)]

mod bits;
mod map;
mod runs;
mod sieve;
mod threads;
mod words;

pub(crate) use bits::{BLOCK, Bits, classify};
pub(crate) use map::{Mapped, map};
pub(crate) use runs::Runs;
pub(crate) use sieve::{PAIR, SINGLE, build as build_sieve, may_have_pair, may_have_single, sift};
pub(crate) use threads::in_parts;
pub(crate) use words::{TAGS, alike, hash_words, overflow, pair, part, single, tag, word};

/// How a text is worked on; the answers do not depend on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    pub(crate) level: Level,
    /// How many threads one long text may use.
    pub(crate) threads: usize,
}

/// How much of the processor is used; each answers alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// No vector instructions.
    Portable,
    /// 32 bytes at once (x86-64 with AVX2).
    Avx2,
    /// 64 bytes at once (x86-64 with AVX-512 F, BW, DQ, VL and VBMI2).
    Avx512,
}

impl Level {
    /// Every level, the plainest first.
    pub const ALL: &[Level] = &[Level::Portable, Level::Avx2, Level::Avx512];

    /// The name used on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Level::Portable => "portable",
            Level::Avx2 => "avx2",
            Level::Avx512 => "avx512",
        }
    }

    /// The best this processor has.
    pub fn best() -> Level {
        Level::ALL.iter().rev().copied().find(|level| level.is_here()).unwrap_or(Level::Portable)
    }

    /// This level, or none where the processor does not have it.
    pub(crate) fn or_portable(self) -> Level {
        if self.is_here() { self } else { Level::Portable }
    }

    /// Whether this processor has it.
    pub fn is_here(self) -> bool {
        match self {
            Level::Portable => true,
            #[cfg(target_arch = "x86_64")]
            Level::Avx2 => is_x86_feature_detected!("avx2"),
            #[cfg(target_arch = "x86_64")]
            Level::Avx512 => {
                is_x86_feature_detected!("avx512f")
                    && is_x86_feature_detected!("avx512bw")
                    && is_x86_feature_detected!("avx512dq")
                    && is_x86_feature_detected!("avx512vl")
                    && is_x86_feature_detected!("avx512vbmi2")
                    && is_x86_feature_detected!("bmi1")
                    && is_x86_feature_detected!("bmi2")
                    && is_x86_feature_detected!("popcnt")
            }
            #[cfg(not(target_arch = "x86_64"))]
            _ => false,
        }
    }
}
