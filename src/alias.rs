//! Aliases: surface forms that may mean an entity.

use std::fmt;

use crate::entity::{Entity, row};
use crate::error::Row;
use crate::image::{Image, Section, Str, Text};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How a surface form relates to the canonical name.
    Form {
        /// A complete name.
        Name = "name",
        /// Another spelling or romanisation.
        Spelling = "spelling",
        /// A clipped form, such as a surname.
        Short = "short",
        /// Initials.
        Acronym = "acronym",
        /// A translation.
        Translation = "translation",
        /// The name in its own script.
        Native = "native",
        /// A name it once had.
        Former = "former",
        /// A nickname, nom de guerre or kunya.
        Nickname = "nickname",
        /// A spelling that is wrong but written.
        Misspelling = "misspelling",
        /// An adjective or a name for the inhabitants.
        Demonym = "demonym",
        /// A name of something else that stands for it.
        Metonym = "metonym",
    }
}

vocabulary! {
    /// Which case a surface must have to be this alias.
    Case {
        /// At least one capital where the alias has one; ALL CAPS passes.
        Smart = "",
        /// The capitals of the alias and no others; all capitals pass for an alias that has small letters.
        Exact = "exact",
        /// Any.
        Any = "any",
    }
}

vocabulary! {
    /// What an alias may be used for.
    Use {
        /// Tag it in text and answer look-ups.
        Tag = "",
        /// Answer look-ups; never tag it in text.
        Normalize = "normalize",
        /// Tag it only with evidence.
        Context = "context",
        /// Kept so that nobody adds it again.
        Never = "never",
    }
}

/// One surface form of one entity, a row of the alias table: a view into its gazetteer.
#[derive(Clone, Copy)]
pub struct Alias<'g> {
    pub(crate) image: &'g Image,
    /// Its position in the order of folds.
    pub(crate) at: u32,
}

impl<'g> Alias<'g> {
    /// The surface form as the table spells it.
    pub fn surface(self) -> &'g str {
        self.text().as_str()
    }

    /// The entity it stands for.
    pub fn entity(self) -> Entity<'g> {
        Entity { image: self.image, at: self.record()[1] }
    }

    /// Relation to the canonical name.
    pub fn form(self) -> Form {
        Form::ALL[(self.attributes()[0] & 0xff) as usize]
    }

    /// Case policy.
    pub fn case(self) -> Case {
        Case::ALL[(self.attributes()[0] >> 8 & 0xff) as usize]
    }

    /// What it may be used for.
    pub fn usage(self) -> Use {
        Use::ALL[(self.attributes()[0] >> 16 & 0xff) as usize]
    }

    /// Whether it is an ordinary word as well, but for its capitals.
    pub(crate) fn is_word(self) -> bool {
        self.attributes()[0] >> 24 != 0
    }

    /// BCP-47 tag, or empty.
    pub fn lang(self) -> &'g str {
        self.image.heap().str(Str(self.attributes()[1]))
    }

    /// Id of the source, or empty.
    pub fn source(self) -> &'g str {
        self.image.heap().str(Str(self.attributes()[2]))
    }

    /// A remark, or empty.
    pub fn note(self) -> &'g str {
        let notes = self.image.rows::<2>(Section::AliasNotes);
        let found = notes.binary_search_by_key(&self.at, |&[alias, _]| alias);
        found.map_or("", |at| self.image.heap().str(Str(notes[at][1])))
    }

    /// The row that made it.
    pub fn row(self) -> Row {
        row(self.image, self.attributes()[3], self.record()[3])
    }

    /// The surface with what the matcher knows of it.
    pub(crate) fn text(self) -> Text<'g> {
        self.image.heap().text(Str(self.record()[0]))
    }

    /// Of two aliases of one entity that fold alike, the one that tells more of a surface: it needs no evidence, it is
    /// written just so, it is nearer to the canonical name.
    pub(crate) fn speaks_before(self, other: Alias, surface: &str) -> bool {
        let rank = |alias: Alias| (alias.usage() != Use::Tag, alias.surface() != surface, alias.form());
        rank(self) < rank(other)
    }

    fn record(self) -> [u32; 4] {
        self.image.rows::<4>(Section::Aliases)[self.at as usize]
    }

    fn attributes(self) -> [u32; 4] {
        self.image.rows::<4>(Section::AliasAttributes)[self.record()[2] as usize]
    }
}

/// What all aliases have in few bits, for those who look at many.
#[derive(Clone, Copy)]
pub(crate) struct Marks<'g> {
    records: &'g [[u32; 4]],
    attributes: &'g [[u32; 4]],
}

impl<'g> Marks<'g> {
    pub(crate) fn of(image: &'g Image) -> Marks<'g> {
        Marks { records: image.rows(Section::Aliases), attributes: image.rows(Section::AliasAttributes) }
    }

    /// Form, case and use of an alias.
    #[inline]
    pub(crate) fn get(&self, alias: u32) -> (Form, Case, Use) {
        let marks = self.attributes[self.records[alias as usize][2] as usize][0];
        let [form, case, usage, _] = marks.to_le_bytes().map(usize::from);
        (Form::ALL[form], Case::ALL[case], Use::ALL[usage])
    }
}

impl PartialEq for Alias<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && std::ptr::eq(self.image, other.image)
    }
}

impl Eq for Alias<'_> {}

impl fmt::Debug for Alias<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (surface, entity) = (self.surface(), self.entity());
        f.debug_struct("Alias")
            .field("surface", &surface)
            .field("form", &self.form())
            .field("entity", &entity.id())
            .finish()
    }
}
