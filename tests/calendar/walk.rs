//! An independent count: every day of 1900 to 2300, walked one by one with a leap-year rule of its own.

use crate::date;
use one_card_guide::calendar::Date;
use std::sync::LazyLock;

pub fn month_length(year: i32, month: u32) -> u32 {
    let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// Year, month and day of each day, from Monday 1 January 1900 on.
pub static WALK: LazyLock<Vec<(i32, u32, u32)>> = LazyLock::new(|| {
    let months = (1900..=2300).flat_map(|year| (1..=12).map(move |month| (year, month)));
    months.flat_map(|(year, month)| (1..=month_length(year, month)).map(move |day| (year, month, day))).collect()
});

pub fn written((year, month, day): (i32, u32, u32)) -> String {
    format!("{year}-{month:02}-{day:02}")
}

pub fn walked(index: usize) -> Date {
    date(&written(WALK[index]))
}
