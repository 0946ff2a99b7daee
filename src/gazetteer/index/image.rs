//! Rows of a compiled table, to be laid under or over other rows.

use crate::cue::{Cue, Target};
use crate::entity::{DEFAULT_KIND, Entity};
use crate::gazetteer::file;
use crate::gazetteer::{Gazetteer, bundled};
use crate::image::{Image, Section, Str};

use super::strings::Ref;
use super::{AliasRow, Builder, CueRow, EntityRow, ExampleRow, Place};

impl Builder {
    pub(super) fn add_image(&mut self, image: &std::sync::Arc<Image>) {
        let gazetteer = Gazetteer { image: image.clone() };
        let origins: Vec<_> = file::origins(image).collect();
        if origins.is_empty() && image.source == bundled::image().source {
            self.rows.origins.push(file::Origin {
                path: file::BUNDLED.to_owned(),
                length: 0,
                modified: 0,
                hash: image.source,
            });
        }
        self.rows.origins.extend(origins);
        let heap = image.heap();
        for kind in gazetteer.kinds() {
            self.put_kind([kind.name, kind.parent.unwrap_or_default(), kind.spacy_label, kind.conll_label]);
        }
        for source in gazetteer.sources() {
            self.put_source([source.id, source.title, source.url, source.licence]);
        }
        let place = |builder: &mut Builder, row: crate::error::Row| Place {
            file: builder.rows.shared.add(&row.file),
            line: row.line as u32,
        };
        let mut entities = Vec::with_capacity(gazetteer.entities().len());
        for entity in gazetteer.entities() {
            let below = self.entity(entity.id()).map(|at| (at, self.rows.entities[at as usize]));
            if let Some((at, _)) = below.filter(|_| is_only_named(entity)) {
                entities.push(at);
                continue;
            }
            let place = place(self, entity.row());
            let strings = &mut self.rows.strings;
            let id = strings.add(entity.id());
            // What a row leaves empty stays as the layer below has it.
            let mut or_below = |text: &str, part: fn(&EntityRow) -> Ref| match below {
                Some((_, below)) if text.is_empty() => part(&below),
                _ => strings.add(text),
            };
            let (wikidata, note) =
                (or_below(entity.wikidata(), |row| row.wikidata), or_below(entity.note(), |row| row.note));
            let name = if entity.name() == entity.id() { id } else { strings.add(entity.name()) };
            let (kind, country) = match below {
                Some((_, below)) if entity.kind() == DEFAULT_KIND => (Some(below.kind), entity.country()),
                _ => (self.kind(entity.kind()), entity.country()),
            };
            let country = match below {
                Some((_, below)) if country.is_empty() => below.country,
                _ => self.rows.shared.add(country),
            };
            let kind = kind.unwrap_or_default();
            let layer = self.layer;
            entities.push(self.put_entity(EntityRow { id, name, kind, country, wikidata, note, place, layer }));
        }
        for alias in gazetteer.aliases() {
            if alias.surface() == alias.entity().name() && alias.row() == alias.entity().row() {
                continue; // a canonical name that no row made an alias
            }
            let place = place(self, alias.row());
            let row = AliasRow {
                surface: self.rows.strings.add(alias.surface()),
                entity: entities[alias.entity().at as usize],
                form: alias.form(),
                case: alias.case(),
                usage: alias.usage(),
                lang: self.rows.shared.add(alias.lang()),
                source: self.rows.shared.add(alias.source()),
                note: self.rows.strings.add(alias.note()),
                place,
                layer: self.layer,
            };
            self.put_alias(row);
        }
        image.words(Section::Stoplist).iter().for_each(|&stop| self.put_stop(heap.str(Str(stop))));
        for cue in gazetteer.cues() {
            let place = place(self, cue.row());
            let target = self.target_of(&gazetteer, cue, &entities);
            let words = cue.words().to_owned();
            self.rows.cues.push(CueRow { target, words, side: cue.side(), effect: cue.effect(), place });
        }
        for example in gazetteer.examples() {
            let place = place(self, example.row);
            self.rows.examples.push(ExampleRow {
                text: example.text.to_owned(),
                start: example.span.start as u32,
                end: example.span.end as u32,
                entity: example.entity.unwrap_or_default().to_owned(),
                place,
            });
        }
    }

    fn target_of(&self, gazetteer: &Gazetteer, cue: Cue, entities: &[u32]) -> Target {
        match cue.target() {
            Target::Entity(at) => Target::Entity(entities[at as usize]),
            Target::Kind(at) => {
                let name = gazetteer.kinds().nth(at as usize).map_or("", |kind| kind.name);
                Target::Kind(self.kind(name).unwrap_or_default())
            }
        }
    }
}

/// An entity that only aliases speak of.
fn is_only_named(entity: Entity) -> bool {
    entity.name() == entity.id()
        && entity.kind() == DEFAULT_KIND
        && [entity.country(), entity.wikidata(), entity.note()].iter().all(|part| part.is_empty())
}
