//! Compiles the bundled table into the program, with the very code that reads it later. What a curator edits are the CSV
//! files; a row that cannot be used is told as the build's error.
#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    missing_docs,
    clippy::expect_used,
    clippy::print_stdout,
    unexpected_cfgs
)]

#[path = "src/alias.rs"]
mod alias;
#[path = "src/boundary/mod.rs"]
mod boundary;
#[path = "src/cue.rs"]
mod cue;
#[path = "src/dictionary/mod.rs"]
mod dictionary;
#[path = "src/entity.rs"]
mod entity;
#[path = "src/error.rs"]
mod error;
#[path = "src/fold/mod.rs"]
mod fold;
#[path = "src/gazetteer/mod.rs"]
mod gazetteer;
#[path = "src/image/mod.rs"]
mod image;
#[path = "src/machine/mod.rs"]
mod machine;
#[path = "src/span.rs"]
mod span;
#[path = "src/unicode.rs"]
mod unicode;
#[path = "src/vocabulary.rs"]
mod vocabulary;

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=gazetteer");
    println!("cargo::rustc-check-cfg=cfg(canonym_bundled)");
    println!("cargo::rustc-cfg=canonym_bundled");
    println!("cargo::rustc-env=CANONYM_FOLD={:x}", fold::fingerprint());
    match gazetteer::compile_bundled(Path::new("gazetteer")) {
        Ok(image) => {
            let folder = env::var_os("OUT_DIR").expect("cargo names a folder");
            fs::write(Path::new(&folder).join("bundled.canonym"), image).expect("the folder can be written");
        }
        Err(error) => {
            for line in error.to_string().lines() {
                println!("cargo::error={line}");
            }
        }
    }
}
