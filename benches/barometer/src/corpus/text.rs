//! Texts: documents of sentences of words as frequent as they are in the language, with names woven in.

use super::parts::{Parts, capitalised};
use super::render;

/// What stands between two documents. No name reaches across it.
pub const BETWEEN_DOCUMENTS: &str = "\n\n\n";
/// How many names are woven into a thousand bytes, by their ranks in the list: two of the first thousand, and so on.
/// With the words that are names by chance that makes about 2, 4, 10 and 14 for lists of a thousand to a million.
const RANKS: [(usize, f64); 4] = [(1_000, 2.0), (10_000, 1.8), (100_000, 4.2), (1_000_000, 2.5)];

/// Makes a text of at least `bytes` bytes. Languages share the bytes equally.
pub fn make(languages: &[Parts], names: &[String], scholarly: bool, bytes: usize, seed: u64) -> String {
    let mut writer = Writer {
        out: String::with_capacity(bytes + 20_000),
        rng: fastrand::Rng::with_seed(seed),
        names,
        turns: languages.len(),
        scholarly,
        woven: 0.0,
        last: [None; RANKS.len()],
    };
    let mut written = vec![0; languages.len()];
    while writer.out.len() < bytes {
        let turn = (0..languages.len()).min_by_key(|&at| written[at]).unwrap_or(0);
        let before = writer.out.len();
        writer.document(&languages[turn], turn);
        written[turn] += writer.out.len() - before;
        writer.out.push_str(BETWEEN_DOCUMENTS);
    }
    writer.out
}

struct Writer<'n> {
    out: String,
    rng: fastrand::Rng,
    names: &'n [String],
    turns: usize,
    scholarly: bool,
    woven: f64,
    /// The name last written in this document, for each band of ranks: news repeats its names.
    last: [Option<usize>; RANKS.len()],
}

impl Writer<'_> {
    fn document(&mut self, parts: &Parts, turn: usize) {
        self.last = [None; RANKS.len()];
        for paragraph in 0..self.rng.usize(4..10) {
            if paragraph > 0 {
                self.out.push_str("\n\n");
            }
            let start = self.out.len();
            for sentence in 0..self.rng.usize(2..6) {
                if sentence > 0 && parts.language != "zh" {
                    self.out.push(' ');
                }
                self.sentence(parts, turn);
            }
            if self.rng.u8(..10) == 0 {
                self.wrap(start);
            }
        }
    }

    fn sentence(&mut self, parts: &Parts, turn: usize) {
        let quoted = self.rng.u8(..100) < 12;
        let (open, close) = [("“", "”"), ("\"", "\"")][usize::from(!self.scholarly && self.rng.bool())];
        if quoted {
            self.out.push_str(open);
        }
        let words = self.rng.usize(8..28);
        let mut after_name = true;
        for at in 0..words {
            if at > 0 {
                self.space(parts, at + 2 < words);
            }
            let due = self.out.len() as f64 * RANKS.iter().map(|band| band.1).sum::<f64>() / 1000.0 - self.woven;
            if !after_name && due >= 1.0 && self.rng.u8(..100) < 60 {
                self.name(parts, turn);
                after_name = true;
            } else {
                self.word(parts, at == 0);
                after_name = false;
            }
        }
        self.out.push_str(match (parts.language, self.rng.u8(..20)) {
            ("zh", 0) => "？",
            ("zh", _) => "。",
            ("ar", 0) => "؟",
            (_, 0) => "?",
            _ => ".",
        });
        if quoted {
            self.out.push_str(close);
        }
    }

    fn space(&mut self, parts: &Parts, may_part: bool) {
        let part = may_part && self.rng.u8(..100) < 9;
        self.out.push_str(match (parts.language, part) {
            ("zh", true) => "，",
            ("zh", false) => return,
            ("ar", true) => "، ",
            (_, true) if self.rng.u8(..8) == 0 => " — ",
            (_, true) => ", ",
            (_, false) => " ",
        });
    }

    fn word(&mut self, parts: &Parts, first: bool) {
        match self.rng.u16(..1000) {
            0..12 => self.out.push_str(&self.rng.u32(2..3000).to_string()),
            12..18 if parts.language == "en" => {
                self.out.push_str(["U.S.", "U.N.", "a.m.", "E.U.", "D.C."][self.rng.usize(..5)])
            }
            18..26 if parts.language == "en" => {
                let (one, other) = (parts.word(&mut self.rng), parts.word(&mut self.rng));
                self.out.extend([one, "-", other]);
            }
            _ => {
                let word = parts.word(&mut self.rng);
                let word = if first { capitalised(word) } else { word.to_owned() };
                let curly = self.scholarly || self.rng.bool();
                self.out.push_str(&if curly { word.replace('\'', "’") } else { word });
            }
        }
    }

    fn name(&mut self, parts: &Parts, turn: usize) {
        let all: f64 = RANKS.iter().map(|band| band.1).sum();
        let mut point = self.rng.f64() * all;
        let band = RANKS.iter().position(|band| {
            point -= band.1;
            point < 0.0
        });
        let band = band.unwrap_or(0);
        self.woven += 1.0;
        let first = if band == 0 { 0 } else { RANKS[band - 1].0 };
        if first >= self.names.len() {
            return;
        }
        let end = RANKS[band].0.min(self.names.len());
        let skewed = self.rng.f64() * self.rng.f64();
        let drawn = first + ((end - first) as f64 * skewed) as usize;
        // The languages of a list take turns.
        let drawn = (drawn - drawn % self.turns + turn).min(self.names.len() - 1);
        let at = self.last[band].filter(|_| self.rng.u8(..100) < 40).unwrap_or(drawn);
        self.last[band] = Some(at);
        render::name(&self.names[at], self.scholarly, parts.language, &mut self.rng, &mut self.out);
    }

    /// Breaks the lines of the paragraph that begins at `start`, as news agencies do.
    fn wrap(&mut self, start: usize) {
        const COLUMNS: usize = 72;
        let paragraph = self.out.split_off(start);
        let mut column = 0;
        for (at, word) in paragraph.split(' ').enumerate() {
            let width = word.chars().count();
            if at > 0 {
                let is_full = column + width >= COLUMNS;
                self.out.push(if is_full { '\n' } else { ' ' });
                column = if is_full { 0 } else { column + 1 };
            }
            self.out.push_str(word);
            column += width;
        }
    }
}
