//! First half of the fold: each character, with the marks on it, to plain letters. Looks at no neighbours.

use icu_normalizer::DecomposingNormalizerBorrowed;
use smallvec::SmallVec;

use crate::span::Span;
use crate::unicode;

use super::{arabic, ayn, case, digit, latin, mark, punctuation, simple};

/// One folded character and the original characters it came from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub(super) ch: char,
    pub(super) origin: Span,
    /// One original character of the same length made exactly this one.
    pub(super) linear: bool,
}

/// Walks a text and yields its folded letters.
#[derive(Clone)]
pub(super) struct Letters<'t> {
    text: &'t str,
    at: usize,
    /// What is left of the cluster just read.
    queue: SmallVec<[char; 4]>,
    origin: Span,
    linear: bool,
}

impl<'t> Letters<'t> {
    pub(super) fn new(text: &'t str) -> Letters<'t> {
        Letters { text, at: 0, queue: SmallVec::new(), origin: Span::default(), linear: false }
    }

    /// Where the next cluster begins, if none is half read.
    pub(super) fn position(&self) -> Option<usize> {
        self.queue.is_empty().then_some(self.at)
    }

    /// Goes on at a later position.
    pub(super) fn skip_to(&mut self, at: usize) {
        self.at = at;
    }

    /// The characters ahead, apostrophes left out: what a rule may look at before it decides.
    pub(super) fn ahead(&self) -> impl Iterator<Item = char> + use<'t> {
        self.clone().map(|letter| letter.ch).filter(|&ch| ch != '\'')
    }

    /// The next character without leaving anything out.
    pub(super) fn peek(&self) -> Option<char> {
        self.clone().next().map(|letter| letter.ch)
    }

    fn read_cluster(&mut self) -> Option<()> {
        let start = self.at;
        let mut chars = self.text[start..].chars();
        let base = chars.next()?;
        let mut end = start + base.len_utf8();
        if let Some(folded) = simple::fold(base, self.text[end..].chars().next()) {
            self.at = end;
            self.origin = Span::new(start, end);
            self.linear = folded.len_utf8() == base.len_utf8();
            self.queue.push(folded);
            return Some(());
        }
        if !punctuation::is_joint(punctuation::unify(base)) {
            end += chars.take_while(|&c| unicode::is_mark(c)).map(char::len_utf8).sum::<usize>();
        }
        self.at = end;
        self.origin = Span::new(start, end);
        fold_cluster(base, &self.text[start..end], &mut self.queue);
        let alone = end - start == base.len_utf8();
        self.linear = matches!(self.queue[..], [c] if alone && c.len_utf8() == base.len_utf8());
        self.queue.reverse();
        Some(())
    }
}

impl Iterator for Letters<'_> {
    type Item = Letter;

    fn next(&mut self) -> Option<Letter> {
        while self.queue.is_empty() {
            self.read_cluster()?;
        }
        let ch = self.queue.pop()?;
        Some(Letter { ch, origin: self.origin, linear: self.linear })
    }
}

/// The rules for single characters, in their order.
pub(super) fn fold_cluster(base: char, cluster: &str, out: &mut SmallVec<[char; 4]>) {
    if cluster.len() == 1 {
        return out.push(punctuation::unify(base).to_ascii_lowercase());
    }
    let mut script_of = if unicode::is_mark(base) { ' ' } else { base };
    let first = punctuation::unify(base);
    let rest = &cluster[base.len_utf8()..];
    let decomposed: SmallVec<[char; 8]> =
        DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(std::iter::once(first).chain(rest.chars())).collect();
    // Compatibility forms that hold a space, period, hyphen or quote (`…`, `㏂`, `¨`) would join or break words.
    if !punctuation::is_joint(first) && decomposed.iter().any(|&c| punctuation::is_joint(punctuation::unify(c))) {
        out.push(base);
        return out.extend(rest.chars().filter(|&mark| !mark::is_dropped(mark, script_of)));
    }
    for c in decomposed {
        let is_mark = unicode::is_mark(c);
        if (is_mark && mark::is_dropped(c, script_of))
            || unicode::is_ignorable(c)
            || ayn::is_dropped(c)
            || arabic::is_dropped(c)
        {
            continue;
        }
        let c = digit::unify(c);
        if !is_mark {
            script_of = c;
        }
        case::fold(punctuation::unify(c), |c| {
            latin::plain(arabic::unify(c), |c| out.push(c));
        });
    }
}
