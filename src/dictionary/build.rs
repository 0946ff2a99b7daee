//! Building a dictionary's arrays from folds in their order.

use crate::machine::{TAGS, build_sieve, pair, part, single, tag};

use super::words::words;
use super::{MOST_CHECKED, check};

/// The arrays of a dictionary besides its strings.
#[derive(Default)]
pub(crate) struct Built {
    pub(crate) sieve: Vec<u64>,
    pub(crate) tags: Vec<u64>,
    pub(crate) slots: Vec<u32>,
}

/// How full buckets are: the fuller, the more often a key goes on to the next, but large tables should not grow for it.
fn keys_per_bucket(keys: usize) -> f64 {
    if keys < 300_000 { 5.0 } else { 5.7 }
}

/// Builds the arrays for patterns in two domains, each in the order of folds.
pub(crate) fn build(domains: [&mut dyn Iterator<Item = &str>; 2]) -> Built {
    let mut keys: Vec<Key> = Vec::new();
    let mut pattern = 0;
    for domain in domains {
        let mut last: Option<&str> = None;
        for fold in domain {
            if let Some(words) = words(fold) {
                // Patterns that begin alike are found through the first of them, unless each is compared by itself.
                let alone = words.second.is_none() || words.first.0 > 0;
                let beginning = if alone { fold } else { &fold[..words.end()] };
                if last != Some(beginning) {
                    keys.push(Key { words: words.hashes(fold), pattern });
                    last = Some(beginning);
                }
            }
            pattern += 1;
        }
    }
    let is_checked = pattern as usize <= MOST_CHECKED;
    let sieve = build_sieve(keys.len(), keys.iter().map(|key| key.words));
    let (tags, slots) = place(&keys, is_checked);
    Built { sieve, tags, slots }
}

/// The hashes of the words a pattern is found by.
struct Key {
    words: (Option<u64>, u64),
    pattern: u32,
}

fn place(keys: &[Key], is_checked: bool) -> (Vec<u64>, Vec<u32>) {
    let buckets = ((keys.len() as f64 / keys_per_bucket(keys.len())).ceil() as usize).max(1);
    let (mut tags, mut slots) = (vec![0u64; buckets], vec![0; buckets * TAGS]);
    for &Key { words, pattern } in keys {
        let key = match words {
            (None, only) => single(only),
            (Some(first), second) => pair(first, second),
        };
        let tag = tag(key);
        let mut at = part(key, buckets);
        let free = loop {
            if let Some(free) = (0..TAGS).find(|place| (tags[at] >> (8 * place)) as u8 == 0) {
                break free;
            }
            tags[at] |= 1 << (56 + (tag & 7));
            at = (at + 1) % buckets;
        };
        tags[at] |= u64::from(tag) << (8 * free);
        slots[at * TAGS + free] = if is_checked { pattern | check(key) << 24 } else { pattern };
    }
    (tags, slots)
}

/// How a pattern stands to the others of a dictionary.
#[derive(Clone, Copy, Default)]
pub(crate) struct Kin {
    /// How many before it the longest other stands that it begins with; 0 if there is none.
    pub(crate) parent: u32,
    /// Longer patterns begin with it.
    pub(crate) has_longer: bool,
}

/// The kin of patterns in the order of their folds. Of those that fold alike the first stands for all.
pub(crate) fn kin<'f>(folds: impl Iterator<Item = &'f str>) -> Vec<Kin> {
    let mut all: Vec<Kin> = Vec::new();
    let mut open: Vec<(&str, usize)> = Vec::new();
    for (number, fold) in folds.enumerate() {
        all.push(Kin::default());
        while open.last().is_some_and(|(above, _)| !fold.starts_with(above)) {
            open.pop();
        }
        match open.last() {
            Some((above, _)) if above.len() == fold.len() => {}
            above => {
                if let Some(&(_, above)) = above {
                    all[number].parent = (number - above) as u32;
                    all[above].has_longer = true;
                }
                open.push((fold, number));
            }
        }
    }
    all
}
