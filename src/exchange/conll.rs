//! Gold in CoNLL columns: a token a line, its IOB2 tag last, blank lines between sentences, `-DOCSTART-` between
//! documents. A `# global.columns = FORM ENTITY NER` line tells that the second column holds entity ids.
//! The text is made of the tokens with a space between them.

use std::path::Path;

use crate::error::Error;
use crate::evaluate::{GoldDocument, GoldMention};
use crate::span::Span;

use super::{fault, read_text};

pub(super) fn read(path: &Path) -> Result<Vec<GoldDocument>, Error> {
    let mut reader = Reader { documents: Vec::new(), text: String::new(), mentions: Vec::new(), open: false };
    let mut entity_column = None;
    let mut faults = Vec::new();
    for (at, line) in read_text(path)?.lines().enumerate() {
        let columns: Vec<&str> = line.split(['\t', ' ']).collect();
        if let Some(names) = line.strip_prefix("# global.columns = ") {
            entity_column = names.split(' ').position(|name| name == "ENTITY");
        } else if line.starts_with("-DOCSTART-") {
            reader.end_document(path);
        } else if line.trim().is_empty() {
            reader.end_sentence();
        } else if line.starts_with("# ") {
            continue;
        } else if let [form, .., tag] = columns[..] {
            let entity = entity_column.and_then(|column| columns.get(column)).copied().filter(|id| *id != "_");
            if !reader.token(form, tag, entity.unwrap_or("")) {
                let problem = format!("tag {tag:?} is not O, B-kind or I-kind");
                faults.push(fault(path, at + 1, problem, "write IOB2 tags in the last column"));
            }
        } else {
            let problem = format!("{line:?} has one column");
            faults.push(fault(path, at + 1, problem, "write a token and its tag, with a tab between them"));
        }
    }
    reader.end_document(path);
    if faults.is_empty() { Ok(reader.documents) } else { Err(Error::Faults(faults)) }
}

struct Reader {
    documents: Vec<GoldDocument>,
    text: String,
    mentions: Vec<GoldMention>,
    /// The last token was inside a mention.
    open: bool,
}

impl Reader {
    fn token(&mut self, form: &str, tag: &str, entity: &str) -> bool {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(form);
        let end = self.text.len();
        let Some((prefix, kind)) = tag.split_once('-').or((tag == "O").then_some(("O", ""))) else { return false };
        match (prefix, self.mentions.last_mut().filter(|_| self.open)) {
            ("O", _) => self.open = false,
            ("I", Some(last)) if last.kind == kind => last.span.end = end,
            ("B" | "I", _) => {
                let span = Span::new(start, end);
                let (kind, entity) = (kind.to_owned(), entity.to_owned());
                self.mentions.push(GoldMention { span, kind, entity, ..GoldMention::default() });
                self.open = true;
            }
            _ => return false,
        }
        true
    }

    fn end_sentence(&mut self) {
        self.open = false;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn end_document(&mut self, path: &Path) {
        self.open = false;
        if !self.text.is_empty() {
            let name = format!("{}#{}", path.display(), self.documents.len() + 1);
            let text = std::mem::take(&mut self.text);
            self.documents.push(GoldDocument { name, text, mentions: std::mem::take(&mut self.mentions) });
        }
    }
}
