//! Programs that some tests need: a missing one is a skip that says so, or a failure where `CANONYM_REQUIRE` asks for it.

use std::path::PathBuf;

/// The first of `names` on the path. `need` is what `CANONYM_REQUIRE` calls it.
pub(crate) fn program(need: &str, names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = names
        .iter()
        .find_map(|name| std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file()));
    assert!(found.is_some() || !is_required(need), "{need} is required and none of {names:?} is installed");
    if found.is_none() {
        eprintln!("skipped: none of {names:?} is installed");
    }
    found
}

/// Whether `CANONYM_REQUIRE` asks for it.
pub(crate) fn is_required(need: &str) -> bool {
    let required = std::env::var("CANONYM_REQUIRE").unwrap_or_default();
    required.split(',').any(|word| word == "all" || word == need)
}
