//! What stands on the shelf as one file: the texts as they are, under their keys. The page saves one where the rules that
//! name answers are not at hand, or the program is not there any more (index.html); described in FORMATS.md.

use super::file::LARGEST;
use super::store::{self, Entry, PREFIX};
use crate::json::{self, Map, Value};

/// What the part `format` says; in a case file a number stands there.
const FORMAT: &str = "store";

/// What such a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredFile {
    /// Its cases, in the order of the file.
    pub cases: Vec<Entry>,
    /// How many texts stand under the key of a case and are none.
    pub damaged: usize,
}

/// Texts with their keys as such a file.
pub fn to_stored_file(values: &[(String, String)]) -> String {
    let inside = Map::of(values.iter().map(|(key, value)| (key.clone(), value.as_str().into())).collect());
    let mut file = Map::default();
    file.insert("format", FORMAT.into());
    file.insert("values", Value::Object(inside));
    Value::Object(file).to_string()
}

/// Reads such a file; nothing where the text is none.
pub fn from_stored_file(text: &str) -> Option<StoredFile> {
    // Other files are left to others, unread.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > LARGEST || !text.chars().take(40).collect::<String>().contains(FORMAT) {
        return None;
    }
    let Ok(Value::Object(file)) = json::read(text) else { return None };
    let values = file.get("values").and_then(Value::as_object)?;
    (file.get("format").and_then(Value::as_str)? == FORMAT).then(|| {
        let mut found = StoredFile::default();
        for (key, value) in values.iter() {
            let id = key.strip_prefix(PREFIX).and_then(|id| id.parse().ok());
            match id.zip(value.as_str()).map(|(id, raw)| store::read(id, raw)) {
                Some(Ok(entry)) => found.cases.push(entry),
                Some(Err(_)) => found.damaged += 1,
                // Settings and what was last seen.
                None => {}
            }
        }
        found
    })
}
