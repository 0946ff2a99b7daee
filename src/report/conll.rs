//! CoNLL: a token a line with its entity and IOB2 tag, a blank line between sentences. Mention edges are token edges.

use std::io::{self, Write};

use unicode_segmentation::UnicodeSegmentation;

use crate::gazetteer::Gazetteer;
use crate::mention::Mention;
use crate::span::Span;

use super::{Report, TaggedDocument};

pub(super) struct Conll<'g> {
    pub(super) gazetteer: &'g Gazetteer,
}

impl Report for Conll<'_> {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "# global.columns = FORM ENTITY NER")
    }

    fn document(&self, document: &TaggedDocument, _number: usize, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "-DOCSTART-\t_\tO\n")?;
        let mut mentions = document.mentions.iter().peekable();
        let unwrapped = unwrap_lines(document.text);
        for (sentence_start, sentence) in unwrapped.split_sentence_bound_indices() {
            let mut written = false;
            for word in words(sentence) {
                let (mut start, end) = (sentence_start + word.start, sentence_start + word.end);
                while start < end {
                    while mentions.next_if(|mention| mention.span.end <= start).is_some() {}
                    let mention = mentions.peek().copied();
                    // A mention may begin or end inside what Unicode takes for one word.
                    let cut = mention.map_or(end, |mention| {
                        let edges = [mention.span.start, mention.span.end];
                        edges.into_iter().filter(|&edge| edge > start).fold(end, usize::min)
                    });
                    let token = document.text[start..cut].trim();
                    if !token.is_empty() {
                        self.token(token, start, mention, out)?;
                        written = true;
                    }
                    start = cut;
                }
            }
            if written {
                writeln!(out)?;
            }
        }
        Ok(())
    }
}

/// The words of a sentence as Unicode has them, but compounds with a hyphen whole.
fn words(sentence: &str) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut joins = false;
    for (start, word) in sentence.split_word_bound_indices() {
        let span = Span::new(start, start + word.len());
        let is_hyphen = matches!(word, "-" | "‑" | "‐");
        let is_word = word.starts_with(char::is_alphanumeric);
        match words.last_mut() {
            Some(last) if is_hyphen && last.of(sentence).ends_with(char::is_alphanumeric) => {
                last.end = span.end;
                joins = true;
                continue;
            }
            Some(last) if joins && is_word => last.end = span.end,
            _ => words.push(span),
        }
        joins = false;
    }
    words
}

/// The text with a space for each single line end, so that a sentence may run over lines. All offsets stay.
fn unwrap_lines(text: &str) -> String {
    let mut unwrapped = String::with_capacity(text.len());
    let mut blank_before = true;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\r', '\n']);
        let rest = &text[unwrapped.len() + line.len()..];
        let blank_after = rest.starts_with(['\n', '\r']);
        unwrapped.push_str(body);
        if blank_before && body.is_empty() || blank_after {
            unwrapped.push_str(&line[body.len()..]);
        } else {
            unwrapped.extend(line[body.len()..].chars().map(|_| ' '));
        }
        blank_before = body.is_empty();
    }
    unwrapped
}

impl Conll<'_> {
    fn token(&self, token: &str, start: usize, mention: Option<&Mention>, out: &mut dyn Write) -> io::Result<()> {
        let Some(mention) = mention.filter(|mention| mention.span.start <= start) else {
            return writeln!(out, "{token}\t_\tO");
        };
        let best = mention.best().entity();
        let kind = self.gazetteer.kind(best.kind());
        let label = kind.map(|kind| kind.conll_label).filter(|label| !label.is_empty()).unwrap_or(best.kind());
        let prefix = if start == mention.span.start { "B" } else { "I" };
        let id = mention.entity().map_or("_", |entity| entity.id());
        writeln!(out, "{token}\t{id}\t{prefix}-{label}")
    }
}
