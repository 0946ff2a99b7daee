//! Hits to occurrences: a name that stands at a place in the text, with the aliases it may be there.

use smallvec::SmallVec;

use crate::alias::{Alias, Use};
use crate::fold::{Folded, FoldedSpan};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::matcher::Hit;
use crate::span::Span;

use super::article;
use super::boundary::{self, Start};
use super::case::Capitals;
use super::clitic::Clitic;

/// A name at a place: boundaries and case are right, the meaning is open.
#[derive(Clone, Debug)]
pub(super) struct Occurrence {
    /// Where in folded text.
    pub(super) at: FoldedSpan,
    /// Where in the original.
    pub(super) span: Span,
    /// What it may be: one reading for each entity.
    pub(super) readings: SmallVec<[Reading; 1]>,
}

/// An alias that a surface may be, and the cue that made the span longer than the alias.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) alias: usize,
    pub(super) head: Option<usize>,
}

/// What judging a hit needs to know of the table.
pub(super) struct Collector<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) lexicon: &'a Lexicon,
    pub(super) capitals: &'a [Capitals],
}

impl Collector<'_> {
    /// The occurrence at a hit, if there is one.
    pub(super) fn occurrence(&self, folded: &Folded, hit: Hit) -> Option<Occurrence> {
        let start = boundary::start(folded, hit.at.start)?;
        if !boundary::ends(folded, hit.at) {
            return None;
        }
        let span = folded.span(hit.at)?;
        let surface = span.of(folded.original());
        let mut readings: SmallVec<[Reading; 1]> = SmallVec::new();
        let after_li = start == Start::After(Clitic::Arabic) && folded.text()[..hit.at.start].ends_with("لل");
        let bare = if after_li { self.lexicon.bare(hit.pattern) } else { &[] };
        for &at in self.lexicon.aliases(hit.pattern).iter().chain(bare) {
            if !self.fits(at, start, folded, hit.at) {
                continue;
            }
            let alias = &self.gazetteer.aliases()[at];
            let same_entity = |reading: &&mut Reading| self.alias(reading).entity == alias.entity;
            match readings.iter_mut().find(same_entity) {
                Some(known) if alias.speaks_before(self.alias(known), surface) => known.alias = at,
                Some(_) => {}
                None => readings.push(Reading { alias: at, head: None }),
            }
        }
        let at = article::with_article(folded, hit.at);
        let span = folded.span(at)?;
        (!readings.is_empty()).then_some(Occurrence { at, span, readings })
    }

    /// The span of a hit that the stoplist names exactly as it is written.
    pub(super) fn stopped(&self, folded: &Folded, hit: Hit) -> Option<Span> {
        if !self.lexicon.is_stop(hit.pattern) {
            return None;
        }
        let span = folded.span(hit.at)?;
        self.gazetteer.is_stopped(span.of(folded.original())).then_some(span)
    }

    /// Gives the readings of a second occurrence at the same span to the first.
    pub(super) fn merge(&self, first: &mut Occurrence, second: &Occurrence) {
        for reading in &second.readings {
            let entity = self.alias(reading).entity;
            if !first.readings.iter().any(|known| self.alias(known).entity == entity) {
                first.readings.push(*reading);
            }
        }
    }

    fn alias(&self, reading: &Reading) -> &Alias {
        &self.gazetteer.aliases()[reading.alias]
    }

    fn fits(&self, at: usize, start: Start, folded: &Folded, hit: FoldedSpan) -> bool {
        let alias = &self.gazetteer.aliases()[at];
        let starts = match start {
            Start::Word => true,
            Start::After(clitic) => clitic.fits(&alias.lang),
        };
        starts && matches!(alias.usage, Use::Tag | Use::Context) && self.capitals[at].agree(alias.case, folded, hit)
    }
}

/// Whether an occurrence lies inside one of some spans, ascending.
pub(super) fn is_inside(occurrence: &Occurrence, spans: &[Span]) -> bool {
    let before = spans.partition_point(|span| span.start <= occurrence.span.start);
    spans[..before].iter().rev().take(STOPS_TRIED).any(|span| span.end >= occurrence.span.end)
}

/// Stop surfaces that begin before a name and reach beyond it are few; no more are looked at.
const STOPS_TRIED: usize = 8;
