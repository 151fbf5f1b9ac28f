//! Editions: releases of the law, archived and never changed. A link or a case names the edition it was made with.
//!
//! An edition is the rulebook's own source text and the words that state the law, and its name is a hash over those bytes: to
//! read it again, the loader has to stay compatible, and nothing else. The first two are of another form: [`version_1`].

mod frozen;
mod numbers;
mod record;
mod version_1;

pub use frozen::{Frozen, Languages, NamedBy, Recorded};
pub use numbers::give_numbers;
pub use record::record;

use super::source::{self, SourceError, SourceFile};
use crate::rulebook::model::Companion;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// The version of the archive's form.
const FORMAT: u16 = 2;

/// What is laid out from the rules states no law: it is no part of an edition.
const COMPANION: &str = "companion/";

/// Words that state the law. Those of the interface may change without a new edition.
const LAW: [&str; 16] = [
    "ask.",
    "because.",
    "check.",
    "fact.",
    "instrument.",
    "note.",
    "option.",
    "paper.",
    "provision.",
    "rule.",
    "status.",
    "step.",
    "verdict.",
    "warning.",
    "where.",
    "who.",
];

/// The file beside the sources of an edition: what came out when it was archived.
#[derive(Serialize, Deserialize)]
struct Record {
    format: u16,
    /// The version of the program that froze it.
    engine: String,
    cases: Vec<Recorded>,
}

impl Frozen {
    /// A rulebook and its words as an edition, with nothing recorded.
    ///
    /// # Errors
    /// What is wrong with the rulebook.
    pub fn new(files: &[SourceFile], languages: &Languages) -> Result<Self, Vec<SourceError>> {
        let words = law_words(languages);
        let files = law_files(files);
        let mut rulebook = source::load(&files)?;
        rulebook.edition.hash = hash(&files, &words);
        rulebook.companion = Companion::default();
        let edition = rulebook.edition.clone();
        Ok(Frozen { edition, recorded: Vec::new(), named_by: NamedBy::Rule, words, rulebook })
    }
}

/// The name of a rulebook with its words: the first eight hex digits of SHA-256 over the source files and the words that state
/// the law.
pub fn hash_of(files: &[SourceFile], languages: &Languages) -> String {
    hash(&law_files(files), &law_words(languages))
}

/// Each file's name and bytes and each language's, parted by a zero byte, which none of them holds.
fn hash(files: &[SourceFile], words: &Languages) -> String {
    let mut hash = Sha256::new();
    let mut part = |text: &str| {
        hash.update(text);
        hash.update([0]);
    };
    for file in files {
        part(&file.name);
        part(&file.text);
    }
    for (tag, words) in words {
        part(tag);
        part(&as_json(words));
    }
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The words of a language as the archive holds them: one a line, in the order of their keys.
fn as_json(words: &BTreeMap<String, String>) -> String {
    serde_json::to_string_pretty(words).unwrap_or_default() + "\n"
}

fn law_files(files: &[SourceFile]) -> Vec<SourceFile> {
    files.iter().filter(|file| !file.name.starts_with(COMPANION)).cloned().collect()
}

fn law_words(languages: &Languages) -> Languages {
    let states_law = |key: &&String| LAW.iter().any(|prefix| key.starts_with(prefix));
    let law = |words: &BTreeMap<String, String>| {
        let kept = words.iter().filter(|(key, _)| states_law(key));
        kept.map(|(key, words)| (key.clone(), words.clone())).collect()
    };
    languages.iter().map(|(tag, words)| (tag.clone(), law(words))).collect()
}

/// Where an edition keeps what: the rulebook's source, the words that state the law, what came out.
const RULEBOOK: &str = "rulebook";
const WORDS: &str = "words";
const RECORD: &str = "recorded.json";

/// Archives an edition with what came out for some cases; one that is there already stays as it is. Returns its folder.
///
/// # Errors
/// Where the rulebook has errors, or something cannot be written.
pub fn freeze(
    archive: &Path,
    files: &[SourceFile],
    languages: &Languages,
    engine: &str,
    cases: impl Fn(&Frozen) -> Vec<Recorded>,
) -> io::Result<PathBuf> {
    let frozen = Frozen::new(files, languages).map_err(source::told)?;
    let folder = archive.join(frozen.name());
    if folder.exists() {
        return Ok(folder);
    }
    for file in law_files(files) {
        write(&folder.join(RULEBOOK).join(&file.name), &file.text)?;
    }
    for (tag, words) in &frozen.words {
        write(&folder.join(WORDS).join(format!("{tag}.json")), &as_json(words))?;
    }
    let record = Record { format: FORMAT, engine: engine.to_owned(), cases: cases(&frozen) };
    write(&folder.join(RECORD), &(serde_json::to_string_pretty(&record)? + "\n"))?;
    Ok(folder)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text)
}

/// Reads every archived edition of a folder, in the order of their names, so the oldest first.
///
/// # Errors
/// Where something cannot be read or is no edition.
pub fn archive(folder: &Path) -> io::Result<Vec<Frozen>> {
    sorted(folder)?.iter().map(|path| read(path)).collect()
}

/// Reads one archived edition.
///
/// # Errors
/// As [`archive`].
pub fn read(path: &Path) -> io::Result<Frozen> {
    if path.is_dir() { read_folder(path) } else { version_1::read(path) }
}

fn read_folder(folder: &Path) -> io::Result<Frozen> {
    let files = source::files(&folder.join(RULEBOOK))?;
    let mut frozen = Frozen::new(&files, &languages(&folder.join(WORDS))?).map_err(source::told)?;
    let record: Record = serde_json::from_str(&std::fs::read_to_string(folder.join(RECORD))?)?;
    if record.format != FORMAT {
        let words = format!("{}: format {} is none that this program reads", folder.display(), record.format);
        return Err(io::Error::other(words));
    }
    frozen.recorded = record.cases;
    Ok(frozen)
}

/// Reads every language file of a folder.
///
/// # Errors
/// Where a file cannot be read or is no flat JSON object of texts.
pub fn languages(folder: &Path) -> io::Result<Languages> {
    let json = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "json");
    let read = |path: PathBuf| {
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let words = serde_json::from_str(&std::fs::read_to_string(&path)?);
        words.map(|words| (tag, words)).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))
    };
    sorted(folder)?.into_iter().filter(json).map(read).collect()
}

/// What a folder holds, in the order of the names. A folder that is not there holds nothing.
fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}
