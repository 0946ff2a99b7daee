//! Evidence for and against each reading of an occurrence, and the verdict.
//!
//! Weights are log-odds against "no entity of the table" and add up; the score is the chance that follows, shared among
//! the candidates. They are set by hand so that one strong reason carries a context-only alias and a weak one does not.

use smallvec::{SmallVec, smallvec};

use crate::alias::{Alias, Form, Marks, Use};
use crate::cue::{Cue, Effect, Side, Target};
use crate::entity::{Entity, PERSON};
use crate::gazetteer::Gazetteer;
use crate::mention::{Candidate, Evidence, Mention, Reason, Reasons, Status};
use crate::span::Span;

use super::case;
use super::cues::{CueHits, CueIndex};
use super::introduced::Introduced;
use super::memory::{Memory, Named};
use super::neighbour::{self, Before, Names};
use super::occurrence::{Occurrence, Reading};
use super::place::{Place, Stretches};

/// Two candidates closer than this are not told apart.
const MARGIN: f64 = 0.7;

const CONTEXT_ONLY: f64 = -1.5;
/// Where another entity has the surface for its plain alias, it is a name in any case; only less often this one's.
const LESS_OFTEN: f64 = -2.0;
const HEAD: f64 = 4.0;
const NAMED_EARLIER: f64 = 3.5;
const NAMED_LATER: f64 = 2.5;
/// A name with capitals in a document about its country is most often the one; what may be a word or a surname is not.
const COUNTRY_OF_NAME: f64 = 2.0;
const COUNTRY: f64 = 0.7;
/// `WHO PAYS`: only the document can tell that it is no word.
const WORD_IN_CAPITALS: f64 = -5.0;
const INTRODUCED: f64 = 4.0;
const INTRODUCED_FOR_ANOTHER: f64 = -8.0;
const LONGER_NAME: f64 = -3.0;
/// The same before a surname that is practically unmistakable.
const NOT_ALONE: f64 = -4.0;
/// A word before a surname is most often a given name: `Hassan` before `al-Sudani`.
const ANOTHER_PERSON: f64 = -8.0;

fn prior(form: Form) -> f64 {
    match form {
        Form::Name => 4.0,
        Form::Spelling | Form::Native => 3.5,
        Form::Translation | Form::Acronym | Form::Former | Form::Demonym => 3.0,
        Form::Short | Form::Nickname | Form::Misspelling => 2.5,
        Form::Metonym => 2.0,
    }
}

/// What a cue weighs. One about an entity says more than one about its kind; what stands often says a little more.
fn weight(cue: Cue, times: usize) -> f64 {
    let often = times as f64 / (times as f64 + 1.0);
    match (cue.effect(), cue.side(), is_about_one(cue)) {
        (Effect::Extend, _, _) => HEAD,
        (Effect::Support, Side::Left | Side::Right, true) => 3.0,
        (Effect::Support, Side::Near, true) => 2.75,
        (Effect::Support, Side::Document, true) => 2.5 * often,
        (Effect::Support, Side::Left | Side::Right, false) => 1.0,
        (Effect::Support, _, false) => 0.5,
        (Effect::Exclude, Side::Left | Side::Right, true) => -10.0,
        (Effect::Exclude, Side::Near, true) => -3.0,
        (Effect::Exclude, _, true) => -3.0 * often,
        (Effect::Exclude, _, false) => -2.0,
    }
}

fn is_about_one(cue: Cue) -> bool {
    matches!(cue.target(), Target::Entity(_))
}

/// All that a verdict in one document rests on.
pub(super) struct Judge<'a, 'g> {
    pub(super) gazetteer: &'g Gazetteer,
    pub(super) cues: &'a CueIndex<'g>,
    pub(super) text: &'a str,
    pub(super) cue_hits: &'a CueHits,
    pub(super) names: &'a Names,
    pub(super) introduced: &'a Introduced<'a>,
}

/// Whether what an occurrence means depends on anything but itself.
pub(super) fn is_open(
    gazetteer: &Gazetteer,
    marks: &Marks,
    cues: &CueIndex,
    text: &str,
    occurrence: &Occurrence,
) -> bool {
    let is_open = |reading: &Reading| {
        let (form, _, usage) = marks.get(reading.alias);
        let alias = || gazetteer.alias(reading.alias);
        usage == Use::Context
            || form == Form::Short && is_surname(alias())
            || !cues.is_empty() && cues.may_exclude(alias().entity())
            || alias().is_word() && case::is_in_capitals(text, occurrence.span)
    };
    occurrence.readings.len() > 1 || occurrence.readings.iter().any(is_open)
}

/// A clipped name of a person, which others bear too.
fn is_surname(alias: Alias) -> bool {
    alias.form() == Form::Short && alias.entity().is_a(PERSON)
}

