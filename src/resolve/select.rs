//! Which of several overlapping mentions stand.

use crate::mention::{Mention, Status};

/// From mentions in the order of their starts, longer ones first: the leftmost, and the longest of those that begin
/// together; no two overlap. What means nothing never stands.
pub(super) fn longest<'m, 'g: 'm>(mentions: &'m [Mention<'g>]) -> impl Iterator<Item = usize> + use<'m, 'g> {
    let mut end = 0;
    all(mentions).filter(move |&at| {
        let span = mentions[at].span;
        let free = span.start >= end;
        if free {
            end = span.end;
        }
        free
    })
}

/// All that mean something.
pub(super) fn all<'m, 'g: 'm>(mentions: &'m [Mention<'g>]) -> impl Iterator<Item = usize> + use<'m, 'g> {
    (0..mentions.len()).filter(|&at| mentions[at].status != Status::Nil)
}
