//! `assess CASE.json [--today YYYY-MM-DD] [--json]`: guidance for a case file, as text or as JSON.

use super::{Desk, Failure, date, unknown};
use one_card_guide::calendar::{Date, from_day_number};
use one_card_guide::case::from_file;
use one_card_guide::guidance::{arrange, explain_held_back, json, plain};
use std::io::{Read, Write};
use std::time::{SystemTime, UNIX_EPOCH};

pub fn run(desk: &Desk, arguments: &[String]) -> Result<String, Failure> {
    let (mut path, mut day, mut as_json) = (None, None, false);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--json" => as_json = true,
            "--today" => day = Some(date(desk, "--today", rest.next())?),
            option if option.starts_with("--") => return Err(unknown(desk, option)),
            _ if path.is_none() => path = Some(argument.as_str()),
            extra => return Err(unknown(desk, extra)),
        }
    }
    let path = path.ok_or_else(|| Failure::usage(desk.text.get("cli.error.no-file")))?;
    let now = today(desk)?;
    let words = |error: std::io::Error| {
        Failure::input(desk.text.fill("cli.error.read", &[("path", path), ("reason", &error.to_string())]))
    };
    let file = read(path).map_err(words)?;
    let (case, problems) = from_file(&file, &desk.book.rules, now).map_err(|error| {
        let reason = error.words(&desk.text);
        Failure::input(format!("{path}: {reason}"))
    })?;
    for problem in &problems {
        let words = problem.words(&desk.text, &desk.book.rules);
        let _ = writeln!(std::io::stderr().lock(), "{path}: {words}");
    }
    let mut page = arrange(&desk.book, &desk.text, &case.answers(&desk.book.rules), day.unwrap_or(now));
    explain_held_back(&desk.book, &desk.text, &mut page);
    if as_json {
        json(&page).map(|json| json + "\n").map_err(|error| Failure::input(error.to_string()))
    } else {
        Ok(plain(&page, &desk.text))
    }
}

fn read(path: &str) -> std::io::Result<String> {
    if path == "-" {
        let mut text = String::new();
        std::io::stdin().lock().read_to_string(&mut text)?;
        return Ok(text);
    }
    std::fs::read_to_string(path)
}

/// The date in China now: eight hours ahead of UTC, no summer time.
pub fn today(desk: &Desk) -> Result<Date, Failure> {
    const AHEAD: u64 = 8 * 3600;
    const DAY: u64 = 24 * 3600;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    i32::try_from((seconds + AHEAD) / DAY)
        .ok()
        .and_then(from_day_number)
        .ok_or_else(|| Failure::input(desk.text.get("cli.error.clock")))
}
