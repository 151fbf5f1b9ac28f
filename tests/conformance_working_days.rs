//! Conformance of the shipped calendar to the State Council's notices for 2024 to 2026: every listed day, the number of
//! working days a year, and sums counted by hand (`conformance/working-days.toml`). Outside packages are asked in
//! `outside/working_days.*`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use one_card_guide::calendar::{Calendar, CalendarError, Date, Day, day_number, iso, parse_iso};
use one_card_guide::workbench::shipped;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Notices {
    year: Vec<Notice>,
    sums: BTreeMap<String, Vec<(String, String)>>,
}

#[derive(Deserialize)]
struct Notice {
    year: i32,
    count: usize,
    off: Vec<String>,
    work: Vec<String>,
}

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| shipped().unwrap().rules.calendar);

fn notices() -> Notices {
    toml::from_str(include_str!("conformance/working-days.toml")).unwrap()
}

/// A day written with its weekday, which must be right: a slip in the list would show.
fn day(text: &str) -> Date {
    let (weekday, date) = text.trim().split_once(' ').unwrap();
    let date = parse_iso(date).unwrap();
    assert_eq!(weekday, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][place_in_week(date)], "{text}");
    date
}

/// Counted from Monday 1970-01-05, not with the calendar's own weekdays.
fn place_in_week(date: Date) -> usize {
    (day_number(date) - 4).rem_euclid(7) as usize
}

/// `Qingming: Thu 2024-04-04 to Sat 2024-04-06`, both ends included.
fn holiday(text: &str) -> Vec<Date> {
    let (_, days) = text.split_once(": ").unwrap();
    let (first, last) = days.split_once(" to ").unwrap_or((days, days));
    let (first, last) = (day(first), day(last));
    first.iter_days().take_while(|date| *date <= last).collect()
}

#[test]
fn every_day_of_a_holiday_is_off() {
    for notice in notices().year {
        for text in &notice.off {
            for date in holiday(text) {
                assert_eq!(CALENDAR.day(date), Day::Rest, "{text}: {date}");
            }
        }
    }
}

#[test]
fn every_make_up_day_is_worked() {
    for notice in notices().year {
        for text in &notice.work {
            assert_eq!(CALENDAR.day(day(text)), Day::Working, "{text}");
        }
    }
}

#[test]
fn every_day_that_no_notice_lists_follows_the_week() {
    for notice in notices().year {
        let mut listed: Vec<Date> = notice.off.iter().flat_map(|text| holiday(text)).collect();
        listed.extend(notice.work.iter().map(|text| day(text)));
        let first = parse_iso(&format!("{}-01-01", notice.year)).unwrap();
        let last = parse_iso(&format!("{}-12-31", notice.year)).unwrap();
        for date in first.iter_days().take_while(|date| *date <= last).filter(|date| !listed.contains(date)) {
            let expected = if place_in_week(date) >= 5 { Day::Rest } else { Day::Working };
            assert_eq!(CALENDAR.day(date), expected, "{date}");
        }
    }
}

#[test]
fn the_years_have_251_248_and_248_working_days() {
    let notices = notices();
    assert_eq!(
        notices.year.iter().map(|notice| (notice.year, notice.count)).collect::<Vec<_>>(),
        [(2024, 251), (2025, 248), (2026, 248)]
    );
    for notice in notices.year {
        let first = parse_iso(&format!("{}-01-01", notice.year)).unwrap();
        let last = parse_iso(&format!("{}-12-31", notice.year)).unwrap();
        let days = first.iter_days().take_while(|date| *date <= last);
        let worked = days.filter(|date| CALENDAR.day(*date) == Day::Working).count();
        assert_eq!(worked, notice.count, "{}", notice.year);
    }
}

#[test]
fn sums_of_working_days_end_where_counting_by_hand_ends() {
    let sums = notices().sums;
    assert_eq!(sums.values().map(Vec::len).sum::<usize>(), 8);
    for (span, rows) in sums {
        for (from, gives) in rows {
            let sum = CALENDAR.add(parse_iso(&from).unwrap(), span.parse().unwrap());
            assert_eq!(sum.map(iso), Ok(gives), "{from} + {span}");
        }
    }
}

#[test]
fn no_year_but_the_three_is_guessed() {
    let years: Vec<i32> = CALENDAR.years.iter().map(|table| table.year).collect();
    assert_eq!(years, [2024, 2025, 2026]);
    // Ten working days after Fri 18 Dec 2026: nine are left in 2026, the tenth lies in 2027.
    let sum = CALENDAR.add(parse_iso("2026-12-18").unwrap(), "10 working days".parse().unwrap());
    assert_eq!(sum, Err(CalendarError::NoTable(2027)));
}
