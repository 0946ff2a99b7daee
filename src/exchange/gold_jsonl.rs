//! Gold as JSON Lines: one object per document, `{"doc", "mentions": [{"start", "end", "text", "entity", ...}]}`,
//! offsets in code points unless `"unit"` says otherwise. The text is in `"text"` or in the file that `"doc"` names.

use std::path::Path;

use serde::Deserialize;

use crate::error::Error;
use crate::evaluate::{GoldDocument, GoldMention};
use crate::span::{LineIndex, OffsetUnit, Span};

use super::{fault, read_text};

#[derive(Deserialize)]
struct Document {
    doc: String,
    text: Option<String>,
    #[serde(default)]
    unit: OffsetUnit,
    mentions: Vec<Mention>,
}

#[derive(Deserialize)]
struct Mention {
    start: usize,
    end: usize,
    text: Option<String>,
    #[serde(default)]
    entity: Option<String>,
    #[serde(default)]
    alt: Vec<String>,
    #[serde(default, rename = "type", alias = "kind")]
    kind: String,
    #[serde(default)]
    form: String,
    #[serde(default)]
    optional: bool,
}

pub(super) fn read(path: &Path, text_dir: Option<&Path>) -> Result<Vec<GoldDocument>, Error> {
    let folder = text_dir.or(path.parent()).unwrap_or(Path::new("."));
    let mut documents = Vec::new();
    let mut faults = Vec::new();
    for (at, line) in read_text(path)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = at + 1;
        let document: Document = match serde_json::from_str(line) {
            Ok(document) => document,
            Err(error) => {
                faults.push(fault(
                    path,
                    number,
                    format!("not a gold document: {error}"),
                    "write one JSON object a line",
                ));
                continue;
            }
        };
        let text = match document.text {
            Some(text) => text,
            None => read_text(&folder.join(&document.doc))?,
        };
        let index = LineIndex::new(&text);
        let mut mentions = Vec::new();
        for mention in document.mentions {
            let edges = (index.byte(mention.start, document.unit), index.byte(mention.end, document.unit));
            let (Some(start), Some(end)) = edges else {
                let problem = format!("offsets {}..{} are outside {}", mention.start, mention.end, document.doc);
                faults.push(fault(path, number, problem, "check the offsets and their unit"));
                continue;
            };
            let surface = text.get(start..end).unwrap_or("");
            if surface.is_empty() || mention.text.as_ref().is_some_and(|marked| marked != surface) {
                let marked = mention.text.unwrap_or_default();
                let problem = format!("{}: {marked:?} is marked where the text has {surface:?}", document.doc);
                faults.push(fault(path, number, problem, "check the offsets, or give the folder of the right texts"));
                continue;
            }
            mentions.push(GoldMention {
                span: Span::new(start, end),
                entity: mention.entity.unwrap_or_default(),
                alternatives: mention.alt,
                kind: mention.kind,
                form: mention.form,
                optional: mention.optional,
            });
        }
        mentions.sort_by_key(|mention| mention.span);
        documents.push(GoldDocument { name: document.doc, text, mentions });
    }
    if faults.is_empty() { Ok(documents) } else { Err(Error::Faults(faults)) }
}
