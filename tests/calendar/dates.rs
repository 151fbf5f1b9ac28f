//! Dates as text and number, and sums of hours, days and months.

use crate::walk::{WALK, walked, written};
use crate::{gives, sum};
use one_card_guide::calendar::*;

#[test]
fn every_day_of_four_centuries_has_the_number_that_walking_gives_it() {
    let epoch = WALK.iter().position(|day| *day == (1970, 1, 1)).unwrap();
    for (index, day) in WALK.iter().enumerate() {
        let number = index as i32 - epoch as i32;
        let text = written(*day);
        assert_eq!(parse_iso(&text).map(day_number), Some(number), "{text}");
        assert_eq!(from_day_number(number).map(iso), Some(text));
    }
}

#[test]
fn the_walk_itself_ends_where_the_gregorian_rule_says() {
    // 401 years of 365 days, and 97 leap days: every fourth of 1904..=2296 is 99, less 2100 and 2200.
    // 2000 is one of the 99; 1900 and 2300 are not leap years.
    assert_eq!(WALK.len(), 401 * 365 + 99 - 2);
}

#[test]
fn the_years_1899_and_2301_are_out_of_range() {
    assert_eq!(parse_iso("1899-12-31"), None);
    assert_eq!(parse_iso("2301-01-01"), None);
    let (first, last) = (day_number(walked(0)), day_number(walked(WALK.len() - 1)));
    assert_eq!(from_day_number(first - 1), None);
    assert_eq!(from_day_number(last + 1), None);
    assert_eq!(from_day_number(i32::MAX), None);
    assert_eq!(from_day_number(i32::MIN), None);
}

#[test]
fn only_strict_iso_text_is_a_date() {
    let wrong = [
        "",
        "2026-1-01",
        "2026-01-1",
        "2026-01-0:",
        "2026-0:-01",
        "201:-01-01",
        "26-01-01",
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "2026-01-00",
        " 2026-01-01",
        "2026-01-01 ",
        "2026-01-01T",
        "2026/01/01",
        "20260101",
        "+026-01-01",
        "-2026-01-01",
        "02026-01-01",
        "2026-01-+1",
        "2026-01-0１",
        "２０２６-01-01",
        "2026–01–01",
    ];
    for text in wrong {
        assert_eq!(parse_iso(text), None, "{text}");
    }
}

/// Other month ends are those of outside authorities: `conformance_months`.
#[test]
fn a_century_is_a_leap_year_only_every_four_hundred_years() {
    assert_eq!(sum("2100-01-31", "1 month"), gives("2100-02-28"));
    assert_eq!(sum("2000-01-31", "1 month"), gives("2000-02-29"));
    assert_eq!(sum("2026-01-31", "-2 months"), gives("2025-11-30"));
}

#[test]
fn hours_are_rounded_up_to_whole_days() {
    assert_eq!(sum("2026-11-23", "24 hours"), gives("2026-11-24"));
    assert_eq!(sum("2026-11-23", "1 hour"), gives("2026-11-24"));
    assert_eq!(sum("2026-11-23", "25 hours"), gives("2026-11-25"));
    assert_eq!(sum("2026-11-23", "48 hours"), gives("2026-11-25"));
    assert_eq!(sum("2026-11-23", "-24 hours"), gives("2026-11-22"));
    assert_eq!(sum("2026-11-23", "-25 hours"), gives("2026-11-21"));
}

#[test]
fn a_count_of_nothing_is_the_same_day_even_on_a_rest_day_without_a_table() {
    for span in ["0 hours", "0 days", "0 working days", "0 months"] {
        assert_eq!(sum("2027-01-02", span), gives("2027-01-02"), "{span}");
    }
}

#[test]
fn sums_that_leave_1900_to_2300_are_refused() {
    let refused = Err(CalendarError::OutOfRange);
    for (from, span) in [
        ("2300-12-31", "1 day"),
        ("1900-01-01", "-1 days"),
        ("2300-12-01", "1 month"),
        ("1900-01-31", "-1 months"),
        ("2300-12-31", "1 hour"),
        ("2300-12-31", "1 working day"),
        ("1900-01-01", "-1 working days"),
        ("2026-11-23", "2147483647 days"),
        ("2026-11-23", "-2147483648 days"),
        ("2026-11-23", "2147483647 months"),
        ("2026-11-23", "-2147483648 months"),
        ("2026-11-23", "-2147483648 hours"),
    ] {
        assert_eq!(sum(from, span), refused, "{from} + {span}");
    }
}
