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

use desk::{Desk, Failure, unknown};
use std::io::Write;
use std::process::ExitCode;

/// Runs a command and says how it went.
pub fn run(arguments: Vec<String>) -> ExitCode {
    match Desk::open().and_then(|desk| command(&desk, &arguments)) {
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
        "pack" => pack::run(desk, rest),
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
