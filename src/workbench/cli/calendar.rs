//! `calendar --from YYYY-MM-DD --to YYYY-MM-DD`: which days are worked, for comparison with other calendars.

use super::desk::{Desk, Failure, date};
use crate::calendar::listing;
use lexopt::{Arg, Parser};

pub fn run(desk: &Desk, mut arguments: Parser) -> Result<String, Failure> {
    let (mut from, mut to) = (None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("from") => from = Some(date(desk, "--from", &mut arguments)?),
            Arg::Long("to") => to = Some(date(desk, "--to", &mut arguments)?),
            other => return Err(other.unexpected().into()),
        }
    }
    match (from, to) {
        (Some(from), Some(to)) if from <= to => Ok(listing(&desk.book.rules.calendar, from, to)),
        _ => Err(Failure::usage(desk.text.get("cli.error.from-to"))),
    }
}
