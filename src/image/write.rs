//! Writing an image: strings into the heap, sections into their order, the header in front.

use crate::fold;

use super::heap::{BITS, IRREGULAR, LED, LONGER, PARENT, PLAIN, SAME, WORDS, put};
use super::{CHECKSUM, Data, FORMAT, HEADER, Image, MAGIC, ORDER, Section, Str, checksum, pack};

/// Strings on their way into an image.
pub(crate) struct HeapWriter {
    bytes: Vec<u8>,
    known: hashbrown::HashMap<Box<str>, Str>,
}

/// What the matcher must know of an alias besides its surface.
pub(crate) struct Marks<'a> {
    /// The fold and the capitals, where the fold is not the plain one of the surface.
    pub(crate) irregular: Option<(&'a str, &'a [u32])>,
    pub(crate) is_same: bool,
    /// How many patterns before it the longest stands that it begins with; 0 if there is none.
    pub(crate) parent: u32,
    /// Longer patterns begin with it.
    pub(crate) has_longer: bool,
    /// It is ASCII words with one space or hyphen between them.
    pub(crate) is_plain: bool,
    pub(crate) is_led: bool,
    pub(crate) has_two_words: bool,
}

impl HeapWriter {
    pub(crate) fn new() -> HeapWriter {
        HeapWriter { bytes: vec![0], known: hashbrown::HashMap::new() }
    }

    /// A string that many rows share: written once.
    pub(crate) fn shared(&mut self, text: &str) -> Str {
        if text.is_empty() {
            return Str::EMPTY;
        }
        if let Some(&known) = self.known.get(text) {
            return known;
        }
        let at = self.own(text);
        self.known.insert(text.into(), at);
        at
    }

    /// A string of one row.
    pub(crate) fn own(&mut self, text: &str) -> Str {
        let at = Str(self.bytes.len() as u32);
        put((text.len() as u32) << BITS, &mut self.bytes);
        self.bytes.extend_from_slice(text.as_bytes());
        at
    }

    /// A string the matcher looks for.
    pub(crate) fn pattern(&mut self, surface: &str, marks: &Marks) -> Str {
        let at = Str(self.bytes.len() as u32);
        let flag = |is: bool, bit: u32| if is { bit } else { 0 };
        let flags = flag(marks.irregular.is_some(), IRREGULAR)
            | flag(marks.is_same, SAME)
            | flag(marks.parent > 0, PARENT)
            | flag(marks.has_longer, LONGER)
            | flag(marks.is_plain, PLAIN)
            | flag(marks.is_led, LED)
            | flag(marks.has_two_words, WORDS);
        put((surface.len() as u32) << BITS | flags, &mut self.bytes);
        if marks.parent > 0 {
            put(marks.parent, &mut self.bytes);
        }
        self.bytes.extend_from_slice(surface.as_bytes());
        if let Some((fold, capitals)) = marks.irregular {
            put(fold.len() as u32, &mut self.bytes);
            self.bytes.extend_from_slice(fold.as_bytes());
            put(capitals.len() as u32, &mut self.bytes);
            let mut last = 0;
            for &capital in capitals {
                put(capital - last, &mut self.bytes);
                last = capital;
            }
        }
        at
    }

    /// Whether every place in it can still be told.
    pub(crate) fn fits(&self) -> bool {
        u32::try_from(self.bytes.len()).is_ok()
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// The sections of an image on their way.
#[derive(Default)]
pub(crate) struct Sections(Vec<(usize, Vec<u8>)>);

impl Sections {
    pub(crate) fn put<T: bytemuck::NoUninit>(&mut self, section: Section, items: Vec<T>) {
        self.0.push((section as usize, bytemuck::cast_slice(&items).to_vec()));
    }

    /// The image; `source` is the hash of what it is made of.
    pub(crate) fn image(mut self, source: u64) -> Result<Image, String> {
        self.0.sort_by_key(|&(section, _)| section);
        let mut ranges = vec![(0u64, 0u64); Section::ALL.len()];
        let mut at = aligned(HEADER + 16 * ranges.len());
        for (section, bytes) in &self.0 {
            ranges[*section] = (at as u64, bytes.len() as u64);
            at = aligned(at + bytes.len());
        }
        let mut longs = vec![0u64; at / 8];
        let all: &mut [u8] = bytemuck::cast_slice_mut(&mut longs);
        all[..8].copy_from_slice(&MAGIC);
        let words = [ORDER, FORMAT, pack(fold::UNICODE), ranges.len() as u32];
        all[8..24].copy_from_slice(&words.map(u32::to_le_bytes).concat());
        let numbers = [fold::fingerprint(), source, at as u64];
        all[24..48].copy_from_slice(&numbers.map(u64::to_le_bytes).concat());
        for (index, (start, size)) in ranges.into_iter().enumerate() {
            let entry = HEADER + 16 * index;
            all[entry..entry + 8].copy_from_slice(&start.to_le_bytes());
            all[entry + 8..entry + 16].copy_from_slice(&size.to_le_bytes());
        }
        for (section, bytes) in self.0 {
            let entry = HEADER + 16 * section;
            let start = super::number(&all[entry..entry + 8]) as usize;
            all[start..start + bytes.len()].copy_from_slice(&bytes);
        }
        let sum = checksum(all).to_le_bytes();
        all[CHECKSUM].copy_from_slice(&sum);
        Image::new(Data::Owned(longs), true)
    }
}

/// Sections begin at cache lines.
fn aligned(at: usize) -> usize {
    at.next_multiple_of(64)
}
