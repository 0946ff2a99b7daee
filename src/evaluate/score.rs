//! Scores: precision, recall and F1, strict and by overlap, entity-aware, by kind and by form, and every error.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::entity::Entity;
use crate::mention::Mention;
use crate::span::Span;
use crate::tagger::Tagger;

use super::gold::{GoldDocument, GoldMention};

/// True positives, false positives, false negatives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Counts {
    /// Found and right.
    pub right: usize,
    /// Found and wrong.
    pub spurious: usize,
    /// Marked and not found.
    pub missed: usize,
}

impl Counts {
    /// Of what was found, how much is right.
    pub fn precision(self) -> f64 {
        ratio(self.right, self.right + self.spurious)
    }

    /// Of what is marked, how much was found.
    pub fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    /// The harmonic mean of the two.
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.spurious + self.missed)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// The result of an evaluation.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// How many documents were read.
    pub documents: usize,
    /// Same span (leading article and possessive aside) and right entity.
    pub strict: Counts,
    /// Overlapping span and right entity.
    pub overlap: Counts,
    /// Strict counts by kind.
    pub by_kind: BTreeMap<String, Counts>,
    /// Strict counts by the form the gold names: nothing is spurious here, for only gold has forms.
    pub by_form: BTreeMap<String, Counts>,
    /// Every difference, in the order of the documents.
    pub errors: Vec<Difference>,
}

/// What went wrong at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Marked, nothing found there.
    Missed,
    /// Found, nothing marked there.
    Spurious,
    /// The right entity with other edges.
    WrongSpan,
    /// Something else is found there.
    WrongEntity,
}

/// One difference between gold and tagger.
#[derive(Clone, Debug)]
pub struct Difference {
    /// Position of the document in the gold.
    pub document: usize,
    /// Where.
    pub span: Span,
    /// What went wrong.
    pub outcome: Outcome,
    /// The entity (or kind) marked, if any.
    pub gold: Option<String>,
    /// The entity found, if any.
    pub found: Option<String>,
}

/// Tags every text and compares. Gold mentions whose form, in the words of the gold, is in `left_out`, and found ones of
/// these forms, count neither for nor against.
pub fn evaluate(tagger: &Tagger, gold: &[GoldDocument], left_out: &[&str]) -> Scores {
    let mut scores = Scores { documents: gold.len(), ..Scores::default() };
    for (at, document) in gold.iter().enumerate() {
        Comparison::new(tagger, document, left_out).count(at, &mut scores);
    }
    scores
}

/// A found mention with a sure answer.
struct Found<'g> {
    span: Span,
    entity: Entity<'g>,
    labels: Vec<&'g str>,
}

struct Comparison<'d, 'g> {
    text: &'d str,
    gold: Vec<&'d GoldMention>,
    found: Vec<Found<'g>>,
}

impl<'d, 'g> Comparison<'d, 'g> {
    fn new(tagger: &'g Tagger, document: &'d GoldDocument, left_out: &[&str]) -> Comparison<'d, 'g> {
        let text = &*document.text;
        let is_out = |mention: &&GoldMention| mention.optional || left_out.contains(&&*mention.form);
        let (out, gold): (Vec<&GoldMention>, Vec<&GoldMention>) = document.mentions.iter().partition(is_out);
        let mentions = tagger.tag(text);
        let counts = |mention: &&Mention| {
            let overlaps = |gold: &&&GoldMention| gold.span.overlaps(mention.span);
            let beside_the_point = left_out.contains(&mention.form().word()) || out.iter().any(|gold| overlaps(&gold));
            !beside_the_point || gold.iter().any(|gold| bare(text, gold.span) == bare(text, mention.span))
        };
        let found = mentions.iter().filter(counts).filter_map(|mention| {
            let entity = mention.entity()?;
            let lineage = tagger.gazetteer().lineage(entity.kind());
            let labels = lineage.flat_map(|kind| [kind.name, kind.conll_label, kind.spacy_label]).collect();
            Some(Found { span: mention.span, entity, labels })
        });
        let found = found.collect();
        Comparison { text, gold, found }
    }

