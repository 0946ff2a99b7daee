//! The folds of all aliases, each once, and the aliases that share it.

use smallvec::SmallVec;

use crate::fold::fold_name;
use crate::gazetteer::Gazetteer;

/// The patterns a matcher looks for. A pattern's position is its number in a hit.
pub(crate) struct Lexicon {
    /// In byte order.
    patterns: Vec<Box<str>>,
    /// For each pattern the positions of its aliases.
    aliases: Vec<SmallVec<[usize; 1]>>,
}

impl Lexicon {
    pub(crate) fn new(gazetteer: &Gazetteer) -> Lexicon {
        let mut folds: Vec<(Box<str>, usize)> =
            gazetteer.aliases().iter().enumerate().map(|(at, alias)| (fold_name(&alias.surface).into(), at)).collect();
        folds.sort_unstable();
        let mut lexicon = Lexicon { patterns: Vec::new(), aliases: Vec::new() };
        for (fold, alias) in folds {
            if lexicon.patterns.last() == Some(&fold) {
                lexicon.aliases[lexicon.patterns.len() - 1].push(alias);
            } else {
                lexicon.patterns.push(fold);
                lexicon.aliases.push(SmallVec::from([alias]));
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

    /// The aliases whose fold is this.
    pub(crate) fn find(&self, fold: &str) -> &[usize] {
        match self.patterns.binary_search_by(|pattern| (**pattern).cmp(fold)) {
            Ok(pattern) => &self.aliases[pattern],
            Err(_) => &[],
        }
    }
}
