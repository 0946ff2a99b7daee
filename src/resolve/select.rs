//! Which of several overlapping mentions stand.

use crate::mention::{Mention, Status};
use crate::span::Span;

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

/// Where names surely stand that need no evidence, before anything is judged: what lies inside one need not be judged.
#[derive(Default)]
pub(super) struct Certain {
    /// The end of the last of them.
    end: usize,
    /// How far the names before reach, whatever becomes of them.
    reach: usize,
}

impl Certain {
    pub(super) fn covers(&self, span: Span) -> bool {
        span.end <= self.end
    }

    /// Takes names in the order of their starts, longer ones first.
    pub(super) fn pass(&mut self, span: Span, needs_no_evidence: bool) {
        if needs_no_evidence && span.start >= self.reach {
            self.end = span.end;
        }
        self.reach = self.reach.max(span.end);
    }
}

pub(super) fn is_meant(mention: &Mention) -> bool {
    mention.status != Status::Nil
}
