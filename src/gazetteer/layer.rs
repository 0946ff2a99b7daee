//! Layers: the files of one folder, one file alone, or the bundled table, before anyone has read them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::error::Error;

use super::rows;
use super::table::Schema;

/// The texts of one set of table files. Later layers of a gazetteer are laid over earlier ones.
#[derive(Clone, Debug)]
pub struct Layer {
    files: Vec<File>,
}

#[derive(Clone, Debug)]
struct File {
    /// The name among [`rows::SCHEMAS`].
    table: &'static str,
    /// The name to show.
    name: Arc<str>,
    text: String,
}

impl Layer {
    /// Reads a folder of table files, or one CSV file with aliases or entities.
    pub fn read(path: &Path) -> Result<Layer, Error> {
        if path.is_dir() { Layer::read_folder(path) } else { Layer::read_file(path) }
    }

    fn read_folder(folder: &Path) -> Result<Layer, Error> {
        let mut files = Vec::new();
        for schema in rows::SCHEMAS {
            let path = folder.join(schema.file);
            if path.exists() {
                files.push(File { table: schema.file, name: show(&path), text: read_text(&path)? });
            }
        }
        if files.is_empty() {
            let known: Vec<&str> = rows::SCHEMAS.iter().map(|schema| schema.file).collect();
            let problem = format!("no table in this folder; it needs at least one of {}", known.join(", "));
            return Err(Error::WrongFile { path: folder.into(), problem });
        }
        Ok(Layer { files })
    }

    fn read_file(path: &Path) -> Result<Layer, Error> {
        let text = read_text(path)?;
        let header: Vec<&str> = text
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
        Ok(Layer { files: vec![File { table: schema.file, name: show(path), text }] })
    }

    /// A layer of texts that are already in memory: pairs of a table's file name and its text.
    pub(crate) fn from_texts(folder: &str, texts: &[(&'static str, &str)]) -> Layer {
        let file = |&(table, text): &(&'static str, &str)| File {
            table,
            name: format!("{folder}{table}").into(),
            text: text.to_owned(),
        };
        Layer { files: texts.iter().map(file).collect() }
    }

    pub(super) fn text(&self, table: &str) -> Option<(&Arc<str>, &str)> {
        self.files.iter().find(|file| file.table == table).map(|file| (&file.name, file.text.as_str()))
    }
}

fn show(path: &Path) -> Arc<str> {
    path.display().to_string().into()
}

fn read_text(path: &Path) -> Result<String, Error> {
    let bytes = fs::read(path).map_err(|cause| Error::Io { path: path.into(), cause })?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let problem = format!("byte {at} is not UTF-8; save the file as UTF-8");
        Error::WrongFile { path: path.into(), problem }
    })
}
