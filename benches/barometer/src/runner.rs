//! One engine in one measurement: its child process, its slice of the text, its answers and its times.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::agree;
use crate::documents::Span;
use crate::engines::list::Entry;
use crate::measure::Setting;
use crate::process::Engine;
use crate::results::{Row, spread};
use crate::wire::{Answer, Request};

/// Slices of the text, in bytes: the smallest measures an engine's speed, and that chooses its slice.
const SLICES: [usize; 5] = [60_000, 250_000, 1_000_000, 4_000_000, 16_000_000];
/// Answers are compared on this much of the text.
const CHECKED: usize = 4_000_000;
/// Who needs so many times the time of a round even for the smallest slice has one round only.
const SLOW: f64 = 4.0;

/// An engine at work, and its row of results.
pub struct Runner {
    pub entry: &'static Entry,
    pub row: Row,
    engine: Option<Engine>,
    pub spans: Vec<Span>,
    /// The bytes of text that `spans` are of.
    pub checked: usize,
    slice: usize,
    /// How many rounds it takes part in.
    pub rounds: usize,
    pub speeds: Vec<f64>,
}

impl Runner {
    pub fn new(setting: &Setting, entry: &'static Entry) -> Runner {
        let row = Row {
            text: setting.text_name.to_owned(),
            names: setting.count,
            engine: entry.name.to_owned(),
            semantics: entry.semantics.to_owned(),
            status: "ok".to_owned(),
            ..Row::default()
        };
        Runner {
            entry,
            row,
            engine: None,
            spans: Vec::new(),
            checked: 0,
            slice: 0,
            rounds: setting.rounds,
            speeds: Vec::new(),
        }
    }

    /// Does a step, if the engine is still in the run; the first that fails ends its part.
    pub fn attempt(&mut self, step: impl FnOnce(&mut Runner) -> Result<()>) {
        if self.row.status == "ok"
            && let Err(error) = step(self)
        {
            self.row.status = format!("{error:#}");
            self.engine = None;
        }
    }

    pub fn build(&mut self, setting: &Setting) -> Result<()> {
        let peer = match &setting.peers.by_engine[self.entry.name] {
            Ok(peer) => peer,
            Err(reason) => bail!("not installed: {reason}"),
        };
        self.row.version = peer.version.clone();
        if setting.count > self.entry.most_names {
            bail!("not run: at most {} names", self.entry.most_names);
        }
        let log = setting.folder.join(format!("{}.log", self.entry.name));
        let mut engine = Engine::start(setting.command(self.entry, peer)?, log, setting.limits)?;
        let Answer::Ready { build_seconds, peak_kb } = engine.answer().context("building")? else {
            bail!("it is not ready")
        };
        self.row.build_seconds = Some(build_seconds);
        self.row.peak_mb = Some(peak_kb as f64 / 1000.0);
        self.engine = Some(engine);
        Ok(())
    }

    fn ask(&mut self, request: &Request) -> Result<Answer> {
        self.engine.as_mut().context("it is not running")?.ask(request)
    }

    fn take(&mut self, bytes: usize) -> Result<usize> {
        let Answer::Sliced { bytes } = self.ask(&Request::Slice { bytes })? else { bail!("no slice") };
        self.slice = bytes;
        Ok(bytes)
    }

    /// A warm-up on ever larger slices, up to the one that a round has time for.
    pub fn choose_slice(&mut self, setting: &Setting, whole: usize) -> Result<()> {
        let mut slices: Vec<usize> = SLICES.into_iter().filter(|&bytes| bytes < whole).collect();
        slices.push(whole);
        for bytes in slices {
            let fits = self.slice == 0 || self.speed()? * setting.round_seconds * 1e6 >= bytes as f64;
            if !fits {
                break;
            }
            self.take(bytes)?;
            self.time_one_round()?;
        }
        if self.slice as f64 / 1e6 / self.speed()? > SLOW * setting.round_seconds {
            self.rounds = 1;
        }
        self.speeds.clear();
        Ok(())
    }

    fn speed(&self) -> Result<f64> {
        self.speeds.last().copied().context("no round yet")
    }

    pub fn time_one_round(&mut self) -> Result<()> {
        let Answer::Round { seconds, hits, peak_kb } = self.ask(&Request::Round)? else { bail!("no round") };
        self.speeds.push(self.slice as f64 / 1e6 / seconds.max(1e-6));
        self.row.hits = Some(hits);
        self.row.peak_mb = Some(self.row.peak_mb.unwrap_or(0.0).max(peak_kb as f64 / 1000.0));
        Ok(())
    }

    /// Has the engine write its spans on the part of the text that is compared, then goes back to its slice.
    pub fn answer(&mut self, setting: &Setting) -> Result<()> {
        let slice = self.slice;
        self.checked = if slice > CHECKED { self.take(CHECKED)? } else { slice };
        let path = setting.folder.join(format!("{}.spans", self.entry.name));
        let Answer::Spans { .. } = self.ask(&Request::Spans { path: path.display().to_string() })? else {
            bail!("no spans")
        };
        self.spans = agree::read_spans(&path)?;
        fs::remove_file(path)?;
        if slice > CHECKED {
            self.take(slice)?;
        }
        Ok(())
    }

    pub fn finish(mut self, reference: &[f64]) -> Row {
        let row = &mut self.row;
        if row.status == "ok" {
            row.slice_mb = Some(self.slice as f64 / 1e6);
            row.hits_per_kb = row.hits.map(|hits| hits as f64 * 1000.0 / self.slice as f64);
            if let Some((min, median, max)) = spread(&self.speeds) {
                (row.mb_per_s_min, row.mb_per_s, row.mb_per_s_max) = (Some(min), Some(median), Some(max));
            }
            let ratios: Vec<f64> = self.speeds.iter().zip(reference).map(|(speed, other)| speed / other).collect();
            if let Some((min, median, max)) = spread(&ratios) {
                (row.ratio_min, row.ratio, row.ratio_max) = (Some(min), Some(median), Some(max));
            }
            row.rounds = self.speeds.iter().map(|speed| format!("{speed:.3}")).collect::<Vec<_>>().join(" ");
        }
        self.row
    }
}
