//! Layers: the files of one folder, one file alone, or a compiled table, before anyone has read them.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use xxhash_rust::xxh3::xxh3_64;

use crate::error::Error;
use crate::image::Image;

use super::bundled;
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

#[derive(Clone, Debug)]
pub(super) struct File {
    /// The name among [`rows::SCHEMAS`].
    table: &'static str,
    /// The name to show.
    pub(super) name: Arc<str>,
    pub(super) text: Arc<str>,
    /// Where it lies, if it is a file.
    pub(super) origin: Option<Origin>,
}

/// A source file as it was when it was compiled.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Origin {
    /// Its full path; [`BUNDLED`] for the table shipped with the crate.
    pub(crate) path: String,
    pub(crate) length: u32,
    /// Seconds since 1970, the lowest bits of them.
    pub(crate) modified: u32,
    /// XXH3 of its text.
    pub(crate) hash: u64,
}

/// What stands for the path of the bundled table.
pub(crate) const BUNDLED: &str = "(bundled)";

impl Layer {
    /// Reads a folder of table files, one CSV file with aliases or entities, or a table that `canonym compile` made.
    pub fn read(path: &Path) -> Result<Layer, Error> {
        if path.is_dir() {
            Layer::read_folder(path)
        } else if begins_as_image(path)? {
            Layer::open_compiled(path)
        } else {
            Layer::read_file(path)
        }
    }

    fn read_folder(folder: &Path) -> Result<Layer, Error> {
        let mut files = Vec::new();
        for schema in rows::SCHEMAS {
            let path = folder.join(schema.file);
            if path.exists() {
                files.push(File::read(schema.file, &path)?);
            }
        }
        if files.is_empty() {
            let known: Vec<&str> = rows::SCHEMAS.iter().map(|schema| schema.file).collect();
            let problem = format!("no table in this folder; it needs at least one of {}", known.join(", "));
            return Err(Error::WrongFile { path: folder.into(), problem });
        }
        Ok(Layer { content: Content::Texts(files) })
    }

    fn read_file(path: &Path) -> Result<Layer, Error> {
        let mut file = File::read("", path)?;
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
        Ok(Layer { content: Content::Texts(vec![file]) })
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
        let file = |&(table, text): &(&'static str, &str)| File {
            table,
            name: format!("{folder}{table}").into(),
            text: text.into(),
            origin: None,
        };
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
}

impl File {
    fn read(table: &'static str, path: &Path) -> Result<File, Error> {
        let io = |cause| Error::Io { path: path.into(), cause };
        let data = fs::metadata(path).map_err(io)?;
        let bytes = fs::read(path).map_err(io)?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let problem = format!("byte {at} is not UTF-8; save the file as UTF-8");
            Error::WrongFile { path: path.into(), problem }
        })?;
        let full = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let origin = Origin {
            path: full.display().to_string(),
            length: data.len() as u32,
            modified: modified(&data),
            hash: xxh3_64(text.as_bytes()),
        };
        Ok(File { table, name: path.display().to_string().into(), text: text.into(), origin: Some(origin) })
    }
}

/// The file of a table among those of a layer.
pub(super) fn file<'f>(files: &'f [File], table: &str) -> Option<&'f File> {
    files.iter().find(|file| file.table == table)
}

/// The source files of an image.
pub(crate) fn origins(image: &Image) -> impl Iterator<Item = Origin> {
    let heap = image.heap();
    image.rows(crate::image::Section::Origins).iter().map(move |&[path, length, modified, low, high]| Origin {
        path: heap.str(crate::image::Str(path)).to_owned(),
        length,
        modified,
        hash: u64::from(high) << 32 | u64::from(low),
    })
}

impl Origin {
    /// Whether the file, if it is still there, holds what it held.
    pub(crate) fn is_current(&self) -> bool {
        let path = Path::new(&self.path);
        let Ok(data) = fs::metadata(path) else { return true };
        if data.len() as u32 == self.length && modified(&data) == self.modified {
            return true;
        }
        fs::read(path).map_or(true, |bytes| xxh3_64(&bytes) == self.hash)
    }
}

fn modified(data: &fs::Metadata) -> u32 {
    let time = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    time.map_or(0, |time| time.as_secs() as u32)
}

fn begins_as_image(path: &Path) -> Result<bool, Error> {
    use std::io::Read;
    let io = |cause| Error::Io { path: path.into(), cause };
    let mut begin = Vec::new();
    fs::File::open(path).map_err(io)?.take(8).read_to_end(&mut begin).map_err(io)?;
    // A compiled table that is cut off within its first bytes is none, whatever it is called.
    Ok(Image::is_begun_by(&begin) || path.extension().is_some_and(|extension| extension == "canonym"))
}
