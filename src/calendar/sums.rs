//! Sums: a date plus a span, and the last working day before a date. Which days are worked is in `table`.

use super::{Calendar, Date, Day, Span, Unit, date::in_range};
use chrono::{Datelike, Days, Months};
use std::fmt;

/// Why a sum has no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CalendarError {
    /// A day of this year had to be judged, and the year has no table.
    NoTable(i32),
    /// The sum lies outside the years 1900 to 2300.
    OutOfRange,
}

/// The last working day on or before a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LastWorkingDay {
    /// The day.
    pub date: Date,
    /// False where a day was touched of which no table tells: there only weekends were skipped.
    pub certain: bool,
}

impl Calendar {
    /// The date `span` after `from`; before it where the count is negative. A count of 0 gives `from`.
    ///
    /// Hours are rounded up to whole days, away from `from`: 24 hours lead to the next day, 25 to the one after.
    /// Months keep the day of the month, or take the month's last where it has fewer: 31 January + 1 month is
    /// 28 or 29 February. Of working days, the first after `from` is day 1, so `from` itself may be any day.
    ///
    /// # Errors
    /// `NoTable` where working days run into a year without a table, `OutOfRange` where the sum leaves 1900 to 2300.
    pub fn add(&self, from: Date, span: Span) -> Result<Date, CalendarError> {
        let sum = match span.unit {
            Unit::Hours => add_days(from, span.count / 24 + (span.count % 24).signum()),
            Unit::Days => add_days(from, span.count),
            Unit::Months => add_months(from, span.count),
            Unit::WorkingDays => self.add_working_days(from, span.count)?,
        };
        sum.and_then(in_range).ok_or(CalendarError::OutOfRange)
    }

    /// The last working day on or before a date: that date itself where it is worked.
    pub fn last_working_day(&self, on_or_before: Date) -> LastWorkingDay {
        let mut date = on_or_before;
        let mut certain = true;
        loop {
            let day = self.day(date);
            certain &= matches!(day, Day::Working | Day::Rest);
            match (day, date.pred_opt()) {
                (Day::Rest | Day::UnlistedWeekend, Some(before)) => date = before,
                _ => return LastWorkingDay { date, certain },
            }
        }
    }

    fn add_working_days(&self, from: Date, count: i32) -> Result<Option<Date>, CalendarError> {
        let step = if count < 0 { Date::pred_opt } else { Date::succ_opt };
        let mut date = from;
        let mut left = count.unsigned_abs();
        while left > 0 {
            match step(&date).and_then(in_range) {
                None => return Ok(None),
                Some(next) => date = next,
            }
            match self.day(date) {
                Day::Working => left -= 1,
                Day::Rest => {}
                Day::UnlistedWeekday | Day::UnlistedWeekend => {
                    return Err(CalendarError::NoTable(date.year()));
                }
            }
        }
        Ok(Some(date))
    }
}

fn add_days(from: Date, count: i32) -> Option<Date> {
    let days = Days::new(count.unsigned_abs().into());
    if count < 0 { from.checked_sub_days(days) } else { from.checked_add_days(days) }
}

fn add_months(from: Date, count: i32) -> Option<Date> {
    let months = Months::new(count.unsigned_abs());
    if count < 0 { from.checked_sub_months(months) } else { from.checked_add_months(months) }
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTable(year) => write!(
                f,
                "the working days of {year} are not known: add the table of that year once the State Council has published it"
            ),
            Self::OutOfRange => {
                write!(f, "the sum leaves the years 1900 to 2300: check the date and the span")
            }
        }
    }
}

impl std::error::Error for CalendarError {}
