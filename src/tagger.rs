//! The whole pipeline on one page: fold, match, resolve.

use crate::error::Error;
use crate::fold::{Folded, fold};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::matcher::{self, Hit, Matcher};
use crate::mention::Mention;
use crate::resolve::{self, Resolver};

/// Finds the names of a gazetteer in text.
///
/// ```
/// use canonym::{Gazetteer, Tagger};
/// let tagger = Tagger::new(Gazetteer::bundled())?;
/// let text = "Kata’ib Hizbullah blamed the US.";
/// let mentions = tagger.tag(text);
/// assert_eq!(mentions[0].span.of(text), "Kata’ib Hizbullah");
/// assert_eq!(mentions[0].entity().unwrap().id.as_str(), "kataib-hezbollah");
/// assert_eq!(mentions[1].entity().unwrap().name.as_ref(), "United States");
/// # Ok::<(), canonym::Error>(())
/// ```
pub struct Tagger {
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    matcher: Box<dyn Matcher>,
    resolver: Resolver,
    options: TagOptions,
}

/// What a tagger keeps of what it finds.
#[derive(Clone, Debug, Default)]
pub struct TagOptions {
    /// Keep mentions inside and across others.
    pub overlapping: bool,
    /// Keep only these kinds and the kinds below them; empty keeps all. A name that is no kind keeps nothing.
    pub kinds: Vec<String>,
}

/// The inner stages of tagging one text, for people who doubt a result.
pub struct Trace<'t, 'g> {
    /// The folded text.
    pub folded: Folded<'t>,
    /// The raw matches, each with its pattern.
    pub hits: Vec<(Hit, &'g str)>,
    /// Every place that may be a name, with all its candidates, likely or not.
    pub candidates: Vec<Mention<'g>>,
}

impl Tagger {
    /// A tagger with the usual options.
    pub fn new(gazetteer: Gazetteer) -> Result<Tagger, Error> {
        Tagger::with_options(gazetteer, TagOptions::default())
    }

    /// A tagger with options of your own.
    pub fn with_options(gazetteer: Gazetteer, options: TagOptions) -> Result<Tagger, Error> {
        let lexicon = Lexicon::new(&gazetteer);
        let matcher = matcher::build(&lexicon.patterns())?;
        let resolver = Resolver::new(&gazetteer, &lexicon)?;
        Ok(Tagger { gazetteer, lexicon, matcher, resolver, options })
    }

    /// The table behind the tagger.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The mentions of a text, in its order; without overlaps unless asked for.
    pub fn tag(&self, text: &str) -> Vec<Mention<'_>> {
        let folded = fold(text);
        let mut mentions = self.candidates(&folded);
        resolve::select(&mut mentions, self.options.overlapping);
        mentions.retain(|mention| self.is_wanted(mention));
        mentions
    }

    /// What the stages of [`Tagger::tag`] hand on to one another.
    pub fn trace<'t>(&self, text: &'t str) -> Trace<'t, '_> {
        let folded = fold(text);
        let mut hits = Vec::new();
        self.hits(&folded, &mut |hit| hits.push((hit, self.lexicon.pattern(hit.pattern))));
        let candidates = self.candidates(&folded);
        Trace { folded, hits, candidates }
    }

    /// How many raw matches a folded text has: the matcher's share of the work, for benches.
    #[doc(hidden)]
    pub fn count_hits(&self, folded: &Folded) -> usize {
        let mut count = 0;
        self.hits(folded, &mut |_| count += 1);
        count
    }

    /// The raw matches of a folded text.
    pub(crate) fn hits(&self, folded: &Folded, hit: &mut dyn FnMut(Hit)) {
        self.matcher.find(folded.text(), hit);
    }

    fn candidates(&self, folded: &Folded) -> Vec<Mention<'_>> {
        let find = |hit: &mut dyn FnMut(Hit)| self.hits(folded, hit);
        let collected = self.resolver.collect(&self.gazetteer, &self.lexicon, folded, find);
        self.resolver.judge(&self.gazetteer, folded, &collected)
    }

    fn is_wanted(&self, mention: &Mention) -> bool {
        let kinds = &self.options.kinds;
        kinds.is_empty() || kinds.iter().any(|wanted| self.gazetteer.is_a(&mention.best().entity.kind, wanted))
    }
}
