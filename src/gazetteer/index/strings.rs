//! Strings of many rows in one piece of memory, and strings that rows share.

use std::collections::HashMap;

/// A string among [`Strings`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::gazetteer) struct Ref {
    start: u32,
    length: u32,
}

/// Strings one behind the other.
#[derive(Default)]
pub(in crate::gazetteer) struct Strings(String);

impl Strings {
    pub(in crate::gazetteer) fn add(&mut self, text: &str) -> Ref {
        if text.is_empty() {
            return Ref::default();
        }
        let start = self.0.len() as u32;
        self.0.push_str(text);
        Ref { start, length: text.len() as u32 }
    }

    pub(in crate::gazetteer) fn get(&self, at: Ref) -> &str {
        &self.0[at.start as usize..][..at.length as usize]
    }

    /// Whether every place in it can still be told.
    pub(in crate::gazetteer) fn fits(&self) -> bool {
        u32::try_from(self.0.len()).is_ok()
    }
}

/// Few strings that many rows name; 0 is the empty one.
pub(in crate::gazetteer) struct Shared {
    all: Vec<Box<str>>,
    known: HashMap<Box<str>, u32>,
    /// The last one: rows that follow each other name the same.
    last: u32,
}

impl Default for Shared {
    fn default() -> Shared {
        Shared { all: vec!["".into()], known: HashMap::from([("".into(), 0)]), last: 0 }
    }
}

impl Shared {
    pub(in crate::gazetteer) fn add(&mut self, text: &str) -> u32 {
        if text.is_empty() || *self.all[self.last as usize] == *text {
            return if text.is_empty() { 0 } else { self.last };
        }
        if let Some(&known) = self.known.get(text) {
            self.last = known;
            return known;
        }
        let at = self.all.len() as u32;
        self.all.push(text.into());
        self.known.insert(text.into(), at);
        at
    }

    pub(in crate::gazetteer) fn get(&self, at: u32) -> &str {
        &self.all[at as usize]
    }

    pub(in crate::gazetteer) fn len(&self) -> usize {
        self.all.len()
    }
}
