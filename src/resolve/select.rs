//! Which of several overlapping mentions stand.

use crate::mention::{Mention, Status};

/// Takes mentions in the order of their starts, longer ones first, and keeps the leftmost, and the longest of those that
/// begin together: no two overlap. What means nothing never stands.
#[derive(Default)]
pub(super) struct Longest {
    end: usize,
}

impl Longest {
    pub(super) fn takes(&mut self, mention: &Mention) -> bool {
        let stands = is_meant(mention) && mention.span.start >= self.end;
        if stands {
            self.end = mention.span.end;
        }
        stands
    }
}

pub(super) fn is_meant(mention: &Mention) -> bool {
    mention.status != Status::Nil
}
