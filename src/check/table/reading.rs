//! The rules that reading a table holds: a row that breaks one is refused wherever the table is used.

use super::super::{Rule, Severity};
use super::Run;

const fn rule(id: &'static str, name: &'static str, holds: &'static str, advice: &'static str) -> Rule {
    Rule { id, name, severity: Severity::Error, holds, advice, run: Run::Reading }
}

pub(super) const ENCODING: Rule =
    rule("GT001", "encoding", "Files are UTF-8.", "Save the file as UTF-8; spreadsheets call it CSV UTF-8.");
pub(super) const DELIMITER: Rule =
    rule("GT002", "delimiter", "Commas part columns.", "Save the file with commas, not semicolons or tabs.");
pub(super) const COLUMNS: Rule = rule(
    "GT003",
    "columns",
    "The first line names the columns: all that are needed, none twice, none unknown.",
    "Compare the first line with the field guide.",
);
pub(super) const FIELDS: Rule = rule(
    "GT004",
    "field-count",
    "Every row has as many fields as the first line.",
    "Quote a field that holds a comma, or add the missing commas.",
);
pub(super) const QUOTES: Rule = rule(
    "GT005",
    "quotes",
    "A quoted field is quoted whole, quotes in it are doubled.",
    "Put the whole field in quotes and write every quote inside it twice.",
);
pub(super) const EMPTY: Rule =
    rule("GT006", "empty", "What a row must have is not empty.", "Fill it in or delete the line.");
pub(super) const SPACE: Rule =
    rule("GT007", "space-around", "No space stands around a value.", "Delete it; `--fix` does.");
pub(super) const WORD: Rule = rule(
    "GT008",
    "unknown-word",
    "form, case, use, side and effect hold one of their words.",
    "Write one of the words that the message lists.",
);
pub(super) const KIND: Rule =
    rule("GT009", "unknown-kind", "Every kind is in kinds.csv.", "Write one of the kinds that the message lists.");
pub(super) const ENTITY: Rule = rule(
    "GT010",
    "unknown-entity",
    "Every entity that a row names is in entities.csv.",
    "Correct the id, or add a line for it to entities.csv.",
);
pub(super) const SOURCE: Rule = rule(
    "GT011",
    "unknown-source",
    "Every source that a row names is in sources.csv.",
    "Add a line for it to sources.csv, or write `editorial` for your own knowledge.",
);
pub(super) const DUPLICATE: Rule =
    rule("GT012", "duplicate", "No id and no alias of an entity stands twice.", "Delete one of the two lines.");
pub(super) const STOPPED: Rule = rule(
    "GT013",
    "stopped",
    "No alias is in the stoplist.",
    "Delete the alias, or delete its line in stoplist.csv if the reason there is gone.",
);
pub(super) const NOTHING: Rule = rule(
    "GT014",
    "nothing-to-match",
    "Every name has a letter or digit that the matcher can look for.",
    "Write a name, or delete the line.",
);
pub(super) const CUE_SIDE: Rule = rule(
    "GT015",
    "cue-side",
    "A cue that extends a span stands left or right of it.",
    "Write left or right, or the effect support.",
);
pub(super) const BRACKETS: Rule = rule(
    "GT016",
    "brackets",
    "An example has one mention in brackets.",
    "Put exactly one pair of [ ] around the name the example is about.",
);
pub(super) const PARENT: Rule =
    rule("GT017", "kind-parent", "The parents of kinds are kinds and make no circle.", "Correct one of the parents.");
