//! An edition as the workbench holds it, whatever the form of its archive.

use crate::rulebook::model::{Edition, Rulebook};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// By language, by key.
pub type Languages = BTreeMap<String, BTreeMap<String, String>>;

/// A release of the law, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Frozen {
    /// Day and hash.
    pub edition: Edition,
    /// What came out for some cases, so that a later program can be held to it.
    pub recorded: Vec<Recorded>,
    /// What names an outcome in those records.
    pub named_by: NamedBy,
    /// The words that state the law, by language.
    pub words: Languages,
    /// Rules, provisions, calendars.
    pub rulebook: Rulebook,
}

/// What names an outcome in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedBy {
    /// Its English title: version 1.
    Title,
    /// Its rule.
    Rule,
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
    /// Each outcome: what names it, its safe and its latest day, ISO. They have no order.
    pub outcomes: BTreeSet<(String, Option<String>, Option<String>)>,
}

impl Frozen {
    /// What it is called in the archive.
    pub fn name(&self) -> String {
        format!("{}-{}", self.edition.date, self.edition.hash)
    }

    /// What its file for a language is called.
    pub fn packed_name(&self, language: &str) -> String {
        format!("edition-{}-{language}.bin", self.edition.hash)
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
                Ok((tag.as_str(), postcard::to_allocvec(&(&self.rulebook, words, &self.rulebook.companion))?))
            })
            .collect()
    }
}
