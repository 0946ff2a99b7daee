//! Gold: texts with the mentions people marked in them.

use crate::span::Span;

/// One text and its marked mentions.
#[derive(Clone, Debug, Default)]
pub struct GoldDocument {
    /// Name of the document.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What is marked, in text order.
    pub mentions: Vec<GoldMention>,
}

/// A marked mention.
#[derive(Clone, Debug, Default)]
pub struct GoldMention {
    /// Where.
    pub span: Span,
    /// The entity meant; empty where the format names only kinds.
    pub entity: String,
    /// Entities accepted in its place.
    pub alternatives: Vec<String>,
    /// The kind, or a label for it; may be empty.
    pub kind: String,
    /// How the surface relates to the canonical name, in the words of the gold; may be empty.
    pub form: String,
    /// Tagging it is neither rewarded nor punished.
    pub optional: bool,
}

impl GoldMention {
    /// Whether an entity is a right answer. Gold without entities accepts any of the kind.
    pub fn accepts(&self, id: &str, labels: &[&str]) -> bool {
        if self.entity.is_empty() {
            return self.kind.is_empty() || labels.contains(&&*self.kind);
        }
        self.entity == id || self.alternatives.iter().any(|other| other == id)
    }
}
