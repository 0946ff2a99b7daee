//! The heap: all strings of an image, each behind its length. A string that is an alias tells its fold as well.

/// A place in the heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Str(pub(crate) u32);

impl Str {
    /// The empty string stands first in every heap.
    pub(crate) const EMPTY: Str = Str(0);
}

/// All strings.
#[derive(Clone, Copy)]
pub(crate) struct Heap<'i>(pub(crate) &'i [u8]);

/// Bits beside the length of a string.
pub(super) const IRREGULAR: u32 = 1;
pub(super) const SAME: u32 = 2;
pub(super) const PARENT: u32 = 4;
pub(super) const LED: u32 = 8;
pub(super) const WORDS: u32 = 16;
pub(super) const LONGER: u32 = 32;
pub(super) const PLAIN: u32 = 64;
pub(super) const BITS: u32 = 7;

/// A string, with what the matcher wants to know of its fold.
#[derive(Clone, Copy)]
pub(crate) struct Text<'i> {
    /// As it was written.
    pub(crate) bytes: &'i [u8],
    /// How many patterns before it the longest stands that it begins with; 0 if there is none.
    pub(crate) parent: u32,
    /// What stands behind it.
    rest: &'i [u8],
    flags: u32,
}

impl<'i> Heap<'i> {
    pub(crate) fn text(self, at: Str) -> Text<'i> {
        let mut rest = &self.0[at.0 as usize..];
        let header = read(&mut rest);
        let parent = if header & PARENT == 0 { 0 } else { read(&mut rest) };
        let (bytes, rest) = rest.split_at((header >> BITS) as usize);
        Text { bytes, parent, rest, flags: header & ((1 << BITS) - 1) }
    }

    pub(crate) fn str(self, at: Str) -> &'i str {
        self.text(at).as_str()
    }
}

impl<'i> Text<'i> {
    pub(crate) fn as_str(self) -> &'i str {
        // The checksum vouches for the bytes; a reader of wrong ones must not be undefined behaviour all the same.
        str::from_utf8(self.bytes).unwrap_or_default()
    }

    /// The fold, to be read through [`plain`].
    pub(crate) fn fold(self) -> &'i [u8] {
        if self.flags & IRREGULAR == 0 {
            return self.bytes;
        }
        let mut rest = self.rest;
        let len = read(&mut rest);
        &rest[..len as usize]
    }

    /// Where capitals of the surface stand in the fold; `None` where they stand as in the surface.
    pub(crate) fn capitals(self) -> Option<impl Iterator<Item = usize> + Clone + 'i> {
        if self.flags & IRREGULAR == 0 {
            return None;
        }
        let mut rest = self.rest;
        let len = read(&mut rest);
        rest = &rest[len as usize..];
        let count = read(&mut rest);
        Some((0..count).scan((rest, 0), |(rest, last), _| {
            *last += read(rest) as usize;
            Some(*last)
        }))
    }

    /// Whether it is ASCII words with one space or hyphen between them, and its fold too.
    #[inline(always)]
    pub(crate) fn is_plain(self) -> bool {
        self.flags & PLAIN != 0
    }

    /// Whether longer patterns begin with it.
    #[inline(always)]
    pub(crate) fn has_longer(self) -> bool {
        self.flags & LONGER != 0
    }

    /// Whether the pattern before it has the same fold.
    pub(crate) fn is_same(self) -> bool {
        self.flags & SAME != 0
    }

    /// Whether it is found by its first two words, not by its only one.
    pub(crate) fn has_two_words(self) -> bool {
        self.flags & WORDS != 0
    }

    /// Whether something stands before its first word: `(Ain) al-Asad`.
    pub(crate) fn is_led(self) -> bool {
        self.flags & LED != 0
    }
}

/// What a byte of a plain surface is in its fold; a byte of a fold stays what it is.
pub(crate) fn plain(byte: u8) -> u8 {
    PLAIN_FOLD[byte as usize]
}

static PLAIN_FOLD: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = if byte as u8 == b'-' { b' ' } else { (byte as u8).to_ascii_lowercase() };
        byte += 1;
    }
    table
};

/// Reads a number of seven bits a byte, least first.
fn read(bytes: &mut &[u8]) -> u32 {
    let mut value = 0;
    let mut shift = 0;
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
        shift += 7;
        if shift > 28 {
            break;
        }
    }
    value
}

pub(super) fn put(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
