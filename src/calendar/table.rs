//! The tables of days off and make-up working days, and what they say of one date. Sums over many dates are in `sums`.

use super::{Date, iso};
use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One year's table, as the State Council's notice for that year arranges it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Year {
    /// The year that the table covers, first to last day.
    pub year: i32,
    /// Days off, whether they fall on a weekday or a weekend; in JSON a list of `YYYY-MM-DD`.
    #[serde(with = "iso_dates")]
    pub off: Vec<Date>,
    /// Make-up working days: Saturdays and Sundays that are worked; in JSON a list of `YYYY-MM-DD`.
    #[serde(with = "iso_dates")]
    pub work: Vec<Date>,
}

/// The tables at hand. Years may be missing and may come in any order; no year may come twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// One table per year.
    pub years: Vec<Year>,
    /// What is known of a year without a table.
    pub always: Option<Always>,
}

/// Days off that fall on the same date every year by a regulation, whatever a year's notice arranges around them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Always {
    /// The first year of the regulation.
    pub from: i32,
    /// Month and day of each.
    pub off: Vec<(u32, u32)>,
}

/// What kind of day a date is in Mainland China.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Day {
    /// Worked: an ordinary weekday or a make-up day.
    Working,
    /// Not worked: an ordinary weekend or a day off; in a year without a table only what the regulation itself names.
    Rest,
    /// Monday to Friday of a year without a table: it may be a day off.
    UnlistedWeekday,
    /// Saturday or Sunday of a year without a table: it may be a make-up day.
    UnlistedWeekend,
}

impl Calendar {
    /// What kind of day `date` is.
    pub fn day(&self, date: Date) -> Day {
        let weekend = is_weekend(date);
        let off = self.always.as_ref().is_some_and(|always| always.names(date));
        match self.years.iter().find(|table| table.year == date.year()) {
            None if off => Day::Rest,
            None if weekend => Day::UnlistedWeekend,
            None => Day::UnlistedWeekday,
            Some(table) if weekend && table.work.contains(&date) => Day::Working,
            Some(table) if !weekend && !table.off.contains(&date) => Day::Working,
            Some(_) => Day::Rest,
        }
    }
}

impl Always {
    fn names(&self, date: Date) -> bool {
        date.year() >= self.from && self.off.contains(&(date.month(), date.day()))
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// A table that contradicts itself or the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YearError {
    /// A date of another year than the table's.
    OtherYear(Date, i32),
    /// A date listed more than once, as off, as worked or as both.
    Twice(Date),
    /// A make-up working day on a weekday, which is worked anyway.
    WorkOnWeekday(Date),
}

impl Year {
    /// Checks the table: dates of its own year, none listed twice, make-up days on weekends only.
    ///
    /// The first fault is the error.
    pub fn check(&self) -> Result<(), YearError> {
        let mut seen = Vec::new();
        for date in self.off.iter().chain(&self.work).copied() {
            if date.year() != self.year {
                return Err(YearError::OtherYear(date, self.year));
            }
            if seen.contains(&date) {
                return Err(YearError::Twice(date));
            }
            seen.push(date);
        }
        match self.work.iter().find(|date| !is_weekend(**date)) {
            Some(date) => Err(YearError::WorkOnWeekday(*date)),
            None => Ok(()),
        }
    }
}

impl fmt::Display for YearError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherYear(date, year) => {
                let date = iso(*date);
                write!(f, "`{date}` stands in the table of {year}: move it to the table of its own year")
            }
            Self::Twice(date) => {
                let date = iso(*date);
                write!(f, "`{date}` is listed twice: keep one entry, under off or under work")
            }
            Self::WorkOnWeekday(date) => {
                let date = iso(*date);
                write!(
                    f,
                    "`{date}` is a weekday, worked anyway: list under work only Saturdays and Sundays that are worked"
                )
            }
        }
    }
}

impl std::error::Error for YearError {}

/// Lists of dates as ISO text, so that chrono's serde feature and its formatting stay out.
mod iso_dates {
    use super::super::{Date, iso, parse_iso};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(dates: &[Date], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(dates.iter().map(|date| iso(*date)))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Date>, D::Error> {
        let read = |text: String| {
            parse_iso(&text).ok_or_else(|| D::Error::custom(format_args!("`{text}` is not a date: write YYYY-MM-DD")))
        };
        Vec::<String>::deserialize(from)?.into_iter().map(read).collect()
    }
}
