//! HTML: one self-contained page with the names highlighted, a legend by kind and a card for each name.

use std::io::{self, Write};

use askama::Template;

use crate::entity::Entity;
use crate::gazetteer::Gazetteer;
use crate::mention::{Mention, Status};

use super::{Report, TaggedDocument};

pub(super) struct Html<'g> {
    pub(super) gazetteer: &'g Gazetteer,
}

#[derive(Template)]
#[template(path = "head.html")]
struct Head<'a> {
    kinds: Vec<&'a str>,
}

#[derive(Template)]
#[template(path = "document.html")]
struct Document<'a> {
    name: &'a str,
    segments: Vec<Segment<'a>>,
}

#[derive(Template)]
#[template(path = "foot.html")]
struct Foot;

/// Plain text, or a name.
struct Segment<'a> {
    text: &'a str,
    mark: Option<Mark<'a>>,
}

struct Mark<'a> {
    kind: &'a str,
    name: String,
    entity: String,
    form: &'static str,
    score: String,
    alias: &'a str,
    row: String,
    note: &'a str,
}

impl Report for Html<'_> {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        let kinds = self.gazetteer.kinds().map(|kind| kind.name).chain(["ambiguous"]).collect();
        Head { kinds }.write_into(out)
    }

    fn document(&self, document: &TaggedDocument, _number: usize, out: &mut dyn Write) -> io::Result<()> {
        let mut segments = Vec::new();
        let mut done = 0;
        for mention in document.mentions {
            if mention.span.start < done {
                continue; // a page cannot show names inside names
            }
            segments.push(Segment { text: &document.text[done..mention.span.start], mark: None });
            segments.push(Segment { text: mention.span.of(document.text), mark: Some(mark(mention)) });
            done = mention.span.end;
        }
        segments.push(Segment { text: &document.text[done..], mark: None });
        Document { name: document.name, segments }.write_into(out)
    }

    fn foot(&self, out: &mut dyn Write) -> io::Result<()> {
        Foot.write_into(out)
    }
}

fn mark<'a>(mention: &'a Mention<'_>) -> Mark<'a> {
    let best = mention.best();
    let sure = mention.status == Status::Sure;
    let join = |part: fn(Entity) -> String| {
        let parts: Vec<String> = mention.candidates.iter().map(|one| part(one.entity())).collect();
        parts.join(" or ")
    };
    Mark {
        kind: if sure { best.entity().kind() } else { "ambiguous" },
        name: if sure { best.entity().name().to_string() } else { join(|entity| entity.name().to_string()) },
        entity: if sure { best.entity().id().to_string() } else { join(|entity| entity.id().to_string()) },
        form: best.alias.form().word(),
        score: format!("{:.2}", best.score),
        alias: best.alias.surface(),
        row: best.alias.row().to_string(),
        note: best.entity().note(),
    }
}
