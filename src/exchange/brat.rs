//! Gold in brat standoff: `T1<TAB>kind start end[;start end]<TAB>text`, and for the entity
//! `N1<TAB>Reference T1 canonym:id<TAB>name`. Offsets count code points of the `.txt` file beside the `.ann` file.

use std::fs;
use std::path::Path;

use crate::error::{Error, quote};
use crate::evaluate::{GoldDocument, GoldMention};
use crate::span::{LineIndex, OffsetUnit, Span};

use super::{fault, read_text};

pub(super) fn read_folder(folder: &Path, text_dir: Option<&Path>) -> Result<Vec<GoldDocument>, Error> {
    let entries = fs::read_dir(folder).map_err(|cause| Error::Io { path: folder.into(), cause })?;
    let mut paths: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "ann"))
        .collect();
    if paths.is_empty() {
        let problem = "no .ann file in this folder".to_owned();
        return Err(Error::WrongFile { path: folder.into(), problem });
    }
    paths.sort();
    paths.iter().map(|path| read(path, text_dir)).collect()
}

pub(super) fn read(path: &Path, text_dir: Option<&Path>) -> Result<GoldDocument, Error> {
    let beside = path.with_extension("txt");
    let text_path = match (text_dir, beside.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => beside.clone(),
    };
    let text = read_text(&text_path)?;
    let index = LineIndex::new(&text);
    let mut marked: Vec<(String, GoldMention)> = Vec::new();
    let mut references: Vec<(String, String)> = Vec::new();
    let mut faults = Vec::new();
    for (at, line) in read_text(path)?.lines().enumerate() {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields[..] {
            [id, place, ref surface @ ..] if id.starts_with('T') => match text_bound(place, &index) {
                Some(mention) if surface.first().is_some_and(|surface| !is_at(surface, mention.span, &text)) => {
                    let problem = format!("the text has {} there", quote(mention.span.of(&text)));
                    faults.push(fault(path, at + 1, problem, "count offsets in code points of the .txt file"));
                }
                Some(mention) => marked.push((id.to_owned(), mention)),
                None => {
                    let problem = format!("{place:?} is no kind with offsets inside {}", text_path.display());
                    faults.push(fault(path, at + 1, problem, "write `T1<TAB>kind start end<TAB>text`"));
                }
            },
            [id, reference, ..] if id.starts_with('N') => {
                let mut words = reference.split(' ').skip(1);
                if let (Some(of), Some(entity)) = (words.next(), words.next()) {
                    let entity = entity.split_once(':').map_or(entity, |(_, id)| id);
                    references.push((of.to_owned(), entity.to_owned()));
                }
            }
            _ => {} // relations, events, attributes and notes say nothing of names
        }
    }
    if !faults.is_empty() {
        return Err(Error::Faults(faults));
    }
    for (of, entity) in references {
        if let Some((_, mention)) = marked.iter_mut().find(|(id, _)| *id == of) {
            mention.entity = entity;
        }
    }
    let mut mentions: Vec<GoldMention> = marked.into_iter().map(|(_, mention)| mention).collect();
    mentions.sort_by_key(|mention| mention.span);
    let name = beside.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(GoldDocument { name, text, mentions })
}

/// Whether the marked text is the one at the span; brat writes its parts with a space for what lies between.
fn is_at(marked: &str, span: Span, text: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (marked, found) = (words(marked), words(span.of(text)));
    marked.first() == found.first() && marked.last() == found.last()
}

/// A discontinuous annotation counts as the stretch from its first to its last character.
fn text_bound(place: &str, index: &LineIndex) -> Option<GoldMention> {
    let (kind, offsets) = place.split_once(' ')?;
    let numbers: Option<Vec<usize>> = offsets.split([' ', ';']).map(|number| number.parse().ok()).collect();
    let numbers = numbers?;
    let start = index.byte(*numbers.first()?, OffsetUnit::Char)?;
    let end = index.byte(*numbers.last()?, OffsetUnit::Char)?;
    (start < end).then(|| GoldMention { span: Span::new(start, end), kind: kind.to_owned(), ..GoldMention::default() })
}
