//! Aliases: surface forms that may mean an entity.

use crate::error::Row;
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

/// One surface form of one entity: a row of the alias table.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The surface form as the table spells it.
    pub surface: Box<str>,
    /// Position of its entity in the gazetteer.
    pub(crate) entity: usize,
    /// Relation to the canonical name.
    pub form: Form,
    /// BCP-47 tag, or empty.
    pub lang: Box<str>,
    /// Case policy.
    pub case: Case,
    /// What it may be used for.
    pub usage: Use,
    /// Id of the source.
    pub source: Box<str>,
    /// A remark.
    pub note: Box<str>,
    /// The row that made it.
    pub row: Row,
}

impl Alias {
    /// Of two aliases of one entity that fold alike, the one that tells more of a surface: it needs no evidence, it is
    /// written just so, it is nearer to the canonical name.
    pub(crate) fn speaks_before(&self, other: &Alias, surface: &str) -> bool {
        let rank = |alias: &Alias| (alias.usage != Use::Tag, *alias.surface != *surface, alias.form);
        rank(self) < rank(other)
    }
}
