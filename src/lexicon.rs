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
}

impl Lexicon {
    pub(crate) fn new(gazetteer: &Gazetteer) -> Lexicon {
        let names = gazetteer.aliases().iter().enumerate().map(|(at, alias)| (&*alias.surface, Some(at)));
        let stops = gazetteer.stop_surfaces().map(|surface| (surface, None));
        let mut folds: Vec<(Box<str>, Option<usize>)> =
            names.chain(stops).map(|(surface, alias)| (fold_name(surface).into(), alias)).collect();
        folds.sort_unstable();
        let mut lexicon = Lexicon { patterns: Vec::new(), aliases: Vec::new() };
        for (fold, alias) in folds {
            if lexicon.patterns.last() == Some(&fold) {
                lexicon.aliases[lexicon.patterns.len() - 1].extend(alias);
            } else {
                lexicon.patterns.push(fold);
                lexicon.aliases.push(alias.into_iter().collect());
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
