//! Folded text and the way back: every folded byte knows the original bytes it came from.

use crate::span::Span;

use super::letters::Letter;

/// A text after folding, with the way back to the original.
///
/// The folded text is a row of pieces. In a *linear* piece every character has one original character of the same
/// length, so any character boundary can be followed back; a *block* stands for its original as a whole, and only its
/// edges can. Original characters that the fold drops belong to no piece.
#[derive(Debug)]
pub struct Folded<'t> {
    original: &'t str,
    text: String,
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    folded: usize,
    original: Span,
    linear: bool,
}

/// A half-open byte range of folded text. Not a [`Span`]: the two count in different texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FoldedSpan {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl<'t> Folded<'t> {
    pub(super) fn new(original: &'t str) -> Folded<'t> {
        Folded { original, text: String::with_capacity(original.len()), pieces: Vec::new() }
    }

    /// The text before folding.
    pub fn original(&self) -> &'t str {
        self.original
    }

    /// The text after folding.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The original span of a folded range; `None` where a piece would have to be cut.
    pub fn span(&self, at: FoldedSpan) -> Option<Span> {
        let first = self.piece_at(at.start)?;
        let last = self.piece_at(at.end.checked_sub(1)?)?;
        let start = self.pieces[first].back(at.start)?;
        let end = if at.end == self.folded_end(last) {
            self.pieces[last].original.end
        } else {
            self.pieces[last].back(at.end)?
        };
        (start < end).then(|| Span::new(start, end))
    }

    /// The original character that the folded byte came from (the first one of a block).
    pub fn original_char(&self, folded: usize) -> Option<char> {
        let piece = &self.pieces[self.piece_at(folded)?];
        let at = if piece.linear { piece.back(folded)? } else { piece.original.start };
        self.original[at..].chars().next()
    }

    /// The original start of the first piece at or after a folded position: what lies before it was dropped.
    pub(crate) fn original_start(&self, folded: usize) -> usize {
        match self.piece_at(folded) {
            Some(piece) => {
                let piece = &self.pieces[piece];
                piece.back(folded).unwrap_or(piece.original.start)
            }
            None => self.original.len(),
        }
    }

    /// The folded position of the first character that came from an original position or from one behind it.
    pub(crate) fn folded_at(&self, original: usize) -> usize {
        let before = self.pieces.partition_point(|piece| piece.original.end <= original);
        match self.pieces.get(before) {
            Some(piece) if piece.linear => piece.folded + original.saturating_sub(piece.original.start),
            // Inside a block only its edges can be followed.
            Some(piece) if piece.original.start < original => self.folded_end(before),
            Some(piece) => piece.folded,
            None => self.text.len(),
        }
    }

    fn piece_at(&self, folded: usize) -> Option<usize> {
        if folded >= self.text.len() {
            return None;
        }
        Some(self.pieces.partition_point(|piece| piece.folded <= folded) - 1)
    }

    fn folded_end(&self, piece: usize) -> usize {
        self.pieces.get(piece + 1).map_or(self.text.len(), |next| next.folded)
    }
}

impl Piece {
    fn back(&self, folded: usize) -> Option<usize> {
        if self.linear {
            Some(self.original.start + (folded - self.folded))
        } else {
            (folded == self.folded).then_some(self.original.start)
        }
    }
}

/// Writing, for the rules of this folder.
impl Folded<'_> {
    pub(super) fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// Appends a folded letter.
    pub(super) fn push(&mut self, letter: Letter) {
        self.push_piece(letter.origin, letter.linear);
        self.text.push(letter.ch);
    }

    /// Appends plain ASCII that stands in the original from `start` on.
    pub(super) fn push_ascii(&mut self, start: usize, run: &str) {
        self.push_piece(Span::new(start, start + run.len()), true);
        let from = self.text.len();
        self.text.push_str(run);
        self.text[from..].make_ascii_lowercase();
    }

    /// Lets the last character stand for the original up to `end` as well: the period of an acronym.
    pub(super) fn absorb(&mut self, end: usize) {
        let width = self.last().map_or(0, char::len_utf8);
        let at = self.text.len() - width;
        let Some(last) = self.pieces.last_mut() else { return };
        if last.linear && last.folded < at {
            last.original.end -= width;
            let original = Span::new(last.original.end, end);
            self.pieces.push(Piece { folded: at, original, linear: false });
        } else {
            last.original.end = end;
            last.linear = false;
        }
    }

    fn push_piece(&mut self, original: Span, linear: bool) {
        if let Some(last) = self.pieces.last_mut() {
            if last.linear && linear && last.original.end == original.start {
                last.original.end = original.end;
                return;
            }
            if !last.linear && last.original == original {
                return; // one more character of the same block
            }
        }
        self.pieces.push(Piece { folded: self.text.len(), original, linear });
    }
}