    fn count(&self, document: usize, scores: &mut Scores) {
        let same_span = |gold: &GoldMention, found: &Found| bare(self.text, gold.span) == bare(self.text, found.span);
        let right = |gold: &GoldMention, found: &Found| gold.accepts(found.entity.id(), &found.labels);
        let overlaps = |gold: &GoldMention, found: &Found| gold.span.overlaps(found.span);
        let strict = self.pair(|gold, found| same_span(gold, found) && right(gold, found));
        let overlap = self.pair(|gold, found| overlaps(gold, found) && right(gold, found));
        tally(&overlap, &mut scores.overlap);
        tally(&strict, &mut scores.strict);

        let mut told = vec![false; self.found.len()];
        for (gold, partner) in self.gold.iter().zip(&strict.gold) {
            for count in [
                scores.by_kind.entry(or_dash(&gold.kind)).or_default(),
                scores.by_form.entry(or_dash(&gold.form)).or_default(),
            ] {
                *if partner.is_some() { &mut count.right } else { &mut count.missed } += 1;
            }
            if partner.is_none() {
                let touching = self.found.iter().position(|found| overlaps(gold, found));
                let outcome = match touching {
                    None => Outcome::Missed,
                    Some(at) if right(gold, &self.found[at]) => Outcome::WrongSpan,
                    Some(_) => Outcome::WrongEntity,
                };
                touching.into_iter().for_each(|at| told[at] = true);
                let found = touching.map(|at| self.found[at].entity.id().to_string());
                let gold_answer = Some(if gold.entity.is_empty() { gold.kind.clone() } else { gold.entity.clone() });
                scores.errors.push(Difference { document, span: gold.span, outcome, gold: gold_answer, found });
            }
        }
        for (at, found) in self.found.iter().enumerate().filter(|&(at, _)| strict.found[at].is_none()) {
            // Under the label the gold would have used.
            let label = found.labels.iter().find(|label| scores.by_kind.contains_key(**label));
            let label = label.map_or_else(|| found.entity.kind().to_string(), |label| (*label).to_owned());
            scores.by_kind.entry(label).or_default().spurious += 1;
            if !told[at] {
                scores.errors.push(Difference {
                    document,
                    span: found.span,
                    outcome: Outcome::Spurious,
                    gold: None,
                    found: Some(found.entity.id().to_string()),
                });
            }
        }
    }

    /// Pairs gold with found, each at most once, in text order.
    fn pair(&self, fits: impl Fn(&GoldMention, &Found) -> bool) -> Pairs {
        let mut pairs = Pairs { gold: vec![None; self.gold.len()], found: vec![None; self.found.len()] };
        let mut first = 0;
        for (at, gold) in self.gold.iter().enumerate() {
            while self.found.get(first).is_some_and(|found| found.span.end + SLACK < gold.span.start) {
                first += 1;
            }
            let beside = self.found[first..].iter().take_while(|found| found.span.start <= gold.span.end + SLACK);
            let partner = beside
                .enumerate()
                .map(|(offset, found)| (first + offset, found))
                .find(|&(partner, found)| pairs.found[partner].is_none() && fits(gold, found));
            if let Some((partner, _)) = partner {
                pairs.gold[at] = Some(partner);
                pairs.found[partner] = Some(at);
            }
        }
        pairs
    }
}

/// How far an article or a possessive can move an edge, in bytes.
const SLACK: usize = 8;

struct Pairs {
    gold: Vec<Option<usize>>,
    found: Vec<Option<usize>>,
}

fn tally(pairs: &Pairs, counts: &mut Counts) {
    let right = pairs.gold.iter().flatten().count();
    counts.right += right;
    counts.missed += pairs.gold.len() - right;
    counts.spurious += pairs.found.len() - right;
}

fn or_dash(word: &str) -> String {
    if word.is_empty() { "-".to_owned() } else { word.to_owned() }
}

/// A span without a leading English article and without a possessive.
fn bare(text: &str, span: Span) -> Span {
    let surface = span.of(text);
    let article = ["the ", "The ", "THE "].iter().find(|article| surface.starts_with(**article));
    let start = span.start + article.map_or(0, |article| article.len());
    let owned = ["'s", "’s", "'S", "’S", "'", "’"].iter().find(|mark| surface.ends_with(**mark));
    let end = span.end - owned.map_or(0, |mark| mark.len());
    if start < end { Span::new(start, end) } else { span }
}
