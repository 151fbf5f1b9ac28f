//! The calendar against hand-made counts and the State Council's tables: tables and short forms that its parts share.
//! Outside packages are asked in `tests/outside/working_days.*`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "calendar/dates.rs"]
mod dates;
#[path = "calendar/properties.rs"]
mod properties;
#[path = "calendar/text.rs"]
mod text;
#[path = "calendar/walk.rs"]
mod walk;
#[path = "calendar/working_days.rs"]
mod working_days;

use one_card_guide::calendar::*;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Source {
    always: SourceAlways,
    year: Vec<SourceYear>,
}

#[derive(Deserialize)]
struct SourceAlways {
    from: i32,
    off: Vec<String>,
}

#[derive(Deserialize)]
struct SourceYear {
    year: i32,
    off: Vec<String>,
    work: Vec<String>,
}

/// The tables as the repository holds them.
static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    let source: Source = toml::from_str(include_str!("../src/rulebook/calendar.toml")).unwrap();
    let days = |texts: &[String]| texts.iter().flat_map(|text| expand(text).unwrap()).collect();
    let read = |table: &SourceYear| Year { year: table.year, off: days(&table.off), work: days(&table.work) };
    let off = source.always.off.iter().map(|text| day_of_year(text).unwrap()).collect();
    let always = Some(Always { from: source.always.from, off });
    Calendar { years: source.year.iter().map(read).collect(), always }
});

fn date(text: &str) -> Date {
    parse_iso(text).unwrap_or_else(|| panic!("{text} is not a date"))
}

fn sum(from: &str, span: &str) -> Result<String, CalendarError> {
    CALENDAR.add(date(from), span.parse().unwrap()).map(iso)
}

fn gives(text: &str) -> Result<String, CalendarError> {
    Ok(text.to_owned())
}
