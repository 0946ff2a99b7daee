//! Hits to occurrences: a name that stands at a place in the text, with the aliases it may be there.

use smallvec::SmallVec;

use crate::alias::{Alias, Marks, Use};
use crate::boundary::{Clitic, Start};
use crate::dictionary::Dictionary;
use crate::gazetteer::{Gazetteer, STOP};
use crate::image::Section;
use crate::matcher::Hit;
use crate::span::Span;

use super::{article, case};

/// A name at a place: edges and case are right, the meaning is open.
#[derive(Clone, Debug)]
pub(super) struct Occurrence {
    /// Where in the text.
    pub(super) span: Span,
    /// What it may be: one reading for each entity.
    pub(super) readings: Readings,
}

pub(super) type Readings = SmallVec<[Reading; 1]>;

/// An alias that a surface may be, and the cue that made the span longer than the alias.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) alias: u32,
    pub(super) head: Option<u32>,
}

/// What a hit is.
pub(super) enum Found {
    Occurrence(Occurrence),
    /// A surface that the stoplist names exactly as it is written.
    Stop(Span),
    Nothing,
}

/// What judging a hit needs to know of the table.
#[derive(Clone, Copy)]
pub(super) struct Collector<'a> {
    gazetteer: &'a Gazetteer,
    dictionary: Dictionary<'a>,
    marks: Marks<'a>,
    /// How many patterns are aliases; they come first.
    aliases: u32,
    /// The patterns behind them: fold, and the alias that is the pattern without its article.
    extras: &'a [[u32; 2]],
}

impl<'a> Collector<'a> {
    pub(super) fn new(gazetteer: &'a Gazetteer, dictionary: Dictionary<'a>) -> Collector<'a> {
        let aliases = gazetteer.alias_count() as u32;
        let (marks, extras) = (Marks::of(gazetteer.image()), gazetteer.image().rows(Section::Extras));
        Collector { gazetteer, dictionary, marks, aliases, extras }
    }

    /// What a hit is in its text.
    pub(super) fn found(&self, text: &str, hit: &Hit) -> Found {
        let mut readings = Readings::new();
        for pattern in self.dictionary.alike(hit.pattern) {
            if pattern < self.aliases {
                self.read(pattern, text, hit, &mut readings);
                continue;
            }
            match self.extras[(pattern - self.aliases) as usize][1] {
                STOP if self.gazetteer.is_stopped(hit.span.of(text)) => return Found::Stop(hit.span),
                STOP => {}
                // Without its article an Arabic name stands only after li-.
                bare => {
                    if hit.start == Start::After(Clitic::Arabic) && text[..hit.span.start].ends_with("لل") {
                        self.read(bare, text, hit, &mut readings);
                    }
                }
            }
        }
        if readings.is_empty() {
            return Found::Nothing;
        }
        Found::Occurrence(Occurrence { span: article::with_article(text, hit.span), readings })
    }

    /// Adds an alias to the readings, if it may stand at a hit; of each entity the one that tells most.
    fn read(&self, alias: u32, text: &str, hit: &Hit, readings: &mut Readings) {
        if !self.fits(alias, text, hit) {
            return;
        }
        if !readings.is_empty() {
            let surface = hit.span.of(text);
            let this = self.alias(alias);
            let same_entity = |reading: &&mut Reading| self.alias(reading.alias).entity().at == this.entity().at;
            match readings.iter_mut().find(same_entity) {
                Some(known) if this.speaks_before(self.alias(known.alias), surface) => return known.alias = alias,
                Some(_) => return,
                None => {}
            }
        }
        readings.push(Reading { alias, head: None });
    }

    /// Gives the readings of a second occurrence at the same span to the first.
    pub(super) fn merge(&self, first: &mut Occurrence, second: &Occurrence) {
        for reading in &second.readings {
            let entity = self.alias(reading.alias).entity().at;
            if !first.readings.iter().any(|known| self.alias(known.alias).entity().at == entity) {
                first.readings.push(*reading);
            }
        }
    }

    fn alias(&self, at: u32) -> Alias<'a> {
        self.gazetteer.alias(at)
    }

    fn fits(&self, at: u32, text: &str, hit: &Hit) -> bool {
        let alias = self.alias(at);
        let starts = match hit.start {
            Start::Word => true,
            Start::After(clitic) => clitic.fits(alias.lang()),
        };
        let (_, case, usage) = self.marks.get(at);
        starts && matches!(usage, Use::Tag | Use::Context) && case::agrees(alias, case, text, hit)
    }
}

/// Whether an occurrence lies inside one of some spans, ascending.
pub(super) fn is_inside(occurrence: &Occurrence, spans: &[Span]) -> bool {
    let before = spans.partition_point(|span| span.start <= occurrence.span.start);
    spans[..before].iter().rev().take(STOPS_TRIED).any(|span| span.end >= occurrence.span.end)
}

/// Stop surfaces that begin before a name and reach beyond it are few; no more are looked at.
const STOPS_TRIED: usize = 8;
