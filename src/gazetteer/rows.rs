//! The table files and their columns: the schema, once. `gazetteer/datapackage.json` mirrors it, and a test compares.

use super::table::Schema;

pub(super) const ENTITIES: Schema = Schema {
    file: "entities.csv",
    required: &["id", "name"],
    optional: &["kind", "country", "wikidata", "note"],
    order: &["id"],
};

pub(super) const ALIASES: Schema = Schema {
    file: "aliases.csv",
    required: &["entity", "alias"],
    optional: &["form", "lang", "case", "use", "source", "note"],
    order: &["entity", "alias"],
};

pub(super) const CUES: Schema = Schema {
    file: "cues.csv",
    required: &["target", "cue", "side", "effect"],
    optional: &["note"],
    order: &["target", "cue", "side", "effect"],
};

pub(super) const KINDS: Schema = Schema {
    file: "kinds.csv",
    required: &["kind"],
    optional: &["parent", "spacy_label", "conll_label", "note"],
    order: &["kind"],
};

pub(super) const STOPLIST: Schema =
    Schema { file: "stoplist.csv", required: &["surface"], optional: &["reason"], order: &["surface"] };

pub(super) const SOURCES: Schema = Schema {
    file: "sources.csv",
    required: &["id"],
    optional: &["title", "url", "licence", "retrieved"],
    order: &["id"],
};

pub(super) const EXAMPLES: Schema =
    Schema { file: "examples.csv", required: &["text", "entity"], optional: &["note"], order: &["text", "entity"] };

/// Every file a table folder may hold.
pub(super) const SCHEMAS: [&Schema; 7] = [&ENTITIES, &ALIASES, &CUES, &KINDS, &STOPLIST, &SOURCES, &EXAMPLES];

/// The files that may stand alone, told apart by their required columns.
pub(super) const SINGLE_FILES: [&Schema; 2] = [&ALIASES, &ENTITIES];
