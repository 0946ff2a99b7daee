//! The second fast path: letters of two bytes (Latin with accents, Greek, Cyrillic, Hebrew, Arabic) from a table that the
//! rules fill when it is first asked.

use std::sync::LazyLock;

use smallvec::SmallVec;

use crate::unicode;

use super::letters;

const FIRST: u32 = 0x80;
const END: u32 = 0x800;

static TABLE: LazyLock<Vec<Short>> = LazyLock::new(|| (FIRST..END).map(Short::of).collect());

/// What becomes of one character that no mark follows.
#[derive(Clone, Copy, PartialEq)]
enum Short {
    One(char),
    Mark,
    Rules,
}

impl Short {
    fn of(code: u32) -> Short {
        let Some(c) = char::from_u32(code) else { return Short::Rules };
        if unicode::is_mark(c) {
            return Short::Mark;
        }
        let mut folded = SmallVec::new();
        letters::fold_cluster(c, c.encode_utf8(&mut [0; 4]), &mut folded);
        match folded[..] {
            [one] => Short::One(one),
            _ => Short::Rules,
        }
    }

    fn get(c: char) -> Short {
        match u32::from(c).checked_sub(FIRST) {
            Some(at) if u32::from(c) < END => TABLE[at as usize],
            _ => Short::Rules,
        }
    }
}

/// The fold of a character, if it is one character and none that follows belongs to it.
pub(super) fn fold(c: char, next: Option<char>) -> Option<char> {
    let alone = next.is_none_or(|next| next.is_ascii() || matches!(Short::get(next), Short::One(_)));
    match Short::get(c) {
        Short::One(folded) if alone => Some(folded),
        _ => None,
    }
}
