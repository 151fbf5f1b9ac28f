//! Calendar: civil dates, China's working days, and spans such as "10 working days".
//!
//! No clock, no time zone and no formatting for readers: "today" is the caller's, dates in words are `text`'s.
//! Which days are off is data (the State Council's yearly tables); which sums matter, and whether the day of
//! an event counts as day one, is decided by those who call.

mod date;
mod listing;
mod ranges;
mod span;
mod sums;
mod table;

/// A civil date, as printed in a passport: no time of day, no time zone.
pub type Date = chrono::NaiveDate;

pub use date::{day_number, from_day_number, iso, parse_iso};
pub use listing::listing;
pub use ranges::{RangeError, day_of_year, expand};
pub use span::{Span, SpanError, Unit};
pub use sums::{CalendarError, LastWorkingDay};
pub use table::{Always, Calendar, Day, Year, YearError};
