//! The command line: the same core and the same words as the page. Results go to stdout, errors to stderr.
//!
//! Exit status: 0 fine, 1 the input could not be used, 2 the command was not understood.

mod assess;
mod bench;
mod calendar;
mod coverage;
mod edition;
mod mutate;
mod procedures;
mod questions;
mod rules;
mod sample;
mod verify;

use one_card_guide::calendar::{Date, parse_iso};
use one_card_guide::rulebook::model::Rulebook;
use one_card_guide::rulebook::shipped;
use one_card_guide::scenario::{Suite, read};
use one_card_guide::text::Text;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Where the scenarios are, seen from the top of the repository.
pub const SCENARIOS: &str = "tests/scenarios";

/// What went wrong, in words, and the exit status that goes with it.
pub struct Failure {
    words: String,
    status: u8,
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

/// Runs a command and says how it went.
pub fn run(arguments: Vec<String>) -> ExitCode {
    match desk().and_then(|desk| command(&desk, &arguments)) {
        Ok(words) => match std::io::stdout().lock().write_all(words.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            // The reader has gone away (`| head`): no reason to complain.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(failure) => {
            let _ = writeln!(std::io::stderr().lock(), "one-card-guide: {}", failure.words.trim_end());
            ExitCode::from(failure.status)
        }
    }
}

fn desk() -> Result<Desk, Failure> {
    let book = shipped().map_err(|error| Failure::input(error.to_string()))?;
    let text = Text::english().map_err(|error| Failure::input(error.to_string()))?;
    Ok(Desk { book, text })
}

/// The scenarios of a folder.
pub fn suite(desk: &Desk, folder: &str) -> Result<Suite, Failure> {
    read(Path::new(folder), &desk.book, &desk.text)
        .map_err(|errors| Failure::input(errors.iter().map(|error| format!("{error}\n")).collect::<String>()))
}

fn command(desk: &Desk, arguments: &[String]) -> Result<String, Failure> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => return Err(Failure::usage(desk.text.get("cli.usage"))),
    };
    match command {
        "assess" => assess::run(desk, rest),
        "rules" => rules::run(desk, rest),
        "questions" => questions::run(desk, rest),
        "procedures" => procedures::run(desk, rest),
        "calendar" => calendar::run(desk, rest),
        "bench" => bench::run(desk, rest),
        "edition" => edition::run(desk, rest),
        "coverage" => coverage::run(desk, rest),
        "mutate" => mutate::run(desk, rest),
        "sample" => sample::run(desk, rest),
        "verify" => verify::run(desk, rest),
        "help" | "--help" | "-h" => Ok(format!("{}\n", desk.text.get("cli.usage"))),
        "--version" | "-V" => {
            let edition = &desk.book.edition;
            Ok(format!("one-card-guide {} (edition {}, {})\n", env!("CARGO_PKG_VERSION"), edition.date, edition.hash))
        }
        _ => Err(unknown(desk, command)),
    }
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
