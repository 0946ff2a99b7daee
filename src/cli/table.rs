//! Which table a command works with.

use std::path::PathBuf;

use canonym::{Gazetteer, Layer, TagOptions, Tagger};

/// Options that choose the table.
#[derive(clap::Args)]
pub(crate) struct TableArgs {
    /// A folder of tables, or one CSV file with the columns alias,entity, laid over the bundled table; repeatable.
    #[arg(long, short, value_name = "PATH", help_heading = "Table")]
    gazetteer: Vec<PathBuf>,
    /// Leave the bundled table out.
    #[arg(long, requires = "gazetteer", help_heading = "Table")]
    no_bundled: bool,
}

impl TableArgs {
    pub(crate) fn tagger(&self, options: TagOptions) -> anyhow::Result<Tagger> {
        Ok(Tagger::with_options(self.gazetteer()?, options)?)
    }

    fn gazetteer(&self) -> anyhow::Result<Gazetteer> {
        let mut layers = Vec::new();
        for path in &self.gazetteer {
            layers.push(Layer::read(path)?);
        }
        let build = if self.no_bundled { Gazetteer::from_layers } else { Gazetteer::over_bundled };
        Ok(build(&layers)?)
    }
}
