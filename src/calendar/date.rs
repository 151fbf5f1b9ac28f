//! Dates as ISO text and as day numbers, within the years 1900 to 2300. Arithmetic with spans is in `sums`.

use super::Date;
use chrono::Datelike;

/// Days from 0000-12-31 to 1970-01-01, the distance between chrono's count and ours.
const EPOCH: i32 = 719_163;

/// Reads `YYYY-MM-DD`, ASCII digits only, with nothing before or after.
///
/// `None` for any other text, for days that do not exist and for years outside 1900 to 2300.
pub fn parse_iso(text: &str) -> Option<Date> {
    match text.as_bytes() {
        [y @ .., b'-', m1, m2, b'-', d1, d2] if y.len() == 4 => {
            let year = i32::try_from(number(y)?).ok()?;
            in_range(Date::from_ymd_opt(year, number(&[*m1, *m2])?, number(&[*d1, *d2])?)?)
        }
        _ => None,
    }
}

/// Writes `YYYY-MM-DD`, the form that `parse_iso` reads.
pub fn iso(date: Date) -> String {
    // Not chrono's own formatting: it costs the browser many times the bytes of these three numbers.
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// Days since 1970-01-01, negative before it.
pub fn day_number(date: Date) -> i32 {
    date.num_days_from_ce() - EPOCH
}

/// The date that many days after 1970-01-01; `None` outside the years 1900 to 2300.
pub fn from_day_number(days: i32) -> Option<Date> {
    in_range(Date::from_num_days_from_ce_opt(days.checked_add(EPOCH)?)?)
}

/// The date itself where its year is one that we count in.
pub(super) fn in_range(date: Date) -> Option<Date> {
    (1900..=2300).contains(&date.year()).then_some(date)
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
}
