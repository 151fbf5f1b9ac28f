//! The rulebook and the words as the repository holds them: read when somebody asks, once.

use super::edition::{self, Languages};
use super::published;
use super::source;
use crate::rulebook::model::Rulebook;
use crate::text::{CARRIED, Text};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// What ships is made from this.
pub struct Source {
    /// The rulebook, with the name of its edition.
    pub book: Rulebook,
    /// All words, by language; each knows the own names of all languages.
    pub languages: Languages,
}

/// A place in the repository.
pub fn place(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Reads the rulebook and the words, and checks both.
fn source() -> io::Result<Source> {
    let files = source::files(&place("src/rulebook"))?;
    let mut book = source::load(&files).map_err(source::told)?;
    let mut languages = edition::languages(&place("src/text"))?;
    for (tag, words) in &languages {
        let file = format!("src/text/{tag}.json");
        let missing = source::missing_words(&files, &file, &|key| words.contains_key(key));
        if !missing.is_empty() {
            return Err(source::told(missing));
        }
    }
    if !languages.contains_key(&book.companion.counter) {
        let words = format!("`[counter]` names `{}`, which is no language of src/text", book.companion.counter);
        return Err(io::Error::other(words));
    }
    book.edition.hash = edition::hash_of(&files, &languages);
    name_each_other(&mut languages);
    Ok(Source { book, languages })
}

/// Puts the own name of each language and its letters among the words of all, under `language.<tag>` and
/// `language.<tag>.script`.
fn name_each_other(languages: &mut Languages) {
    let of = |(tag, words): (&String, &BTreeMap<String, String>)| {
        let name = words.get("language").unwrap_or(tag).clone();
        let script = words.get("script").cloned().unwrap_or_default();
        [(format!("language.{tag}"), name), (format!("language.{tag}.script"), script)]
    };
    let names: Vec<(String, String)> = languages.iter().flat_map(of).collect();
    for words in languages.values_mut() {
        words.extend(names.iter().cloned());
    }
}

/// Both, read once.
///
/// # Errors
/// Where a file cannot be read, the rulebook has errors, or a language has not got the words that it needs: in words.
pub(super) fn read() -> Result<&'static Source, String> {
    static READ: OnceLock<Result<Source, String>> = OnceLock::new();
    READ.get_or_init(|| source().map_err(|error| error.to_string())).as_ref().map_err(String::clone)
}

/// The rulebook that ships.
///
/// # Errors
/// As [`read`].
pub fn shipped() -> Result<Rulebook, String> {
    Ok(read()?.book.clone())
}

/// All words of a language by its tag; nothing where there is no such language.
///
/// # Errors
/// As [`read`].
pub fn text(tag: &str) -> Result<Option<Text>, String> {
    Ok(read()?.languages.get(tag).map(|words| Text::new(tag, words.clone())))
}

/// All English words.
///
/// # Errors
/// As [`read`].
pub fn english() -> Result<Text, String> {
    text(CARRIED).map(Option::unwrap_or_default)
}

/// Real questions with their answers in English, as the file beside the browser's program has them.
///
/// # Errors
/// As [`read`].
pub fn questions() -> Result<Text, String> {
    let source = read()?;
    let words = source.languages.get(CARRIED).cloned().unwrap_or_default();
    Ok(Text::new(CARRIED, published::questions(&source.book, &words)))
}
