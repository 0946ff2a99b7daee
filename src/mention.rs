//! Mentions: the places in a text that name an entity, with what they may mean and why.

use serde::Serialize;
use smallvec::SmallVec;

use crate::alias::{Alias, Form};
use crate::cue::{Cue, Effect};
use crate::entity::Entity;
use crate::error::Row;
use crate::span::Span;

/// Whether a mention's meaning is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The first candidate is meant.
    Sure,
    /// Two candidates are about equally likely.
    Ambiguous,
    /// No candidate is likely enough: none of the entities in the table.
    Nil,
}

/// A span of the original text that names an entity.
#[derive(Clone, Debug)]
pub struct Mention<'g> {
    /// Where, in bytes of the original text.
    pub span: Span,
    /// Whether its meaning is known.
    pub status: Status,
    /// What it may mean, best first; never empty.
    pub candidates: SmallVec<[Candidate<'g>; 1]>,
}

impl<'g> Mention<'g> {
    /// The entity meant; `None` when that is ambiguous or unknown.
    pub fn entity(&self) -> Option<Entity<'g>> {
        (self.status == Status::Sure).then(|| self.best().entity())
    }

    /// The likeliest candidate.
    pub fn best(&self) -> &Candidate<'g> {
        &self.candidates[0]
    }

    /// How the surface relates to the canonical name of the likeliest candidate.
    pub fn form(&self) -> Form {
        self.best().alias.form()
    }
}

/// An entity that a mention may mean.
#[derive(Clone, Debug)]
pub struct Candidate<'g> {
    /// The alias that led to it.
    pub alias: Alias<'g>,
    /// Between 0 and 1: the chance that follows from the evidence for it, for the others and for none.
    pub score: f64,
    /// Why, strongest reasons included; weights are log-odds and add up.
    pub evidence: Reasons<'g>,
}

/// Reasons for and against a candidate; mostly there is one.
pub type Reasons<'g> = SmallVec<[Evidence<'g>; 1]>;

impl<'g> Candidate<'g> {
    /// The entity.
    pub fn entity(&self) -> Entity<'g> {
        self.alias.entity()
    }
}

/// One reason for or against a candidate.
#[derive(Clone, Debug)]
pub struct Evidence<'g> {
    /// What was seen.
    pub reason: Reason<'g>,
    /// Log-odds.
    pub weight: f64,
}

/// What counts for or against a candidate.
#[derive(Clone, Debug)]
pub enum Reason<'g> {
    /// How often a form of this kind means its entity.
    Prior(Form),
    /// The alias needs evidence before it means anything.
    ContextOnly,
    /// A cue beside the name or in the document, and how often.
    Cue(Cue<'g>, usize),
    /// The entity is named unmistakably earlier in the document.
    NamedEarlier,
    /// The entity is named unmistakably later in the document.
    NamedLater,
    /// The document names others of the entity's country unmistakably.
    Country(&'g str),
    /// The document introduces the acronym in brackets behind a name of the entity.
    Introduced,
    /// The document introduces the acronym in brackets behind another name.
    IntroducedForAnother,
    /// It is an ordinary word as well, and its whole line is in capitals.
    WordInCapitals,
    /// A capitalised word directly beside it seems to belong to a longer name.
    LongerName(Box<str>),
}

impl Reason<'_> {
    /// The table row it rests on, where there is one.
    pub fn row(&self) -> Option<Row> {
        match self {
            Reason::Cue(cue, _) => Some(cue.row()),
            _ => None,
        }
    }

    /// A stable code, such as `cue:right:air base`.
    pub fn code(&self) -> String {
        match self {
            Reason::Prior(form) => format!("prior:{}", form.word()),
            Reason::ContextOnly => "prior:context".to_owned(),
            Reason::Cue(cue, times) => {
                let not = if cue.effect() == Effect::Exclude { "not-" } else { "" };
                let times = if *times > 1 { format!(" ×{times}") } else { String::new() };
                format!("{not}cue:{}:{}{times}", cue.side().word(), cue.words())
            }
            Reason::NamedEarlier => "named:earlier".to_owned(),
            Reason::NamedLater => "named:later".to_owned(),
            Reason::Country(code) => format!("country:{code}"),
            Reason::Introduced => "introduced".to_owned(),
            Reason::IntroducedForAnother => "introduced-for-another".to_owned(),
            Reason::WordInCapitals => "word-in-capitals".to_owned(),
            Reason::LongerName(word) => format!("longer-name:{word}"),
        }
    }
}
