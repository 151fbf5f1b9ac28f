//! Spans: a count and a unit, such as `30 days` or `10 working days`, as text and as a value. Adding them is in `sums`.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What a span counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Hours, which civil dates can only honour in whole days: part of a day counts as a day.
    Hours,
    /// Calendar days.
    Days,
    /// Working days of Mainland China, make-up days included.
    WorkingDays,
    /// Months; a day that the month lacks becomes the month's last.
    Months,
}

/// A length of time, written `30 days`, `10 working days`, `24 hours` or `3 months`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// How many; a negative count goes back in time.
    pub count: i32,
    /// Of what.
    pub unit: Unit,
}

/// Why a text is not a span; holds the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpanError {
    /// It does not begin with a whole number that fits.
    NoCount(String),
    /// What follows the number is not a unit.
    NoUnit(String),
}

impl fmt::Display for SpanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCount(text) => write!(f, "no usable count in `{text}`: begin with a whole number, as in `30 days`"),
            Self::NoUnit(text) => {
                write!(f, "no known unit in `{text}`: write hours, days, working days or months after the number")
            }
        }
    }
}

impl std::error::Error for SpanError {}

impl FromStr for Span {
    type Err = SpanError;

    fn from_str(text: &str) -> Result<Self, SpanError> {
        let mut words = text.split_ascii_whitespace();
        let count =
            words.next().and_then(|word| word.parse().ok()).ok_or_else(|| SpanError::NoCount(text.to_owned()))?;
        let unit = match (words.next(), words.next(), words.next()) {
            (Some("hour" | "hours"), None, _) => Unit::Hours,
            (Some("day" | "days"), None, _) => Unit::Days,
            (Some("working"), Some("day" | "days"), None) => Unit::WorkingDays,
            (Some("month" | "months"), None, _) => Unit::Months,
            _ => return Err(SpanError::NoUnit(text.to_owned())),
        };
        Ok(Self { count, unit })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Hours => "hour",
            Unit::Days => "day",
            Unit::WorkingDays => "working day",
            Unit::Months => "month",
        };
        let plural = if self.count.unsigned_abs() == 1 { "" } else { "s" };
        write!(f, "{} {unit}{plural}", self.count)
    }
}
