//! The compiled image: a gazetteer as one row of bytes that needs no load step. Arrays of little-endian numbers in named
//! sections, with a header that tells what made them; mapped from a file, built into the program, or made in memory.

mod data;
mod heap;
mod write;

use std::ops::Range;
use std::path::Path;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::fold;

pub(crate) use data::{Aligned, Data};
pub(crate) use heap::{Heap, Str, Text, plain};
pub(crate) use write::{HeapWriter, Marks, Sections};

/// The first bytes of every image; the line ends tell a file that was sent as text.
const MAGIC: [u8; 8] = *b"canonym\n";
/// Changes with every change of the layout.
const FORMAT: u32 = 2;
/// Written as a number: a machine of other byte order would read another one.
const ORDER: u32 = 0x0102_0304;
const HEADER: usize = 64;
/// Where the checksum stands in the header; it covers everything but itself.
const CHECKSUM: Range<usize> = 56..64;
/// Large images are summed in blocks of this size, by several threads.
const BLOCK: usize = 8 << 20;

macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// What an image is made of.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub(crate) enum Section { $($(#[$doc])* $name),* }

        impl Section {
            pub(crate) const ALL: &[Section] = &[$(Section::$name),*];
        }
    };
}

sections! {
    /// All strings.
    Heap,
    /// Kinds, four strings each.
    Kinds,
    /// Entities in the order of their ids: id, attributes, line.
    Entities,
    /// Their names; empty where each is its id.
    EntityNames,
    /// What many entities share: kind, country, file.
    EntityAttributes,
    /// Entity, Wikidata item and note of those that have one.
    EntityNotes,
    /// Aliases in the order of their folds: surface, entity, attributes, line.
    Aliases,
    /// What many aliases share: form, case and use, language, source, file.
    AliasAttributes,
    /// Alias and note of those that have one.
    AliasNotes,
    /// Patterns that are no alias: fold, and the alias they are without its article.
    Extras,
    /// What tells of most words that no pattern begins with them.
    Sieve,
    /// Where the patterns are found by the hash of their first words.
    Tags,
    /// The patterns behind the tags.
    Slots,
    /// Cues: words, target, side and effect, line, file, fold.
    Cues,
    /// The folds of near and document cues.
    CueWords,
    /// The same of the words of cues as `Sieve`.
    CueSieve,
    /// The same as `Tags`.
    CueTags,
    /// The same as `Slots`.
    CueSlots,
    /// Entities and kinds that cues speak about, and where their keys begin.
    CueTargets,
    /// For each target its cues by place and touching word.
    CueKeys,
    /// Folded first words of persons' names, in byte order.
    GivenNames,
    /// Stop surfaces, in byte order.
    Stoplist,
    /// Sources: id, title, address, licence.
    Sources,
    /// Example sentences: text, start, end, entity, file, line.
    Examples,
    /// Names of the files rows came from.
    Files,
    /// The source files: path, and hash in two halves.
    Origins,
}

/// An image that has been checked.
#[derive(Debug)]
pub(crate) struct Image {
    data: Data,
    ranges: Vec<Range<usize>>,
    /// A hash over the texts it was made of.
    pub(crate) source: u64,
}

