//! The folds of all aliases, each once, and the aliases that share it.

use smallvec::SmallVec;

use crate::fold::fold_name;
use crate::gazetteer::Gazetteer;

/// The patterns a matcher looks for: the folds of aliases and of stop surfaces. A pattern's position is its number in a
/// hit.
pub(crate) struct Lexicon {
    /// In byte order.
    patterns: Vec<Box<str>>,
    /// For each pattern the positions of its aliases; none for a stop surface.
    aliases: Vec<SmallVec<[usize; 1]>>,
    /// For each pattern the positions of the Arabic aliases that it is without their article: after `ل` that melts into
    /// the clitic, and `الحوثيون` becomes `لل|حوثيون`.
    bare: Vec<SmallVec<[usize; 1]>>,
    /// For each pattern, whether it is the fold of a stop surface.
    is_stop: Vec<bool>,
}

const ARTICLE: &str = "ال";

/// Why a fold is a pattern.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Entry {
    Alias(usize),
    Bare(usize),
    Stop,
}

impl Lexicon {
    pub(crate) fn new(gazetteer: &Gazetteer) -> Lexicon {
        let mut entries: Vec<(Box<str>, Entry)> = Vec::new();
        for (at, alias) in gazetteer.aliases().iter().enumerate() {
            let fold = fold_name(&alias.surface);
            if let Some(rest) = fold.strip_prefix(ARTICLE) {
                entries.push((rest.into(), Entry::Bare(at)));
            }
            entries.push((fold.into(), Entry::Alias(at)));
        }
        entries.extend(gazetteer.stop_surfaces().map(|surface| (fold_name(surface).into(), Entry::Stop)));
        entries.sort_unstable();
        let mut lexicon = Lexicon { patterns: Vec::new(), aliases: Vec::new(), bare: Vec::new(), is_stop: Vec::new() };
        for (fold, entry) in entries {
            if lexicon.patterns.last() != Some(&fold) {
                lexicon.patterns.push(fold);
                lexicon.aliases.push(SmallVec::new());
                lexicon.bare.push(SmallVec::new());
                lexicon.is_stop.push(false);
            }
            let last = lexicon.patterns.len() - 1;
            match entry {
                Entry::Alias(at) => lexicon.aliases[last].push(at),
                Entry::Bare(at) => lexicon.bare[last].push(at),
                Entry::Stop => lexicon.is_stop[last] = true,
            }
        }
        lexicon
    }

    pub(crate) fn patterns(&self) -> Vec<&[u8]> {
        self.patterns.iter().map(|pattern| pattern.as_bytes()).collect()
    }

    pub(crate) fn pattern(&self, pattern: usize) -> &str {
        &self.patterns[pattern]
    }

    pub(crate) fn aliases(&self, pattern: usize) -> &[usize] {
        &self.aliases[pattern]
    }

    /// The aliases that a pattern is without their article.
    pub(crate) fn bare(&self, pattern: usize) -> &[usize] {
        &self.bare[pattern]
    }

    /// Whether a pattern is the fold of a stop surface.
    pub(crate) fn is_stop(&self, pattern: usize) -> bool {
        self.is_stop[pattern]
    }

    /// Every pattern with its aliases.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &[usize])> {
        self.patterns.iter().map(|pattern| &**pattern).zip(self.aliases.iter().map(|aliases| &aliases[..]))
    }

    /// The aliases whose fold is this.
    pub(crate) fn find(&self, fold: &str) -> &[usize] {
        match self.patterns.binary_search_by(|pattern| (**pattern).cmp(fold)) {
            Ok(pattern) => &self.aliases[pattern],
            Err(_) => &[],
        }
    }
}
