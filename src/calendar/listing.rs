//! The calendar day by day, as plain lines that outside programs can compare. Nothing here is shown to readers of the app.

use super::{Calendar, Date, Day, iso};

/// One line per day from `from` to `to`, both included: the ISO date, a space, and `working` or `rest`;
/// `unlisted-weekday` or `unlisted-weekend` in years without a table. Empty where `to` comes first.
pub fn listing(calendar: &Calendar, from: Date, to: Date) -> String {
    let mut lines = String::new();
    for date in from.iter_days().take_while(|date| *date <= to) {
        lines.push_str(&iso(date));
        lines.push_str(match calendar.day(date) {
            Day::Working => " working\n",
            Day::Rest => " rest\n",
            Day::UnlistedWeekday => " unlisted-weekday\n",
            Day::UnlistedWeekend => " unlisted-weekend\n",
        });
    }
    lines
}
