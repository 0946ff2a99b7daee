//! The whole pipeline on one page: match, collect, judge, select.

use crate::dictionary::Dictionary;
use crate::fold::{Folded, fold};
use crate::gazetteer::Gazetteer;
use crate::machine::{Effort, Level};
use crate::matcher::{self, Hit};
use crate::mention::Mention;
use crate::resolve;

/// Finds the names of a gazetteer in text.
///
/// ```
/// use canonym::{Gazetteer, Tagger};
/// let tagger = Tagger::new(Gazetteer::bundled());
/// let text = "Kata’ib Hizbullah blamed the US.";
/// let mentions = tagger.tag(text);
/// assert_eq!(mentions[0].span.of(text), "Kata’ib Hizbullah");
/// assert_eq!(mentions[0].entity().unwrap().id(), "kataib-hezbollah");
/// assert_eq!(mentions[1].entity().unwrap().name(), "United States");
/// ```
pub struct Tagger {
    gazetteer: Gazetteer,
    options: TagOptions,
}

/// What a tagger keeps of what it finds, and how it works.
#[derive(Clone, Debug)]
pub struct TagOptions {
    /// Keep mentions inside and across others.
    pub overlapping: bool,
    /// Keep only these kinds and the kinds below them; empty keeps all. A name that is no kind keeps nothing.
    pub kinds: Vec<String>,
    /// Which vector instructions are used; the answers are the same.
    pub level: Level,
    /// How many threads work on one text, if it is longer than some megabytes; the answers are the same.
    pub threads: usize,
}

impl Default for TagOptions {
    fn default() -> TagOptions {
        TagOptions { overlapping: false, kinds: Vec::new(), level: Level::best(), threads: 1 }
    }
}

/// The inner stages of tagging one text, for people who doubt a result.
pub struct Trace<'t, 'g> {
    /// The text as the rules fold it. Tagging folds only what it looks at.
    pub folded: Folded<'t>,
    /// The raw matches, each with its pattern.
    pub hits: Vec<(Hit, String)>,
    /// Every place that may be a name, with all its candidates, likely or not.
    pub candidates: Vec<Mention<'g>>,
}

impl Tagger {
    /// A tagger with the usual options.
    pub fn new(gazetteer: Gazetteer) -> Tagger {
        Tagger::with_options(gazetteer, TagOptions::default())
    }

    /// A tagger with options of your own.
    pub fn with_options(gazetteer: Gazetteer, options: TagOptions) -> Tagger {
        Tagger { gazetteer, options }
    }

    /// The table behind the tagger.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The mentions of a text, in its order; without overlaps unless asked for.
    pub fn tag(&self, text: &str) -> Vec<Mention<'_>> {
        let mut mentions = self.candidates(text, !self.options.overlapping);
        resolve::select(&mut mentions, self.options.overlapping);
        if !self.options.kinds.is_empty() {
            mentions.retain(|mention| self.is_wanted(mention));
        }
        mentions
    }

    /// What the stages of [`Tagger::tag`] hand on to one another.
    pub fn trace<'t>(&self, text: &'t str) -> Trace<'t, '_> {
        let dictionary = Dictionary::of_names(self.gazetteer.image());
        let mut hits = Vec::new();
        self.hits(text, |hit| hits.push((hit, dictionary.fold(hit.pattern))));
        hits.sort_by(|(a, one), (b, other)| (a.span, one).cmp(&(b.span, other)));
        Trace { folded: fold(text), hits, candidates: self.candidates(text, false) }
    }

    /// How many raw matches a text has: the matcher's share of the work, for benches.
    #[doc(hidden)]
    pub fn count_hits(&self, text: &str) -> usize {
        let mut count = 0;
        self.hits(text, |_| count += 1);
        count
    }

    /// The raw matches of a text.
    pub(crate) fn hits(&self, text: &str, on: impl FnMut(Hit)) {
        let dictionary = Dictionary::of_names(self.gazetteer.image());
        matcher::find(&dictionary, self.options.level, text, 0..text.len(), on);
    }

    fn candidates(&self, text: &str, only_longest: bool) -> Vec<Mention<'_>> {
        let effort = Effort { level: self.options.level, threads: self.options.threads };
        let collected = resolve::collect(&self.gazetteer, effort, text);
        resolve::judge(&self.gazetteer, effort, text, collected, only_longest)
    }

    fn is_wanted(&self, mention: &Mention) -> bool {
        let kinds = &self.options.kinds;
        kinds.is_empty() || kinds.iter().any(|wanted| mention.best().entity().is_a(wanted))
    }
}
