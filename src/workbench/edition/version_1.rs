//! Editions of November 2026: one JSON file each, the rulebook as the program held it then. None is added.
//!
//! Those files never change. What has changed in the program since stands here: where a field was renamed or added, one line
//! of [`SINCE`] tells what stands for it.

use super::frozen::{Frozen, Languages, NamedBy, Recorded};
use crate::rulebook::model::{Edition, Rulebook};
use serde::Deserialize;
use serde_json::Value;
use std::io;
use std::path::Path;

/// What became of a field since.
enum Since {
    /// It came: what version 1 means where it is silent, as JSON.
    Added(&'static str, &'static str),
    /// It has another name: the old one, the new one.
    #[cfg_attr(not(test), expect(dead_code, reason = "nothing was renamed yet"))]
    Renamed(&'static str, &'static str),
}

/// Where in the rulebook, `*` for all of a list, and what is different there.
const SINCE: [(&str, Since); 6] = [
    ("", Since::Added("reform", "null")),
    ("details.*", Since::Added("one_of", "null")),
    // The program itself held State Council Order 795, article 2, then.
    ("rules.calendar", Since::Added("always", r#"{"from":2025,"off":[[1,1],[5,1],[5,2],[10,1],[10,2],[10,3]]}"#)),
    ("rules.facts.*", Since::Added("former", "null")),
    ("rules.rules.*", Since::Added("number", "0")),
    ("rules.rules.*.due", Since::Added("cap", "null")),
];

/// The file, but for its rulebook.
#[derive(Deserialize)]
struct File {
    edition: Edition,
    recorded: Vec<Recorded>,
    words: Languages,
    rulebook: Value,
}

/// Reads one file.
pub(super) fn read(path: &Path) -> io::Result<Frozen> {
    let named = |error: serde_json::Error| io::Error::other(format!("{}: {error}", path.display()));
    let mut file: File = serde_json::from_str(&std::fs::read_to_string(path)?).map_err(named)?;
    for (place, since) in &SINCE {
        let steps: Vec<&str> = place.split('.').filter(|step| !step.is_empty()).collect();
        change(&mut file.rulebook, &steps, since)?;
    }
    let rulebook: Rulebook = serde_json::from_value(file.rulebook).map_err(named)?;
    Ok(Frozen { edition: file.edition, recorded: file.recorded, named_by: NamedBy::Title, words: file.words, rulebook })
}

fn change(value: &mut Value, steps: &[&str], since: &Since) -> io::Result<()> {
    match (steps.split_first(), value) {
        (Some((&"*", rest)), Value::Array(list)) => list.iter_mut().try_for_each(|item| change(item, rest, since)),
        (Some((name, rest)), Value::Object(object)) => {
            object.get_mut(*name).map_or(Ok(()), |inside| change(inside, rest, since))
        }
        (None, Value::Object(object)) => {
            match since {
                Since::Added(name, json) => {
                    object.entry(*name).or_insert(serde_json::from_str(json)?);
                }
                Since::Renamed(old, new) => {
                    if let Some(value) = object.remove(*old) {
                        object.insert((*new).to_owned(), value);
                    }
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fields_that_came_and_that_were_renamed_are_found_wherever_they_stand() {
        let mut book = json!({ "rules": [{ "old": 1, "due": null }, { "due": { "cap": 2 } }, { "due": {} }] });
        change(&mut book, &["rules", "*"], &Since::Renamed("old", "new")).unwrap();
        change(&mut book, &["rules", "*", "due"], &Since::Added("cap", "null")).unwrap();
        change(&mut book, &["nowhere", "*"], &Since::Added("cap", "null")).unwrap();
        assert_eq!(
            book,
            json!({ "rules": [{ "new": 1, "due": null }, { "due": { "cap": 2 } }, { "due": { "cap": null } }] })
        );
    }
}
