//! The command line: the same core and the same words as the page. Results go to stdout, errors to stderr.
//!
//! Exit status: 0 fine, 1 the input could not be used, 2 the command was not understood.

mod assess;
mod bench;
mod calendar;
mod coverage;
mod desk;
mod edition;
mod mutate;
mod pack;
mod procedures;
mod questions;
mod rules;
mod sample;
mod verify;

use desk::{Desk, Failure};
use lexopt::{Arg, Parser, ValueExt};
use std::io::Write;
use std::process::ExitCode;

/// Runs a command and says how it went.
pub fn run(arguments: Parser) -> ExitCode {
    let desk = match Desk::open() {
        Ok(desk) => desk,
        Err(words) => return complain(&words, 1),
    };
    match command(&desk, arguments) {
        Ok(words) => match std::io::stdout().lock().write_all(words.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            // The reader has gone away (`| head`): no reason to complain.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(failure) => complain(&failure.words(&desk.text), failure.status()),
    }
}

fn complain(words: &str, status: u8) -> ExitCode {
    let _ = writeln!(std::io::stderr().lock(), "one-card-guide: {}", words.trim_end());
    ExitCode::from(status)
}

fn command(desk: &Desk, mut arguments: Parser) -> Result<String, Failure> {
    let command = match arguments.next()? {
        Some(Arg::Value(command)) => command.string()?,
        Some(Arg::Long("help") | Arg::Short('h')) => return Ok(usage(desk)),
        Some(Arg::Long("version") | Arg::Short('V')) => return Ok(version(desk)),
        Some(option) => return Err(option.unexpected().into()),
        None => return Err(Failure::usage(desk.text.get("cli.usage"))),
    };
    match command.as_str() {
        "assess" => assess::run(desk, arguments),
        "rules" => rules::run(desk, arguments),
        "questions" => questions::run(desk, arguments),
        "procedures" => procedures::run(desk, arguments),
        "calendar" => calendar::run(desk, arguments),
        "bench" => bench::run(desk, arguments),
        "edition" => edition::run(desk, arguments),
        "coverage" => coverage::run(desk, arguments),
        "mutate" => mutate::run(desk, arguments),
        "pack" => pack::run(desk, arguments),
        "sample" => sample::run(desk, arguments),
        "verify" => verify::run(desk, arguments),
        "help" => Ok(usage(desk)),
        _ => Err(Failure::unknown(command)),
    }
}

fn usage(desk: &Desk) -> String {
    format!("{}\n", desk.text.get("cli.usage"))
}

fn version(desk: &Desk) -> String {
    let edition = &desk.book.edition;
    format!("one-card-guide {} (edition {}, {})\n", env!("CARGO_PKG_VERSION"), edition.date, edition.hash)
}
