//! A fingerprint of the fold: what it makes of every character and of texts in which its rules meet.

use smallvec::SmallVec;
use xxhash_rust::xxh3::Xxh3;

use super::{fold, letters};

/// Texts whose fold tells which joints are in force.
const JOINTS: &[&str] = &[
    "Kata'ib 'Ain Shia' Houthis' Iraq's Iraq's'x rock'n'roll '' ",
    "U.S. U.S.-led A.B.C George W. Bush e.g. K.1 x.. the US.Embassy",
    "al-Asad al - Asad a--b a\u{2014}b a\r\nb a\n\nb a \n b a\u{2029}b a\u{a0}b",
    "צה\"ל \"אל\" حزب\u{200c}الله Kat\u{ad}ib e\u{301} か\u{3099} क्ष",
];

pub(super) fn compute() -> u64 {
    let mut hash = Xxh3::new();
    let mut folded: SmallVec<[char; 4]> = SmallVec::new();
    for c in '\0'..=char::MAX {
        folded.clear();
        letters::fold_cluster(c, c.encode_utf8(&mut [0; 4]), &mut folded);
        if folded[..] != [c] {
            hash.update(&u32::from(c).to_le_bytes());
            folded.iter().for_each(|&c| hash.update(&u32::from(c).to_le_bytes()));
        }
    }
    JOINTS.iter().for_each(|text| hash.update(fold(text).text().as_bytes()));
    hash.digest()
}
