//! Dates and distances in words, from the language's own names and patterns.

use super::Text;
use crate::calendar::Date;
use chrono::Datelike;

/// A date such as `Fri 11 Dec 2026`.
pub fn date(text: &Text, date: Date) -> String {
    let weekday = format!("date.weekday.{}", date.weekday().number_from_monday());
    let month = format!("date.month.{}", date.month());
    text.fill(
        "date.pattern",
        &[
            ("weekday", text.get(&weekday)),
            ("day", &date.day().to_string()),
            ("month", text.get(&month)),
            ("year", &date.year().to_string()),
        ],
    )
}

/// How far a date lies from today: `today`, `in 18 days`, `2 days ago`.
pub fn distance(text: &Text, date: Date, today: Date) -> String {
    let days = date.signed_duration_since(today).num_days();
    let count = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
    match days {
        0 => text.get("date.today").to_owned(),
        1 => text.get("date.tomorrow").to_owned(),
        -1 => text.get("date.yesterday").to_owned(),
        2.. => text.count("date.in", count),
        _ => text.count("date.ago", count),
    }
}

/// A date with its distance: `Fri 11 Dec 2026 (in 18 days)`.
pub fn date_and_distance(text: &Text, day: Date, today: Date) -> String {
    text.fill("date.with-distance", &[("date", &date(text, day)), ("distance", &distance(text, day, today))])
}
