//! Periods after single letters: `U.S.` is `US`, `George W. Bush` is `George W Bush`. A period before a longer word
//! (`U.S.Embassy`), before a digit or beside another period stays.

use icu_properties::props::Script;

use crate::unicode;

use super::folded::Folded;
use super::letters::{Letter, Letters};

/// The end of the folded text when a period was dropped last: a letter that begins there continues an acronym.
#[derive(Default)]
pub(super) struct Acronym {
    end: Option<usize>,
}

impl Acronym {
    pub(super) fn fold(&mut self, period: Letter, letters: &Letters, out: &mut Folded) {
        let Some(start) = self.single_letter(out) else { return out.push(period) };
        let mut ahead = letters.ahead();
        let joins = match ahead.next() {
            Some('.') => false,
            Some(c) if unicode::is_letter(c) => !ahead.next().is_some_and(unicode::is_word),
            Some(c) => !unicode::is_word(c),
            None => true,
        };
        if !joins {
            return out.push(period);
        }
        if self.end == Some(start) {
            out.absorb(period.origin.end);
        }
        self.end = Some(out.text().len());
    }

    /// Where the last letter begins, if it stands alone or continues an acronym.
    fn single_letter(&self, out: &Folded) -> Option<usize> {
        let text = out.text();
        let letter = out.last().filter(|&c| c.is_lowercase() || is_caseless_alphabet(c))?;
        let start = text.len() - letter.len_utf8();
        if self.end == Some(text.len()) {
            return None; // its period is already behind us
        }
        let before = text[..start].chars().next_back();
        let alone = !before.is_some_and(|c| unicode::is_word(c) || c == '\'');
        (alone || self.end == Some(start)).then_some(start)
    }
}

fn is_caseless_alphabet(c: char) -> bool {
    matches!(unicode::script(c), Script::Arabic | Script::Hebrew)
}
