//! Working days: borders of sums, kinds of days, years without a table. The State Council's notices themselves are the
//! business of `conformance_working_days`.

use crate::{CALENDAR, date, gives, sum};
use one_card_guide::calendar::*;

#[test]
fn the_first_working_day_after_a_holiday_event_is_day_one() {
    assert_eq!(sum("2026-10-01", "1 working day"), gives("2026-10-08"));
}

#[test]
fn working_days_are_counted_backwards_too() {
    // Fri 9 Oct 2026, Thu 8 Oct, then the holiday, then Wed 30 Sep.
    assert_eq!(sum("2026-10-10", "-3 working days"), gives("2026-09-30"));
}

#[test]
fn a_sum_that_reaches_2027_is_refused() {
    // Thu 31 Dec 2026 is the last day that is known.
    assert_eq!(sum("2026-12-30", "1 working day"), gives("2026-12-31"));
    assert_eq!(sum("2026-12-31", "1 working day"), Err(CalendarError::NoTable(2027)));
    assert_eq!(sum("2026-12-22", "10 working days"), Err(CalendarError::NoTable(2027)));
}

#[test]
fn a_sum_that_goes_back_before_2024_is_refused() {
    assert_eq!(sum("2024-01-03", "-1 working days"), gives("2024-01-02"));
    assert_eq!(sum("2024-01-02", "-1 working days"), Err(CalendarError::NoTable(2023)));
}

#[test]
fn an_event_in_a_year_without_a_table_counts_if_the_count_does_not_touch_that_year() {
    assert_eq!(sum("2023-12-31", "1 working day"), gives("2024-01-02"));
    assert_eq!(sum("2027-01-01", "-1 working days"), gives("2026-12-31"));
}

#[test]
fn a_weekend_without_a_table_is_not_skipped_since_it_may_be_made_up() {
    // Fri 29 Dec 2023, then a weekend that no table judges, then the listed New Year.
    assert_eq!(sum("2023-12-29", "1 working day"), Err(CalendarError::NoTable(2023)));
}

#[test]
fn the_tables_are_in_order_and_without_contradiction() {
    let years: Vec<i32> = CALENDAR.years.iter().map(|table| table.year).collect();
    assert_eq!(years, [2024, 2025, 2026]);
    for table in &CALENDAR.years {
        assert_eq!(table.check(), Ok(()));
    }
}

#[test]
fn each_kind_of_day_is_told_apart() {
    for (text, kind) in [
        ("2026-11-23", Day::Working),
        ("2026-02-28", Day::Working), // Saturday, made up
        ("2026-11-22", Day::Rest),    // Sunday
        ("2026-10-05", Day::Rest),    // Monday of the holiday
        ("2026-10-03", Day::Rest),    // Saturday of the holiday
        ("2027-01-01", Day::Rest),    // Friday: New Year by the regulation itself
        ("2027-05-02", Day::Rest),    // Sunday: Labour Day
        ("2027-10-04", Day::UnlistedWeekday),
        ("2027-05-03", Day::UnlistedWeekday),
        ("2023-05-01", Day::UnlistedWeekday), // before the regulation
        ("2027-01-02", Day::UnlistedWeekend),
    ] {
        assert_eq!(CALENDAR.day(date(text)), kind, "{text}");
    }
}

#[test]
fn the_last_working_day_is_the_day_itself_or_the_nearest_before() {
    for (asked, found, certain) in [
        ("2026-02-28", "2026-02-28", true),  // make-up Saturday
        ("2026-02-23", "2026-02-14", true),  // Spring Festival back to its make-up Saturday
        ("2026-11-22", "2026-11-20", true),  // Sunday
        ("2026-01-03", "2025-12-31", true),  // across the year, both tables known
        ("2027-01-01", "2026-12-31", true),  // a day off without a table as well
        ("2027-01-03", "2026-12-31", false), // the weekend may be worked
        ("2027-05-02", "2027-04-30", false), // no table: weekends and Labour Day are skipped
        ("2027-01-05", "2027-01-05", false),
        ("2024-01-01", "2023-12-29", false), // into a year without a table
    ] {
        let date = date(found);
        let last = CALENDAR.last_working_day(self::date(asked));
        assert_eq!(last, LastWorkingDay { date, certain }, "{asked}");
    }
}

#[test]
fn the_listing_has_a_line_for_each_day_and_kind() {
    let lines = "2026-12-31 working\n2027-01-01 rest\n2027-01-02 unlisted-weekend\n";
    assert_eq!(listing(&CALENDAR, date("2026-12-31"), date("2027-01-02")), lines);
    assert_eq!(listing(&CALENDAR, date("2026-10-07"), date("2026-10-07")), "2026-10-07 rest\n");
    assert_eq!(listing(&CALENDAR, date("2026-10-07"), date("2026-10-06")), "");
}