impl Image {
    /// Takes bytes for an image, or says why they are none; `trusted` bytes are not summed.
    pub(crate) fn new(data: Data, trusted: bool) -> Result<Image, String> {
        let bytes = data.bytes();
        if !bytes.starts_with(&MAGIC) {
            return Err("it is not a compiled table".to_owned());
        }
        let header = bytes.get(..HEADER).ok_or_else(truncated)?;
        let word = |at: usize| number(&header[at..at + 4]) as u32;
        let long = |at: usize| number(&header[at..at + 8]);
        if word(8) != ORDER {
            return Err(format!("it was compiled for a machine of another byte order; {RECOMPILE}"));
        }
        if word(12) != FORMAT {
            return Err(format!("its format is {}, this canonym reads format {FORMAT}; {RECOMPILE}", word(12)));
        }
        let length = usize::try_from(long(40)).unwrap_or(usize::MAX);
        if bytes.len() != length {
            return Err(if bytes.len() < length { truncated() } else { damaged() });
        }
        if !trusted && checksum(bytes) != long(CHECKSUM.start) {
            return Err(damaged());
        }
        if word(16) != pack(fold::UNICODE) {
            let [major, minor, _] = word(16).to_le_bytes().first_chunk().copied().unwrap_or_default();
            return Err(format!(
                "it was compiled with Unicode {major}.{minor}, this canonym knows {}.{}; {RECOMPILE}",
                fold::UNICODE[0],
                fold::UNICODE[1]
            ));
        }
        if long(24) != fold::fingerprint() {
            return Err(format!("it is stale: its names were folded by other rules than today's; {RECOMPILE}"));
        }
        let count = word(20) as usize;
        if count != Section::ALL.len() {
            return Err(format!(
                "it has {count} sections where this canonym reads {}; {RECOMPILE}",
                Section::ALL.len()
            ));
        }
        let mut ranges = Vec::with_capacity(count);
        for entry in bytes.get(HEADER..HEADER + 16 * count).ok_or_else(truncated)?.chunks_exact(16) {
            let (start, size) = (number(&entry[..8]) as usize, number(&entry[8..]) as usize);
            let end = start.checked_add(size).filter(|&end| end <= length).ok_or_else(damaged)?;
            ranges.push(start..end);
        }
        let source = long(32);
        Ok(Image { data, ranges, source })
    }

    /// Maps the image in a file.
    pub(crate) fn open(path: &Path) -> std::io::Result<Result<Image, String>> {
        Ok(Image::new(Data::map(path)?, false))
    }

    /// Whether bytes begin as an image does.
    pub(crate) fn is_begun_by(bytes: &[u8]) -> bool {
        bytes.starts_with(&MAGIC)
    }

    /// All bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.data.bytes()
    }

    /// The numbers of a section.
    pub(crate) fn words(&self, section: Section) -> &[u32] {
        bytemuck::cast_slice(self.section(section))
    }

    /// The rows of a section that has `N` numbers a row.
    pub(crate) fn rows<const N: usize>(&self, section: Section) -> &[[u32; N]]
    where
        [u32; N]: bytemuck::Pod,
    {
        bytemuck::cast_slice(self.section(section))
    }

    /// The long numbers of a section.
    pub(crate) fn longs(&self, section: Section) -> &[u64] {
        bytemuck::cast_slice(self.section(section))
    }

    /// The strings.
    pub(crate) fn heap(&self) -> Heap<'_> {
        Heap(self.section(Section::Heap))
    }

    fn section(&self, section: Section) -> &[u8] {
        &self.data.bytes()[self.ranges[section as usize].clone()]
    }
}

const RECOMPILE: &str = "compile it again with `canonym compile`";

fn truncated() -> String {
    format!("it is cut off; copy it again, or {RECOMPILE}")
}

fn damaged() -> String {
    format!("it is damaged: its bytes do not add up to the checksum; copy it again, or {RECOMPILE}")
}

fn number(bytes: &[u8]) -> u64 {
    let mut whole = [0; 8];
    whole[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(whole)
}

fn pack([major, minor, patch]: [u8; 3]) -> u32 {
    u32::from_le_bytes([major, minor, patch, 0])
}

/// XXH3 over the header without the checksum and the XXH3 of each block behind it.
fn checksum(bytes: &[u8]) -> u64 {
    let blocks: Vec<&[u8]> = bytes[HEADER..].chunks(BLOCK).collect();
    let threads = if blocks.len() > 2 { std::thread::available_parallelism().map_or(1, usize::from).min(8) } else { 1 };
    let mut sums = vec![0; blocks.len()];
    if threads == 1 {
        sums.iter_mut().zip(&blocks).for_each(|(sum, block)| *sum = xxh3_64(block));
    } else {
        let share = blocks.len().div_ceil(threads);
        std::thread::scope(|scope| {
            for (sums, blocks) in sums.chunks_mut(share).zip(blocks.chunks(share)) {
                scope.spawn(move || sums.iter_mut().zip(blocks).for_each(|(sum, block)| *sum = xxh3_64(block)));
            }
        });
    }
    let mut whole = Xxh3::new();
    whole.update(&bytes[..CHECKSUM.start]);
    sums.iter().for_each(|sum| whole.update(&sum.to_le_bytes()));
    whole.digest()
}

#[cfg(test)]
mod tests;
