//! Aliases in the order of their folds, and the dictionary that finds them.

use crate::dictionary::{self, Kin};
use crate::gazetteer::words::is_word;
use crate::image::{Marks, Section, Str};

use super::patterns::{Folds, capitals, is_plain, is_regular};
use super::{Attributes, Compiler};

/// Names that begin with this are patterns without it too: after `ل` it melts into the clitic, and `الحوثيون` becomes
/// `لل|حوثيون`.
const ARTICLE: &str = "ال";

/// A pattern that is no alias stands for no alias.
pub(crate) const STOP: u32 = u32::MAX;

impl Compiler {
    pub(super) fn put_aliases(&mut self, folds: Folds) {
        let order = folds.order();
        let kin = dictionary::kin(order.iter().map(|&at| folds.get(at)));
        let mut attributes = Attributes::default();
        let mut records: Vec<[u32; 4]> = Vec::with_capacity(order.len());
        let mut notes: Vec<[u32; 2]> = Vec::new();
        let mut extras: Vec<(String, u32)> = Vec::new();
        let mut last: Option<&str> = None;
        for (number, &at) in order.iter().enumerate() {
            let row = self.rows.aliases[at as usize];
            let (surface, fold) = (self.rows.strings.get(row.surface), folds.get(at));
            let irregular = (!is_regular(surface, fold)).then(|| capitals(surface, fold));
            let marks = Marks {
                irregular: irregular.as_deref().map(|capitals| (fold, capitals)),
                is_same: last == Some(fold),
                is_plain: is_plain(surface),
                ..marks(fold, kin[number])
            };
            let place = self.heap.pattern(surface, &marks);
            if surface == self.rows.strings.get(self.rows.entities[row.entity as usize].name) {
                self.names[row.entity as usize] = place;
            }
            if let Some(rest) = fold.strip_prefix(ARTICLE).filter(|rest| dictionary::words(rest).is_some()) {
                extras.push((rest.to_owned(), number as u32));
            }
            let lang = self.rows.shared.get(row.lang);
            let word = u32::from(is_word(lang, fold)) << 24
                | (row.usage as u32) << 16
                | (row.case as u32) << 8
                | row.form as u32;
            let (lang, source) = (self.shared[row.lang as usize].0, self.shared[row.source as usize].0);
            let file = self.file(row.place.file);
            let attribute = attributes.add([word, lang, source, file]);
            records.push([place.0, self.ranks[row.entity as usize], attribute, row.place.line]);
            let note = self.rows.strings.get(row.note);
            if !note.is_empty() {
                notes.push([number as u32, self.heap.shared(note).0]);
            }
            last = Some(fold);
        }
        self.sections.put(Section::Aliases, records);
        self.sections.put(Section::AliasAttributes, attributes.all);
        self.sections.put(Section::AliasNotes, notes);
        self.put_dictionary(&folds, &order, extras);
    }

    /// Patterns that are no alias, and the arrays that find both.
    fn put_dictionary(&mut self, folds: &Folds, order: &[u32], mut extras: Vec<(String, u32)>) {
        let stops = self.rows.stoplist.iter().map(|surface| (crate::fold::fold_name(surface), STOP));
        extras.extend(stops.filter(|(fold, _)| dictionary::words(fold).is_some()));
        extras.sort_unstable();
        extras.dedup();
        let kin = dictionary::kin(extras.iter().map(|(fold, _)| &**fold));
        let mut records: Vec<[u32; 2]> = Vec::with_capacity(extras.len());
        for (number, (fold, alias)) in extras.iter().enumerate() {
            let is_same = number > 0 && extras[number - 1].0 == *fold;
            let marks = Marks { is_same, ..marks(fold, kin[number]) };
            records.push([self.heap.pattern(fold, &marks).0, *alias]);
        }
        self.sections.put(Section::Extras, records);
        let mut aliases = order.iter().map(|&at| folds.get(at));
        let mut others = extras.iter().map(|(fold, _)| &**fold);
        let built = dictionary::build([&mut aliases, &mut others]);
        self.sections.put(Section::Sieve, built.sieve);
        self.sections.put(Section::Tags, built.tags);
        self.sections.put(Section::Slots, built.slots);
    }

    /// A dictionary of folds alone; returns their order.
    pub(super) fn put_words(&mut self, folds: &[&str]) {
        let kin = dictionary::kin(folds.iter().copied());
        let records: Vec<Str> =
            folds.iter().zip(kin).map(|(fold, kin)| self.heap.pattern(fold, &marks(fold, kin))).collect();
        let built = dictionary::build([&mut folds.iter().copied(), &mut std::iter::empty()]);
        self.sections.put(Section::CueWords, records.iter().map(|place| place.0).collect::<Vec<u32>>());
        self.sections.put(Section::CueSieve, built.sieve);
        self.sections.put(Section::CueTags, built.tags);
        self.sections.put(Section::CueSlots, built.slots);
    }
}

/// What a fold that is its own surface tells the matcher.
fn marks(fold: &str, kin: Kin) -> Marks<'static> {
    let words = dictionary::words(fold);
    Marks {
        irregular: None,
        is_same: false,
        parent: kin.parent,
        has_longer: kin.has_longer,
        is_plain: is_plain(fold),
        is_led: words.as_ref().is_some_and(|words| words.first.0 > 0),
        has_two_words: words.is_some_and(|words| words.second.is_some()),
    }
}
