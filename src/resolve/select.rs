//! Which of several overlapping mentions stand.

use crate::mention::{Mention, Status};

/// Leftmost first, the longest of those that begin together; no two overlap. What means nothing never stands.
pub(super) fn longest(mut mentions: Vec<Mention>) -> Vec<Mention> {
    mentions.retain(|mention| mention.status != Status::Nil);
    in_order(&mut mentions);
    let mut end = 0;
    mentions.retain(|mention| {
        let free = mention.span.start >= end;
        if free {
            end = mention.span.end;
        }
        free
    });
    mentions
}

/// All that mean something.
pub(super) fn all(mut mentions: Vec<Mention>) -> Vec<Mention> {
    mentions.retain(|mention| mention.status != Status::Nil);
    in_order(&mut mentions);
    mentions
}

fn in_order(mentions: &mut [Mention]) {
    mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
}
