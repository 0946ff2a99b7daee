//! What a rule is.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// How bad a finding is.
    Severity {
        /// The row cannot be used, or says something wrong.
        Error = "error",
        /// Somebody should look at it.
        Warning = "warning",
    }
}

/// One thing that is looked for.
pub struct Rule {
    /// Never changes and is never given to another rule.
    pub id: &'static str,
    /// A word for it.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What holds where nothing is found.
    pub holds: &'static str,
    /// What to do where something is.
    pub advice: &'static str,
    pub(super) run: super::table::Run,
}
