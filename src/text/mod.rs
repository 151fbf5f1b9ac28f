//! The words: one JSON file per language, looked up by key, with placeholders, dates and plurals.
//!
//! No sentence stands in Rust code. A key that is missing shows itself, so that a test and a reader can see it.

mod dates;

pub use dates::{date, date_and_distance, distance};

use std::collections::HashMap;

/// The words of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Its tag, such as `en` or `zh-Hans`.
    pub language: String,
    words: HashMap<String, String>,
}

impl Text {
    /// Reads a language file: one flat JSON object.
    ///
    /// # Errors
    /// Where it is not one.
    pub fn read(language: &str, json: &str) -> Result<Self, serde_json::Error> {
        Ok(Text { language: language.to_owned(), words: serde_json::from_str(json)? })
    }

    /// English, which every build carries.
    ///
    /// # Errors
    /// Only if the build is damaged.
    pub fn english() -> Result<Self, serde_json::Error> {
        Text::read("en", include_str!("en.json"))
    }

    /// The words for a key; the key itself where there are none.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// The words for a key, where there are any.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(String::as_str)
    }

    /// The words for a key with `{name}` replaced by values.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut out = self.get(key).to_owned();
        for (name, value) in values {
            out = out.replace(&format!("{{{name}}}"), value);
        }
        out
    }

    /// The words for a count: `key.one` or `key.other`, with `{count}` replaced.
    pub fn count(&self, key: &str, count: u32) -> String {
        let one = format!("{key}.one");
        let form = if count == 1 && self.find(&one).is_some() { one } else { format!("{key}.other") };
        self.fill(&form, &[("count", &count.to_string())])
    }

    /// All keys, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }
}
