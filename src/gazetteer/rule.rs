//! The rules that reading a table holds, by the ids that [`crate::check`] explains.

pub(super) const ENCODING: &str = "GT001";
pub(super) const DELIMITER: &str = "GT002";
pub(super) const COLUMNS: &str = "GT003";
pub(super) const FIELDS: &str = "GT004";
pub(super) const QUOTES: &str = "GT005";
pub(super) const EMPTY: &str = "GT006";
pub(super) const SPACE: &str = "GT007";
pub(super) const WORD: &str = "GT008";
pub(super) const KIND: &str = "GT009";
pub(super) const ENTITY: &str = "GT010";
pub(super) const SOURCE: &str = "GT011";
pub(super) const DUPLICATE: &str = "GT012";
pub(super) const STOPPED: &str = "GT013";
pub(super) const NOTHING: &str = "GT014";
pub(super) const CUE_SIDE: &str = "GT015";
pub(super) const BRACKETS: &str = "GT016";
pub(super) const PARENT: &str = "GT017";
