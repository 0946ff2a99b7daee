//! Changes: two gazetteers to what was added, removed and changed between them, and to the mentions that change in a text.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::alias::Alias;
use crate::cue::Cue;
use crate::entity::Entity;
use crate::error::Row;
use crate::gazetteer::Gazetteer;
use crate::mention::{Mention, Status};
use crate::span::Span;
use crate::tagger::Tagger;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Became {
    /// The new table alone has it.
    Added,
    /// The old table alone has it.
    Removed,
    /// Both have it, and some columns differ.
    Changed,
}

/// One row that differs.
#[derive(Clone, Debug)]
pub struct RowChange {
    /// What became of it.
    pub became: Became,
    /// What it is a row of: entity, alias, cue, or stop surface.
    pub what: &'static str,
    /// The id of the entity it is about, the target of a cue; empty for a stop surface.
    pub entity: String,
    /// The alias, the words of the cue with side and effect, or the surface; the name of an entity.
    pub value: String,
    /// The columns that differ: name, old, new.
    pub columns: Vec<(&'static str, String, String)>,
    /// Where it stands, in the new table if it is there.
    pub row: Option<Row>,
}

/// A mention that two tables read in two ways; `None` where one finds nothing.
#[derive(Clone, Debug)]
pub struct MentionChange {
    /// Where, in bytes of the text.
    pub span: Span,
    /// What the old table says.
    pub old: Option<String>,
    /// What the new one says.
    pub new: Option<String>,
}

type Columns = Vec<(&'static str, String)>;

/// A row as it is compared.
struct Comparable {
    columns: Columns,
    row: Option<Row>,
}

/// What names a row: a sort that orders what is told, the entity, the value.
type Key = (u8, String, String);

const WHAT: [&str; 4] = ["entity", "alias", "cue", "stop surface"];

/// The rows that differ, by entity within each sort of row.
pub fn row_changes(old: &Gazetteer, new: &Gazetteer) -> Vec<RowChange> {
    let (old, mut new) = (comparable(old), comparable(new));
    let mut changes = Vec::new();
    for (key, before) in old {
        let Some(after) = new.remove(&key) else {
            changes.push(change(key, Became::Removed, Vec::new(), before.row));
            continue;
        };
        let differing = before.columns.into_iter().zip(after.columns).filter(|((_, old), (_, new))| old != new);
        let columns: Vec<_> = differing.map(|((name, old), (_, new))| (name, old, new)).collect();
        if !columns.is_empty() {
            changes.push(change(key, Became::Changed, columns, after.row));
        }
    }
    changes.extend(new.into_iter().map(|(key, after)| change(key, Became::Added, Vec::new(), after.row)));
    changes.sort_by(|a, b| (place(a.what), &a.entity, &a.value).cmp(&(place(b.what), &b.entity, &b.value)));
    changes
}

fn place(what: &str) -> Option<usize> {
    WHAT.iter().position(|known| *known == what)
}

fn change(
    (sort, entity, value): Key,
    became: Became,
    columns: Vec<(&'static str, String, String)>,
    row: Option<Row>,
) -> RowChange {
    RowChange { became, what: WHAT[usize::from(sort)], entity, value, columns, row }
}

fn comparable(gazetteer: &Gazetteer) -> BTreeMap<Key, Comparable> {
    let mut rows = BTreeMap::new();
    for entity in gazetteer.entities() {
        // The name is a column like any other.
        rows.insert((0, entity.id().to_owned(), String::new()), of_entity(entity));
    }
    for alias in gazetteer.aliases() {
        // A canonical name is an alias without a row.
        if alias.row() != alias.entity().row() {
            rows.insert((1, alias.entity().id().to_owned(), alias.surface().to_owned()), of_alias(alias));
        }
    }
    for cue in gazetteer.cues() {
        let value = format!("{} ({} {})", cue.words(), cue.side().word(), cue.effect().word());
        rows.insert((2, target(gazetteer, cue), value), Comparable { columns: Vec::new(), row: Some(cue.row()) });
    }
    for surface in gazetteer.stoplist() {
        rows.insert((3, String::new(), surface.to_owned()), Comparable { columns: Vec::new(), row: None });
    }
    rows
}

fn of_entity(entity: Entity) -> Comparable {
    let columns = [
        ("name", entity.name()),
        ("kind", entity.kind()),
        ("country", entity.country()),
        ("wikidata", entity.wikidata()),
        ("note", entity.note()),
    ];
    Comparable { columns: columns.map(|(name, value)| (name, value.to_owned())).to_vec(), row: Some(entity.row()) }
}

fn of_alias(alias: Alias) -> Comparable {
    let columns = [
        ("form", alias.form().word()),
        ("lang", alias.lang()),
        ("case", alias.case().word()),
        ("use", alias.usage().word()),
        ("source", alias.source()),
        ("note", alias.note()),
    ];
    Comparable { columns: columns.map(|(name, value)| (name, value.to_owned())).to_vec(), row: Some(alias.row()) }
}

/// The id of the entity or kind that a cue speaks about.
fn target(gazetteer: &Gazetteer, cue: Cue) -> String {
    use crate::cue::Target;
    match cue.target() {
        Target::Entity(at) => gazetteer.entities().nth(at as usize).map_or("", |entity| entity.id()).to_owned(),
        Target::Kind(at) => gazetteer.kinds().nth(at as usize).map_or("", |kind| kind.name).to_owned(),
    }
}

/// The mentions of a text that two tables read in two ways, in the order of the text.
pub fn mention_changes(old: &Tagger, new: &Tagger, text: &str) -> Vec<MentionChange> {
    let mut both: BTreeMap<Span, MentionChange> = BTreeMap::new();
    let empty = |span| MentionChange { span, old: None, new: None };
    for mention in old.tag(text) {
        both.entry(mention.span).or_insert_with(|| empty(mention.span)).old = Some(meaning(&mention));
    }
    for mention in new.tag(text) {
        both.entry(mention.span).or_insert_with(|| empty(mention.span)).new = Some(meaning(&mention));
    }
    both.into_values().filter(|change| change.old != change.new).collect()
}

fn meaning(mention: &Mention) -> String {
    match mention.status {
        Status::Sure => mention.best().entity().id().to_owned(),
        Status::Ambiguous => {
            let ids: Vec<&str> = mention.candidates.iter().map(|candidate| candidate.entity().id()).collect();
            format!("ambiguous ({})", ids.join(", "))
        }
        Status::Nil => "nil".to_owned(),
    }
}
