//! Answers as bytes: pairs of fact number and tagged value, each of which says where it ends.
//!
//! A reader that does not know a fact or a tag can step over it and keep it. Tags may be added and never change:
//!
//! | tag | what follows |
//! |---|---|
//! | 0 | nothing: "I don't know" |
//! | 1 | a number: the permanent number of an option |
//! | 2 | a signed number: days since 2024-01-01 |
//! | 3 to 6 | a number, kept for later versions |
//! | 7 | a length and that many bytes; under number 0 the name of the case, elsewhere kept for later versions |
//!
//! A pair opens with one number that holds the tag (low three bits) and how far the fact's number lies above the last.

use super::wire::{Reader, put_bytes, put_number, put_signed};
use super::{Facts, Stored};
use crate::calendar::{Date, day_number, from_day_number};

/// The number that no fact has: the name stands there.
const NAME: u16 = 0;
/// 2024-01-01, from which days are counted, in days since 1970-01-01. Dates from 2001 to 2046 take two bytes.
const DAY_ZERO: i32 = 19_723;

const DECLINED: u8 = 0;
const CHOICE: u8 = 1;
const DATE: u8 = 2;
const BYTES: u8 = 7;

/// Adds a date.
pub fn put_date(out: &mut Vec<u8>, date: Date) {
    put_signed(out, day_number(date) - DAY_ZERO);
}

/// Reads a date from 1900 to 2300.
pub fn date(reader: &mut Reader) -> Option<Date> {
    from_day_number(reader.signed()?.checked_add(DAY_ZERO)?)
}

/// Adds the name, where there is one, and all answers.
pub fn put(out: &mut Vec<u8>, name: Option<&str>, facts: &Facts) {
    if let Some(name) = name {
        put_number(out, u64::from(BYTES));
        put_bytes(out, name.as_bytes());
    }
    let mut last = NAME;
    for (number, stored) in facts.iter() {
        put_pair(out, number - last, stored);
        last = number;
    }
}

/// How many bytes an answer takes at most.
pub fn length(number: u16, stored: &Stored) -> usize {
    let mut out = Vec::new();
    put_pair(&mut out, number, stored);
    out.len()
}

fn put_pair(out: &mut Vec<u8>, above_last: u16, stored: &Stored) {
    let mut open = |tag: u8| put_number(out, u64::from(above_last) << 3 | u64::from(tag));
    match stored {
        Stored::Declined => open(DECLINED),
        Stored::Choice(option) => {
            open(CHOICE);
            put_number(out, u64::from(*option));
        }
        Stored::Date(date) => {
            open(DATE);
            put_date(out, *date);
        }
        Stored::Number { tag, value } => {
            open(*tag);
            put_number(out, *value);
        }
        Stored::Bytes(bytes) => {
            open(BYTES);
            put_bytes(out, bytes);
        }
    }
}

/// Reads the name and all answers to the end; `None` unless the bytes are what [`put`] would write.
pub fn read(reader: &mut Reader) -> Option<(Option<String>, Facts)> {
    let (mut name, mut facts, mut last, mut first) = (None, Facts::default(), NAME, true);
    while !reader.0.is_empty() {
        let open = reader.number()?;
        let tag = (open & 7) as u8;
        let number = u16::try_from(u64::from(last).checked_add(open >> 3)?).ok()?;
        if number == NAME {
            if tag != BYTES || !first {
                return None;
            }
            name = Some(std::str::from_utf8(reader.bytes()?).ok()?.to_owned());
        } else if number == last {
            return None;
        } else {
            facts.set(number, value(reader, tag)?);
        }
        (last, first) = (number, false);
    }
    Some((name, facts))
}

fn value(reader: &mut Reader, tag: u8) -> Option<Stored> {
    Some(match tag {
        DECLINED => Stored::Declined,
        CHOICE => Stored::Choice(u16::try_from(reader.number()?).ok()?),
        DATE => Stored::Date(date(reader)?),
        BYTES => Stored::Bytes(reader.bytes()?.to_vec()),
        tag => Stored::Number { tag, value: reader.number()? },
    })
}
