//! What every command works with: the rulebook and the words, the scenarios, dates as arguments, and how it says that
//! something went wrong. No command stands here.

use crate::calendar::{Date, parse_iso};
use crate::rulebook::model::Rulebook;
use crate::text::Text;
use crate::workbench::scenario::{Suite, read};
use crate::workbench::{english, shipped};
use lexopt::{Arg, Error, Parser, ValueExt};
use std::borrow::Cow;
use std::ffi::OsString;
use std::path::Path;

/// Where the scenarios are, seen from the top of the repository.
pub const SCENARIOS: &str = "tests/scenarios";

/// What went wrong.
pub enum Failure {
    /// The input could not be used: why, in words.
    Input(String),
    /// The command was not understood: why, in words.
    Usage(String),
    /// Arguments that are none of the command's.
    Arguments(Error),
}

impl Failure {
    /// The input could not be used.
    pub fn input(words: impl Into<String>) -> Self {
        Failure::Input(words.into())
    }

    /// The command was not understood.
    pub fn usage(words: impl Into<String>) -> Self {
        Failure::Usage(words.into())
    }

    /// A word that the command does not have.
    pub fn unknown(word: impl Into<OsString>) -> Self {
        Failure::Arguments(Error::UnexpectedArgument(word.into()))
    }

    /// The exit status that goes with it.
    pub fn status(&self) -> u8 {
        if matches!(self, Failure::Input(_)) { 1 } else { 2 }
    }

    /// What to tell.
    pub fn words(&self, text: &Text) -> String {
        let error = match self {
            Failure::Input(words) | Failure::Usage(words) => return words.clone(),
            Failure::Arguments(error) => error,
        };
        let argument = match error {
            Error::MissingValue { option: Some(option) } => return text.fill("cli.error.value", &[("option", option)]),
            Error::UnexpectedOption(option) | Error::UnexpectedValue { option, .. } => option.into(),
            Error::UnexpectedArgument(word) | Error::NonUnicodeValue(word) => word.to_string_lossy(),
            other => Cow::Owned(other.to_string()),
        };
        format!("{}\n{}", text.fill("cli.error.unknown", &[("argument", &argument)]), text.get("cli.usage"))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Arguments(error)
    }
}

/// The rulebook and the words that every command needs.
pub struct Desk {
    pub book: Rulebook,
    pub text: Text,
}

impl Desk {
    /// The shipped rulebook with English words.
    ///
    /// # Errors
    /// Where the rulebook or the words cannot be read or have errors: in words.
    pub fn open() -> Result<Self, String> {
        let (book, text) = (shipped()?, english()?);
        Ok(Desk { book, text })
    }
}

/// The scenarios of a folder.
pub fn suite(desk: &Desk, folder: &str) -> Result<Suite, Failure> {
    read(Path::new(folder), &desk.book, &desk.text)
        .map_err(|errors| Failure::input(errors.iter().map(|error| format!("{error}\n")).collect::<String>()))
}

/// All arguments of a command that has no options.
pub fn words(mut arguments: Parser) -> Result<Vec<String>, Error> {
    let mut words = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Value(word) => words.push(word.string()?),
            option => return Err(option.unexpected()),
        }
    }
    Ok(words)
}

/// The date behind an option.
pub fn date(desk: &Desk, option: &str, arguments: &mut Parser) -> Result<Date, Failure> {
    let value = arguments.value()?.string()?;
    parse_iso(&value)
        .ok_or_else(|| Failure::usage(desk.text.fill("cli.error.date", &[("option", option), ("value", &value)])))
}
