//! Text for people: a line for each mention, aligned, with the words around it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style as Ansi};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::mention::{Mention, Status};
use crate::span::{LineIndex, Span};

use super::explain::write_explanation;
use super::{Report, Style, TaggedDocument};

pub(super) struct Text {
    pub(super) style: Style,
}

const WIDEST_NAME: usize = 40;
const NO_STYLE: Ansi = Ansi::new();
const TITLE: Ansi = Ansi::new().bold().underline();
const DIM: Ansi = Ansi::new().dimmed();

/// Each built-in kind has its colour; a user's own kinds share one.
fn color(kind: &str) -> Ansi {
    let color = match kind {
        "person" => AnsiColor::Cyan,
        "armed-group" => AnsiColor::Red,
        "organization" => AnsiColor::Blue,
        "government-body" => AnsiColor::Magenta,
        "place" => AnsiColor::Green,
        "facility" => AnsiColor::Yellow,
        "event" => AnsiColor::BrightRed,
        "news-outlet" => AnsiColor::BrightBlue,
        _ => AnsiColor::BrightMagenta,
    };
    Ansi::new().bold().fg_color(Some(color.into()))
}

impl Report for Text {
    fn document(&self, document: &TaggedDocument, number: usize, out: &mut dyn Write) -> io::Result<()> {
        if number > 0 {
            writeln!(out)?;
        }
        let mut entities: Vec<&str> =
            document.mentions.iter().filter_map(|mention| mention.entity()).map(|entity| entity.id()).collect();
        entities.sort_unstable();
        entities.dedup();
        let title = self.paint(TITLE, document.name);
        let (mentions, things) = (document.mentions.len(), entities.len());
        writeln!(out, "{title}: {}, {}", count(mentions, "mention", "mentions"), count(things, "entity", "entities"))?;
        let index = LineIndex::new(document.text);
        let rows: Vec<Line> = document.mentions.iter().map(|mention| Line::new(mention, &index)).collect();
        let widest = |width: fn(&Line) -> usize| rows.iter().map(width).max().unwrap_or(0);
        let place = widest(|row| row.place.width());
        let name = widest(|row| row.name.width()).min(WIDEST_NAME);
        let kind = widest(|row| row.kind.width());
        let room = self.style.width.saturating_sub(place + name + kind + 12).max(30);
        for (mention, row) in document.mentions.iter().zip(&rows) {
            let [before, surface, after] = excerpt(document.text, mention.span, &index, room);
            let style = if mention.status == Status::Sure { color(row.kind) } else { Ansi::new().bold() };
            let (open, close) = if self.style.color { ("", "") } else { ("[", "]") };
            writeln!(
                out,
                "  {}  {}  {}  {}  {before}{open}{}{close}{after}",
                self.paint(DIM, &pad(&row.place, place)),
                self.paint(style, &pad(&clip(&row.name, WIDEST_NAME), name)),
                pad(row.kind, kind),
                self.paint(DIM, &format!("{:.2}", mention.best().score)),
                self.paint(style, &surface),
            )?;
            if self.style.explain {
                write_explanation(mention, document.text, out)?;
            }
        }
        Ok(())
    }
}

impl Text {
    fn paint(&self, style: Ansi, text: &str) -> String {
        let style = if self.style.color { style } else { NO_STYLE };
        format!("{style}{text}{style:#}")
    }
}

struct Line<'a> {
    place: String,
    name: String,
    kind: &'a str,
}

impl<'a> Line<'a> {
    fn new(mention: &'a Mention<'_>, index: &LineIndex) -> Line<'a> {
        let (line, column) = index.line_column(mention.span.start);
        let place = format!("{line}:{column}");
        match mention.entity() {
            Some(entity) => Line { place, name: entity.name().to_string(), kind: entity.kind() },
            None => {
                let ids: Vec<&str> = mention.candidates.iter().map(|one| one.entity().name()).collect();
                Line { place, name: format!("{}?", ids.join(" or ")), kind: "ambiguous" }
            }
        }
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn clip(text: &str, width: usize) -> String {
    let head = take(text.chars(), width);
    if head.len() == text.len() { head } else { format!("{}…", take(text.chars(), width - 1)) }
}

/// The characters that fit a width.
fn take(chars: impl Iterator<Item = char>, width: usize) -> String {
    let mut used = 0;
    chars
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= width
        })
        .collect()
}

/// The surface with what stands around it on its line, cut to the room there is. Control characters and line ends
/// inside are shown as spaces.
fn excerpt(text: &str, span: Span, index: &LineIndex, room: usize) -> [String; 3] {
    let first = index.line(index.line_column(span.start).0);
    let last = index.line(index.line_column(span.end).0);
    let surface = show(span.of(text).chars());
    let left = room.saturating_sub(surface.width()) / 2;
    let before = show(text[first.start.min(span.start)..span.start].chars().rev());
    let kept: String = take(before.chars(), left).chars().rev().collect();
    let before = mark_cut(kept, before.len(), true);
    let right = room.saturating_sub(surface.width() + before.width());
    let rest = &text[span.end..last.end.max(span.end)];
    let kept = take(show(rest.chars().take(room)).chars(), right);
    let after = mark_cut(kept, rest.len(), false);
    [before, surface, after]
}

fn show(chars: impl Iterator<Item = char>) -> String {
    chars.take(2000).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// An ellipsis in place of the outermost character where something was cut.
fn mark_cut(kept: String, whole: usize, at_start: bool) -> String {
    if kept.len() >= whole || kept.is_empty() {
        return kept;
    }
    let mut chars: Vec<char> = kept.chars().collect();
    let edge = if at_start { 0 } else { chars.len() - 1 };
    chars[edge] = '…';
    chars.into_iter().collect()
}