impl<'g> Judge<'_, 'g> {
    /// The mention an occurrence is whatever the document says: for those that are not open.
    pub(super) fn plain_mention(
        gazetteer: &'g Gazetteer,
        marks: &Marks,
        cues: &CueIndex<'g>,
        occurrence: &Occurrence,
    ) -> Mention<'g> {
        let reading = occurrence.readings[0];
        let alias = gazetteer.alias(reading.alias);
        let (form, ..) = marks.get(reading.alias);
        let mut evidence = smallvec![Evidence { reason: Reason::Prior(form), weight: prior(form) }];
        let mut sum = prior(form);
        if let Some(head) = reading.head {
            evidence.push(Evidence { reason: Reason::Cue(cues.cue(head), 1), weight: HEAD });
            sum += HEAD;
        }
        let score = 1.0 / (1.0 + (-sum).exp());
        let candidate = Candidate { alias, score, evidence };
        Mention { span: occurrence.span, status: Status::Sure, candidates: smallvec![candidate] }
    }

    /// The mention an occurrence is as it stands, candidates best first.
    pub(super) fn mention(&self, stretches: &Stretches, occurrence: &Occurrence) -> Mention<'g> {
        let plain = occurrence.readings.iter().filter_map(|reading| {
            let alias = self.gazetteer.alias(reading.alias);
            (alias.usage() == Use::Tag).then(|| prior(alias.form()))
        });
        let rarely = plain.max_by(f64::total_cmp).map_or(CONTEXT_ONLY, |prior| prior + LESS_OFTEN);
        let place = Place::new(stretches, occurrence.span);
        let candidates = occurrence.readings.iter().map(|reading| self.candidate(&place, reading, rarely)).collect();
        verdict(occurrence.span, candidates)
    }

    /// The same mention with what the document has told since: nothing else about it has changed.
    pub(super) fn with_memory(text: &str, mention: &Mention<'g>, memory: &Memory<'g>) -> Option<Mention<'g>> {
        let mut candidates = mention.candidates.clone();
        let mut any = false;
        // Where one of them has the surface for its plain name, the others need more than a country.
        let are_open = candidates.iter().all(|candidate| candidate.alias.usage() == Use::Context);
        for candidate in &mut candidates {
            let entity = candidate.entity();
            if are_open && memory.is_about_country_of(entity) {
                let weight = if is_telling(text, mention.span, candidate.alias) { COUNTRY_OF_NAME } else { COUNTRY };
                candidate.evidence.push(Evidence { reason: Reason::Country(entity.country()), weight });
                any = true;
            }
            let reason = match memory.named(candidate.entity(), mention.span) {
                Some(Named::Earlier) => Evidence { reason: Reason::NamedEarlier, weight: NAMED_EARLIER },
                Some(Named::Later) => Evidence { reason: Reason::NamedLater, weight: NAMED_LATER },
                None => continue,
            };
            let is_longer = |evidence: &Evidence| matches!(evidence.reason, Reason::LongerName(_));
            let at = candidate.evidence.iter().position(is_longer).unwrap_or(candidate.evidence.len());
            candidate.evidence.insert(at, reason);
            any = true;
        }
        any.then(|| verdict(mention.span, candidates))
    }

    /// A candidate with the evidence for it; `rarely` is the prior of a context-only alias here.
    fn candidate(&self, place: &Place, reading: &Reading, rarely: f64) -> Candidate<'g> {
        let alias = self.gazetteer.alias(reading.alias);
        let mut evidence: Reasons<'g> = SmallVec::new();
        let context_only = alias.usage() == Use::Context;
        evidence.push(if context_only {
            Evidence { reason: Reason::ContextOnly, weight: rarely }
        } else {
            Evidence { reason: Reason::Prior(alias.form()), weight: prior(alias.form()) }
        });
        if let Some(head) = reading.head {
            evidence.push(Evidence { reason: Reason::Cue(self.cues.cue(head), 1), weight: HEAD });
        }
        if alias.is_word() && case::is_in_capitals(self.text, place.span) {
            evidence.push(Evidence { reason: Reason::WordInCapitals, weight: WORD_IN_CAPITALS });
        }
        if alias.form() == Form::Acronym {
            let says = self.introduced.says(place.span.of(self.text), alias.entity().at);
            evidence.extend(says.map(|is_its| match is_its {
                true => Evidence { reason: Reason::Introduced, weight: INTRODUCED },
                false => Evidence { reason: Reason::IntroducedForAnother, weight: INTRODUCED_FOR_ANOTHER },
            }));
        }
        let cued = self.add_cues(place, alias.entity(), &mut evidence);
        if reading.head.is_none() {
            evidence.extend(self.longer_name(place.span, alias, cued));
        }
        Candidate { alias, score: 0.0, evidence }
    }

    /// Adds the strongest cue of each side and effect, one about the entity and one about its kind. Tells which sides
    /// had a cue directly beside the name.
    fn add_cues(&self, place: &Place, entity: Entity<'g>, evidence: &mut Reasons<'g>) -> Sides {
        let mut sides = Sides::default();
        if self.cues.is_empty() {
            return sides;
        }
        let mut strongest: SmallVec<[(Cue<'g>, usize); 4]> = SmallVec::new();
        for (at, pattern) in self.cues.evidence(entity, place.beside()) {
            let times = match pattern {
                Some(pattern) => self.cue_hits.count(pattern, || self.cues.side(at), self.text, place.span),
                None => usize::from(self.cues.beside(at, place).is_some()),
            };
            if times == 0 {
                continue;
            }
            let cue = self.cues.cue(at);
            sides.left |= cue.side() == Side::Left;
            sides.right |= cue.side() == Side::Right;
            let is_alike = |known: &&mut (Cue, usize)| {
                let known = known.0;
                (known.effect(), known.side()) == (cue.effect(), cue.side()) && is_about_one(known) == is_about_one(cue)
            };
            match strongest.iter_mut().find(is_alike) {
                // The words of several document cues count together.
                Some(known) if cue.side() == Side::Document && known.0.target() == cue.target() => known.1 += times,
                Some(known) if weight(cue, times).abs() > weight(known.0, known.1).abs() => *known = (cue, times),
                Some(_) => {}
                None => strongest.push((cue, times)),
            }
        }
        let weigh = |(cue, times)| Evidence { reason: Reason::Cue(cue, times), weight: weight(cue, times) };
        evidence.extend(strongest.into_iter().map(weigh));
        sides
    }

    /// A capitalised word beside the name that no cue and no other name accounts for.
    fn longer_name(&self, name: Span, alias: Alias, cued: Sides) -> Option<Evidence<'g>> {
        let context_only = alias.usage() == Use::Context;
        let surname = is_surname(alias);
        // Every German noun has a capital.
        let is_german = alias.lang().split('-').next() == Some("de");
        // Capitals beside initials are no part of them: `SDF Commander`.
        let is_acronym = alias.form() == Form::Acronym;
        if is_german || is_acronym || !context_only && !surname {
            return None;
        }
        let before = if cued.left { None } else { neighbour::before(self.text, self.gazetteer, self.names, name) };
        let before = before.filter(|before| before.is_capital || surname);
        let after = if cued.right { None } else { neighbour::after(self.text, self.names, name) };
        let (word, weight) = match (before, after) {
            (Some(before), _) if surname && (context_only || before.is_given) => (before.word, ANOTHER_PERSON),
            (Some(before), _) if surname => (before.word, NOT_ALONE),
            (Some(Before { word, .. }), _) | (None, Some(word)) => (word, LONGER_NAME),
            (None, None) => return None,
        };
        Some(Evidence { reason: Reason::LongerName(word.into()), weight })
    }
}

