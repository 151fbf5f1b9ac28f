//! Days as the tables' source writes them: `2026-01-01` or `2026-01-01..2026-01-03`, and `01-01` of every year. Reading the file itself is not done here.

use super::{Date, parse_iso};
use chrono::Datelike;
use std::fmt;

/// Why a text is not a day or a range of days; holds the part in question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RangeError {
    /// Not a date of the years 1900 to 2300.
    NotADate(String),
    /// The range ends before it begins.
    Backwards(String),
}

/// The days that a text names, in order: one day, or a range of which both ends count.
///
/// # Errors
/// `NotADate` names the end that cannot be read, `Backwards` the whole range.
pub fn expand(text: &str) -> Result<Vec<Date>, RangeError> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let read = |text: &str| parse_iso(text).ok_or_else(|| RangeError::NotADate(text.to_owned()));
    let (first, last) = (read(first)?, read(last)?);
    if last < first {
        return Err(RangeError::Backwards(text.to_owned()));
    }
    Ok(first.iter_days().take_while(|day| *day <= last).collect())
}

/// The month and the day of a day that comes every year, `05-01`; nothing for any other text.
pub fn day_of_year(text: &str) -> Option<(u32, u32)> {
    // A year of which every one of these days is part.
    let date = parse_iso(&["2024-", text].concat())?;
    Some((date.month(), date.day()))
}

impl fmt::Display for RangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotADate(text) => {
                write!(f, "`{text}` is not a date: write `2026-01-01`, or `2026-01-01..2026-01-03` for several days")
            }
            Self::Backwards(text) => {
                write!(f, "`{text}` ends before it begins: write the earlier day first")
            }
        }
    }
}

impl std::error::Error for RangeError {}
