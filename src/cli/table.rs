//! Which table a command works with.

use std::path::PathBuf;

use anyhow::bail;
use canonym::{Gazetteer, Layer, Level, TagOptions, Tagger};

use super::words;

/// Options that choose the table.
#[derive(clap::Args)]
pub(crate) struct TableArgs {
    /// A folder of tables, one CSV file with the columns alias,entity, or a table that `compile` made, laid over the
    /// bundled table; repeatable.
    #[arg(long, short, value_name = "PATH", help_heading = "Table")]
    gazetteer: Vec<PathBuf>,
    /// Leave the bundled table out.
    #[arg(long, requires = "gazetteer", help_heading = "Table")]
    no_bundled: bool,
    /// Use no more of the processor than this; the answers are the same.
    #[arg(long, value_parser = words::one_of(Level::ALL, Level::word), value_name = "LEVEL", hide = true)]
    cpu: Option<Level>,
}

impl TableArgs {
    pub(crate) fn tagger(&self, options: TagOptions) -> anyhow::Result<Tagger> {
        let level = self.cpu.unwrap_or(options.level);
        if !level.is_here() {
            bail!("this processor has no {}; leave out --cpu", level.word());
        }
        Ok(Tagger::with_options(self.gazetteer()?, TagOptions { level, ..options }))
    }

    fn gazetteer(&self) -> anyhow::Result<Gazetteer> {
        let mut layers = Vec::new();
        for path in &self.gazetteer {
            let layer = Layer::read(path)?;
            if self.no_bundled && layer.holds_bundled() {
                bail!(
                    "{}: it holds the bundled table; leave out --no-bundled, or compile it again without --bundled",
                    path.display()
                );
            }
            layers.push(layer);
        }
        let build = if self.no_bundled { Gazetteer::from_layers } else { Gazetteer::over_bundled };
        Ok(build(&layers)?)
    }
}
