//! Layers: the files of one folder, one file alone, or a compiled table, before anyone has read them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::error::{Error, Fault};
use crate::image::Image;

use super::bundled;
use super::file::{BUNDLED, File, origins};
use super::rows;
use super::table::Schema;

/// The texts of one set of table files, or a compiled table. Later layers of a gazetteer are laid over earlier ones.
#[derive(Clone, Debug)]
pub struct Layer {
    pub(super) content: Content,
}

#[derive(Clone, Debug)]
pub(super) enum Content {
    Texts(Vec<File>),
    Compiled(Arc<Image>),
}

impl Layer {
    /// Reads a folder of table files, one CSV file with aliases or entities, or a table that `canonym compile` made.
    pub fn read(path: &Path) -> Result<Layer, Error> {
        match Layer::read_usable(path)? {
            (layer, faults) if faults.is_empty() => Ok(layer),
            (_, faults) => Err(Error::Faults(faults)),
        }
    }

    /// Reads the files that are text, and tells which are not.
    pub(crate) fn read_usable(path: &Path) -> Result<(Layer, Vec<Fault>), Error> {
        if path.is_dir() {
            Layer::read_folder(path)
        } else if begins_as_image(path)? {
            Ok((Layer::open_compiled(path)?, Vec::new()))
        } else {
            Layer::read_file(path)
        }
    }

    fn read_folder(folder: &Path) -> Result<(Layer, Vec<Fault>), Error> {
        let (mut files, mut faults) = (Vec::new(), Vec::new());
        for schema in rows::SCHEMAS {
            let path = folder.join(schema.file);
            if path.exists() {
                match File::read(schema.file, &path)? {
                    Ok(file) => files.push(file),
                    Err(fault) => faults.push(fault),
                }
            }
        }
        if files.is_empty() && faults.is_empty() {
            let known: Vec<&str> = rows::SCHEMAS.iter().map(|schema| schema.file).collect();
            let problem = format!("no table in this folder; it needs at least one of {}", known.join(", "));
            return Err(Error::WrongFile { path: folder.into(), problem });
        }
        Ok((Layer { content: Content::Texts(files) }, faults))
    }

    fn read_file(path: &Path) -> Result<(Layer, Vec<Fault>), Error> {
        let mut file = match File::read("", path)? {
            Ok(file) => file,
            Err(fault) => return Ok((Layer { content: Content::Texts(Vec::new()) }, vec![fault])),
        };
        let header: Vec<&str> = file
            .text
            .trim_start_matches('\u{feff}')
            .lines()
            .next()
            .unwrap_or("")
            .split(',')
            .map(|name| name.trim_matches('"'))
            .collect();
        let fits = |schema: &&Schema| schema.required.iter().all(|column| header.contains(column));
        let Some(schema) = rows::SINGLE_FILES.iter().copied().find(fits) else {
            let problem = format!(
                "the first line is {:?}; a table file begins with a line that names its columns: `alias,entity` or `id,name`",
                header.join(",")
            );
            return Err(Error::WrongFile { path: path.into(), problem });
        };
        file.table = schema.file;
        Ok((Layer { content: Content::Texts(vec![file]) }, Vec::new()))
    }

    /// Maps a compiled table; refused where it is damaged, of another version, or older than what it was made of.
    fn open_compiled(path: &Path) -> Result<Layer, Error> {
        let wrong = |problem: String| Error::WrongFile { path: path.into(), problem };
        let image = Image::open(path).map_err(|cause| Error::Io { path: path.into(), cause })?.map_err(wrong)?;
        for origin in origins(&image) {
            if origin.path == BUNDLED {
                if origin.hash != bundled::image().source {
                    let problem = "it is stale: it was compiled over the bundled table of another version of canonym; \
                        compile it again with `canonym compile --bundled`";
                    return Err(wrong(problem.to_owned()));
                }
            } else if !origin.is_current() {
                let problem =
                    format!("it is stale: {} has changed since; compile it again with `canonym compile`", origin.path);
                return Err(wrong(problem));
            }
        }
        Ok(Layer { content: Content::Compiled(Arc::new(image)) })
    }

    /// A layer of texts that are already in memory: pairs of a table's file name and its text.
    pub(crate) fn from_texts(folder: &str, texts: &[(&'static str, &str)]) -> Layer {
        let file = |&(table, text): &(&'static str, &str)| File::from_text(table, &format!("{folder}{table}"), text);
        Layer { content: Content::Texts(texts.iter().map(file).collect()) }
    }

    /// The layer without a memory of where its files lay.
    #[cfg(not(canonym_bundled))]
    pub(super) fn without_origins(mut self) -> Layer {
        if let Content::Texts(files) = &mut self.content {
            files.iter_mut().for_each(|file| file.origin = None);
        }
        self
    }

    /// Whether the layer is a compiled table that holds the bundled one.
    pub fn holds_bundled(&self) -> bool {
        match &self.content {
            Content::Texts(_) => false,
            Content::Compiled(image) => origins(image).any(|origin| origin.path == BUNDLED),
        }
    }

    /// Whether it is a whole table, not one to lay over the bundled one: a folder that brings its own kinds, or a compiled
    /// table.
    pub fn stands_alone(&self) -> bool {
        self.is_compiled() || self.files().iter().any(|file| file.schema().file == rows::KINDS.file)
    }

    pub(crate) fn is_compiled(&self) -> bool {
        matches!(self.content, Content::Compiled(_))
    }

    /// The files of tables; none of a compiled one.
    pub(crate) fn files(&self) -> &[File] {
        match &self.content {
            Content::Texts(files) => files,
            Content::Compiled(_) => &[],
        }
    }
}

fn begins_as_image(path: &Path) -> Result<bool, Error> {
    use std::io::Read;
    let io = |cause| Error::Io { path: path.into(), cause };
    let mut begin = Vec::new();
    fs::File::open(path).map_err(io)?.take(8).read_to_end(&mut begin).map_err(io)?;
    // A compiled table that is cut off within its first bytes is none, whatever it is called.
    Ok(Image::is_begun_by(&begin) || path.extension().is_some_and(|extension| extension == "canonym"))
}