/// Whether a name is hardly a word: its capitals are no sentence's first, and it is no surname.
fn is_telling(text: &str, span: Span, alias: Alias) -> bool {
    let surface = span.of(text);
    let is_capital = surface.chars().next().is_some_and(char::is_uppercase);
    is_capital
        && alias.form() != Form::Demonym
        && !(alias.entity().is_a(PERSON) && matches!(alias.form(), Form::Short | Form::Nickname))
        && (surface.contains(' ') || !neighbour::opens_sentence(text, span.start))
        && !case::is_headline(text, span.start)
}

/// The mention that follows from the evidence for its candidates.
fn verdict<'g>(span: Span, candidates: SmallVec<[Candidate<'g>; 1]>) -> Mention<'g> {
    let weigh = |candidate: Candidate<'g>| {
        let weight: f64 = candidate.evidence.iter().map(|evidence| evidence.weight).sum();
        (weight, candidate)
    };
    let mut weighed: SmallVec<[(f64, Candidate<'g>); 1]> = candidates.into_iter().map(weigh).collect();
    // The chance of each against the others and against none of them, whose weight is 0. In the order of entities, so
    // that the sum does not depend on what was thought before.
    weighed.sort_by_key(|(_, candidate)| candidate.entity().at);
    let sum: f64 = 1.0 + weighed.iter().map(|(weight, _)| weight.exp()).sum::<f64>();
    for (weight, candidate) in &mut weighed {
        candidate.score = weight.exp() / sum;
    }
    weighed.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let status = match weighed[..] {
        [(best, _), ..] if best < 0.0 => Status::Nil,
        [(best, _), (second, _), ..] if second >= 0.0 && best - second < MARGIN => Status::Ambiguous,
        _ => Status::Sure,
    };
    Mention { span, status, candidates: weighed.into_iter().map(|(_, candidate)| candidate).collect() }
}

/// The sides on which a cue stands directly beside a name.
#[derive(Clone, Copy, Default)]
struct Sides {
    left: bool,
    right: bool,
}
