//! Properties over all days of 1900 to 2300, and over any text.

use crate::CALENDAR;
use crate::walk::{WALK, month_length, walked, written};
use one_card_guide::calendar::*;
use proptest::prelude::*;
use std::sync::LazyLock;

fn any_index() -> impl Strategy<Value = usize> {
    0..WALK.len()
}

fn days_of(count: i32) -> Span {
    Span { count, unit: Unit::Days }
}

/// The working days of the tables' years by position in `WALK`, judged without the calendar's own weekday or sums.
static WORKED: LazyLock<Vec<usize>> = LazyLock::new(|| {
    let listed = |index: usize, days: fn(&Year) -> &Vec<Date>| {
        let date = walked(index);
        CALENDAR.years.iter().any(|table| days(table).contains(&date))
    };
    let weekend = |index: usize| index % 7 >= 5; // the walk begins on a Monday
    (0..WALK.len())
        .filter(|index| (2024..=2026).contains(&WALK[*index].0))
        .filter(|index| match weekend(*index) {
            true => listed(*index, |table| &table.work),
            false => !listed(*index, |table| &table.off),
        })
        .collect()
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn adding_days_is_walking_days(from in any_index(), to in any_index()) {
        let span = days_of(to as i32 - from as i32);
        prop_assert_eq!(CALENDAR.add(walked(from), span), Ok(walked(to)));
    }

    #[test]
    fn adding_days_and_taking_them_away_returns(from in any_index(), count in -20_000..20_000) {
        if let Ok(there) = CALENDAR.add(walked(from), days_of(count)) {
            prop_assert_eq!(CALENDAR.add(there, days_of(-count)), Ok(walked(from)));
        }
    }

    #[test]
    fn adding_hours_and_taking_them_away_returns(from in any_index(), count in -500_000..500_000) {
        let hours = |count| Span { count, unit: Unit::Hours };
        if let Ok(there) = CALENDAR.add(walked(from), hours(count)) {
            prop_assert_eq!(CALENDAR.add(there, hours(-count)), Ok(walked(from)));
        }
    }

    #[test]
    fn adding_months_never_skips_a_month(from in any_index(), count in -5_000..5_000) {
        let (year, month, day) = WALK[from];
        let months: i32 = year * 12 + month as i32 - 1 + count;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u32 + 1);
        let expected = match (1900..=2300).contains(&year) {
            true => Ok(written((year, month, day.min(month_length(year, month))))),
            false => Err(CalendarError::OutOfRange),
        };
        let span = Span { count, unit: Unit::Months };
        prop_assert_eq!(CALENDAR.add(walked(from), span).map(iso), expected);
    }

    #[test]
    fn adding_working_days_is_counting_along_the_list(from in 45_290..46_386_usize, count in 1..400_usize) {
        // From 1 January 2024 to 31 December 2026: 124 years and 30 leap days after the walk's first day.
        let next = WORKED.partition_point(|index| *index <= from);
        let forward = match WORKED.get(next + count - 1) {
            Some(index) => Ok(walked(*index)),
            None => Err(CalendarError::NoTable(2027)),
        };
        let before = WORKED.partition_point(|index| *index < from);
        let back = match before.checked_sub(count) {
            Some(place) => Ok(walked(WORKED[place])),
            None => Err(CalendarError::NoTable(2023)),
        };
        let span = |count| Span { count, unit: Unit::WorkingDays };
        prop_assert_eq!(CALENDAR.add(walked(from), span(count as i32)), forward);
        prop_assert_eq!(CALENDAR.add(walked(from), span(-(count as i32))), back);
    }

    #[test]
    fn no_date_and_no_span_makes_a_sum_panic(from in any_index(), count in prop_oneof![any::<i32>(), -2_000..2_000], unit in 0..4_usize) {
        let unit = [Unit::Hours, Unit::Days, Unit::WorkingDays, Unit::Months][unit];
        if let Ok(there) = CALENDAR.add(walked(from), Span { count, unit }) {
            prop_assert_eq!((there > walked(from)).cmp(&(there < walked(from))), count.cmp(&0));
        }
    }

    #[test]
    fn the_last_working_day_lies_close_before(from in any_index()) {
        let last = CALENDAR.last_working_day(walked(from));
        let gap = day_number(walked(from)) - day_number(last.date);
        prop_assert!((0..10).contains(&gap), "{} days", gap);
        prop_assert!(matches!(CALENDAR.day(last.date), Day::Working | Day::UnlistedWeekday));
    }

    #[test]
    fn a_number_of_days_is_a_date_exactly_within_the_walk(days in -40_000..140_000) {
        let (first, last) = (day_number(walked(0)), day_number(walked(WALK.len() - 1)));
        let expected = (first..=last).contains(&days).then_some(days);
        prop_assert_eq!(from_day_number(days).map(day_number), expected);
    }

    #[test]
    fn any_text_is_a_date_or_none_and_a_date_is_written_as_it_was_read(text: String, near in "(19|20|23)[0-9]{2}[-/][01][0-9]-[0-3][0-9]{1,2}") {
        for text in [text, near] {
            if let Some(date) = parse_iso(&text) {
                prop_assert_eq!(iso(date), text);
            }
        }
    }

    #[test]
    fn any_text_is_a_span_or_an_error_that_quotes_it(text: String, near in "[-+]?[0-9]{1,12} ?(working )?(day|days|month|hours|.{0,3})") {
        for text in [text, near] {
            match text.parse::<Span>() {
                Ok(span) => prop_assert_eq!(span.to_string().parse(), Ok(span)),
                Err(error) => prop_assert!(error.to_string().contains(&text)),
            }
        }
    }

    #[test]
    fn any_text_is_a_range_or_an_error(text: String, near in "20[0-9]{2}-0[0-9]-[0-3][0-9](\\.\\.20[0-9]{2}-0[0-9]-[0-3][0-9])?") {
        for text in [text, near] {
            match expand(&text) {
                Ok(days) => prop_assert!(days.is_sorted() && !days.is_empty()),
                Err(error) => prop_assert!(error.to_string().contains('`')),
            }
        }
    }
}
