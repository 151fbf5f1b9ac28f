//! The workbench's reader of the rulebook: TOML files in, a checked [`Rulebook`] or all errors with their places out.
//!
//! Names are resolved, types checked and citations looked up here, once; what ships needs no checking and carries no place.

mod companion;
mod definitions;
mod document;
mod error;
mod load;
mod messages;
mod order;
mod period;
mod place;
mod questions;
mod rules;
mod unique;
mod words;

pub use error::SourceError;
pub use load::load;
pub use words::{missing_words, wanted_words};

/// All errors as one, in words.
pub(super) fn told(errors: Vec<SourceError>) -> std::io::Error {
    let words: Vec<String> = errors.iter().map(|error| format!("{error}\n")).collect();
    std::io::Error::other(words.join("\n"))
}

/// One file of the rulebook.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its name, for errors.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// The rulebook's TOML files below a folder, in the order of their names.
pub fn files(folder: &std::path::Path) -> std::io::Result<Vec<SourceFile>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                found.push(path);
            }
        }
    }
    found.sort();
    let read = |path: std::path::PathBuf| {
        let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
        std::fs::read_to_string(&path).map(|text| SourceFile { name, text })
    };
    found.into_iter().map(read).collect()
}
