//! Editions: releases of the law (rules, provisions, calendars and the words that state them), frozen as files that are
//! never changed. A link or a case names the edition it was made with. Runs on the workbench only: the browser gets packed
//! editions one by one, when somebody asks for them.

use super::model::{Beside, Edition, Rulebook};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// By language, by key.
pub type Languages = BTreeMap<String, BTreeMap<String, String>>;

/// The version of the file of an edition.
const FORMAT: u16 = 1;

/// Words that state the law. Those of the interface may change without a new edition.
const LAW: [&str; 17] = [
    "ask.",
    "because.",
    "check.",
    "fact.",
    "instrument.",
    "note.",
    "option.",
    "paper.",
    "provision.",
    "question.",
    "rule.",
    "status.",
    "step.",
    "verdict.",
    "warning.",
    "where.",
    "who.",
];

/// A release of the law as it is archived.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frozen {
    /// The version of this file.
    pub format: u16,
    /// Day and hash.
    pub edition: Edition,
    /// The version of the program that froze it.
    pub engine: String,
    /// What came out for some cases, so that a later program can be held to it.
    pub recorded: Vec<Recorded>,
    /// The words that state the law, by language.
    pub words: Languages,
    /// Rules, provisions, calendars.
    pub rulebook: Rulebook,
}

/// A case and what came out for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// What the case is called.
    pub name: String,
    /// The day, ISO.
    pub today: String,
    /// Its answers, by the names of facts and options; dates in ISO, `?` for "I don't know".
    pub answers: BTreeMap<String, String>,
    /// Each outcome: its title, its safe and its latest day, ISO.
    pub outcomes: Vec<(String, Option<String>, Option<String>)>,
}

impl Frozen {
    /// Freezes a rulebook with its words.
    ///
    /// # Errors
    /// Where it cannot be written as JSON.
    pub fn new(book: &Rulebook, languages: &Languages, engine: &str) -> serde_json::Result<Self> {
        let mut rulebook = book.clone();
        // Real questions are read with the rules of their own day only.
        rulebook.questions.clear();
        // Nor are checklists, and what is laid out beside the rules states no law.
        rulebook.beside = Beside::default();
        rulebook.edition.hash = hash(book, languages)?;
        let edition = rulebook.edition.clone();
        let words = languages.iter().map(|(tag, words)| (tag.clone(), law_only(words))).collect();
        Ok(Frozen { format: FORMAT, edition, engine: engine.to_owned(), recorded: Vec::new(), words, rulebook })
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        format!("{}-{}.json", self.edition.date, self.edition.hash)
    }

    /// What the browser loads, by language: the rulebook and the words, in the compact form.
    ///
    /// # Errors
    /// Where it cannot be packed.
    pub fn packed(&self) -> postcard::Result<Vec<(&str, Vec<u8>)>> {
        self.words
            .iter()
            .map(|(tag, words)| {
                let words: Vec<(&String, &String)> = words.iter().collect();
                Ok((tag.as_str(), postcard::to_allocvec(&(&self.rulebook, words, &self.rulebook.beside))?))
            })
            .collect()
    }
}

/// The first eight hex digits of SHA-256 over the rulebook's JSON, without its own hash, and the words that state the law.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn hash(book: &Rulebook, languages: &Languages) -> serde_json::Result<String> {
    let mut book = book.clone();
    book.edition.hash.clear();
    let words: Languages = languages.iter().map(|(tag, words)| (tag.clone(), law_only(words))).collect();
    let mut hash = Sha256::new();
    // Editions from before there were such dates and days keep their names.
    hash.update(serde_json::to_string(&book)?.replace(r#","cap":null"#, "").replace(r#","always":null"#, ""));
    hash.update(serde_json::to_vec(&words)?);
    Ok(hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect())
}

/// Reads every language file of a folder.
///
/// # Errors
/// Where a file cannot be read or is no flat JSON object of texts.
pub fn languages(folder: &Path) -> std::io::Result<Languages> {
    let read = |path: PathBuf| {
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok((tag, serde_json::from_str(&std::fs::read_to_string(&path)?)?))
    };
    json_files(folder)?.into_iter().map(read).collect()
}

/// Reads every archived edition of a folder, the oldest first. A folder that is not there holds none.
///
/// # Errors
/// Where a file cannot be read or is no edition.
pub fn archive(folder: &Path) -> std::io::Result<Vec<Frozen>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    json_files(folder)?.into_iter().map(|path| Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)).collect()
}

/// The JSON files of a folder, in the order of their names.
fn json_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?;
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    Ok(paths)
}

fn law_only(words: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let states_law = |key: &str| LAW.iter().any(|prefix| key.starts_with(prefix));
    words.iter().filter(|(key, _)| states_law(key)).map(|(key, words)| (key.clone(), words.clone())).collect()
}
