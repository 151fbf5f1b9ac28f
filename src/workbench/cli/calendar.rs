//! `calendar --from YYYY-MM-DD --to YYYY-MM-DD`: which days are worked, for comparison with other calendars.

use super::desk::{Desk, Failure, date, unknown};
use crate::calendar::listing;

pub fn run(desk: &Desk, arguments: &[String]) -> Result<String, Failure> {
    let (mut from, mut to) = (None, None);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--from" => from = Some(date(desk, "--from", rest.next())?),
            "--to" => to = Some(date(desk, "--to", rest.next())?),
            other => return Err(unknown(desk, other)),
        }
    }
    match (from, to) {
        (Some(from), Some(to)) if from <= to => Ok(listing(&desk.book.rules.calendar, from, to)),
        _ => Err(Failure::usage(desk.text.get("cli.error.from-to"))),
    }
}
