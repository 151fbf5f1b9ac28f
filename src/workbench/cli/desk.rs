//! What every command works with: the rulebook and the words, the scenarios, dates as arguments, and how it says that
//! something went wrong. No command stands here.

use crate::calendar::{Date, parse_iso};
use crate::rulebook::model::Rulebook;
use crate::text::Text;
use crate::workbench::scenario::{Suite, read};
use crate::workbench::{english, shipped};
use std::path::Path;

/// Where the scenarios are, seen from the top of the repository.
pub const SCENARIOS: &str = "tests/scenarios";

/// What went wrong, in words, and the exit status that goes with it.
pub struct Failure {
    pub words: String,
    pub status: u8,
}

impl Failure {
    /// The input could not be used.
    pub fn input(words: impl Into<String>) -> Self {
        Failure { words: words.into(), status: 1 }
    }

    /// The command was not understood.
    pub fn usage(words: impl Into<String>) -> Self {
        Failure { words: words.into(), status: 2 }
    }
}

/// The rulebook and the words that every command needs.
pub struct Desk {
    pub book: Rulebook,
    pub text: Text,
}

impl Desk {
    /// The shipped rulebook with English words.
    pub fn open() -> Result<Self, Failure> {
        let book = shipped().map_err(Failure::input)?;
        let text = english().map_err(Failure::input)?;
        Ok(Desk { book, text })
    }
}

/// The scenarios of a folder.
pub fn suite(desk: &Desk, folder: &str) -> Result<Suite, Failure> {
    read(Path::new(folder), &desk.book, &desk.text)
        .map_err(|errors| Failure::input(errors.iter().map(|error| format!("{error}\n")).collect::<String>()))
}

/// An argument that the command does not have.
pub fn unknown(desk: &Desk, argument: &str) -> Failure {
    let words = desk.text.fill("cli.error.unknown", &[("argument", argument)]);
    Failure::usage(format!("{words}\n{}", desk.text.get("cli.usage")))
}

/// The date behind an option.
pub fn date(desk: &Desk, option: &str, value: Option<&String>) -> Result<Date, Failure> {
    let value = value.map_or("", String::as_str);
    parse_iso(value)
        .ok_or_else(|| Failure::usage(desk.text.fill("cli.error.date", &[("option", option), ("value", value)])))
}
