//! Dates as people type them: `2026-11-20`, `20 Nov 2026`, `20.11.2026`, `20/11/2026`, `2026年11月20日周五`. What only one
//! language writes stands in its words.
//!
//! Whatever the page prints in one of its languages is read in all of them. What can be read in two ways is not guessed at. Whether a date can be the answer is the rulebook's to say.

use crate::calendar::{Date, day_number, from_day_number};
use crate::text::Text;

/// What a typed text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateEntry {
    /// Nothing was typed.
    Empty,
    /// One day.
    Day(Date),
    /// One of two days, the one with the day first named first.
    Either(Date, Date),
    /// A date in form, and no day of the calendar from 1900 to 2300.
    NoSuchDay,
    /// No date.
    Unreadable,
}

/// Longer texts are not dates.
const LONGEST: usize = 60;

enum Part {
    Number { value: u32, digits: usize },
    Month(u32),
}

/// Reads a date as typed. Names of months and weekdays are those of these languages.
pub fn read(texts: &[&Text], typed: &str) -> DateEntry {
    if typed.len() > LONGEST {
        return DateEntry::Unreadable;
    }
    let typed: String = typed.trim().chars().map(narrow).collect();
    if typed.is_empty() {
        return DateEntry::Empty;
    }
    let Some(parts) = parts(texts, &typed) else { return DateEntry::Unreadable };
    use Part::{Month, Number};
    match parts.as_slice() {
        [Number { value, digits: 8 }] => day(value / 10_000, value / 100 % 100, value % 100),
        [Number { value: year, digits: 4 }, Number { value: month, .. }, Number { value: date, .. }] => {
            day(*year, *month, *date)
        }
        [Number { value: first, .. }, Number { value: second, .. }, Number { value: year, digits: 4 }] => {
            day_or_month_first(&typed, *first, *second, *year)
        }
        [Number { value: date, .. }, Month(month), Number { value: year, digits: 4 }]
        | [Month(month), Number { value: date, .. }, Number { value: year, digits: 4 }]
        | [Number { value: year, digits: 4 }, Month(month), Number { value: date, .. }] => day(*year, *month, *date),
        _ => DateEntry::Unreadable,
    }
}

fn day_or_month_first(typed: &str, first: u32, second: u32, year: u32) -> DateEntry {
    let (day_first, month_first) = (day(year, second, first), day(year, first, second));
    match (day_first, month_first) {
        // With dots the day always stands first.
        _ if typed.contains('.') => day_first,
        (DateEntry::Day(one), DateEntry::Day(other)) if one != other => DateEntry::Either(one, other),
        (DateEntry::Day(_), _) => day_first,
        _ => month_first,
    }
}

fn day(year: u32, month: u32, date: u32) -> DateEntry {
    let day = i32::try_from(year).ok().and_then(|year| Date::from_ymd_opt(year, month, date));
    // The calendar counts from 1900 to 2300 and knows no other year.
    match day.filter(|day| from_day_number(day_number(*day)).is_some()) {
        Some(day) => DateEntry::Day(day),
        None => DateEntry::NoSuchDay,
    }
}

/// What a character is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Number,
    Word,
    Gap,
    Other,
}

/// Chinese keyboards write digits, brackets and blanks as wide as a character: the same ones in ASCII.
fn narrow(character: char) -> char {
    match character {
        '\u{3000}' | '\u{a0}' => ' ',
        '。' => '.',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        other => other,
    }
}

fn class(texts: &[&Text], character: char) -> Class {
    match character {
        '0'..='9' => Class::Number,
        ' ' | ',' | '.' | '/' | '-' | '(' | ')' => Class::Gap,
        _ if is_gap(texts, character) => Class::Gap,
        'a'..='z' | 'A'..='Z' | '\u{80}'.. => Class::Word,
        _ => Class::Other,
    }
}

/// Whether it stands behind a number in a date, as 年, 月 and 日 do.
fn is_gap(texts: &[&Text], character: char) -> bool {
    texts.iter().any(|text| text.find("date.gap.words").is_some_and(|gaps| gaps.contains(character)))
}

/// Numbers and months in order; nothing where something else stands among them.
fn parts(texts: &[&Text], typed: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = typed;
    let class = |character: char| class(texts, character);
    while let Some(first) = rest.chars().next().map(class) {
        let end = rest.find(|character: char| class(character) != first).unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end)?;
        rest = after;
        match first {
            Class::Gap => {}
            Class::Number => parts.push(Part::Number { value: part.parse().ok()?, digits: part.len() }),
            Class::Word => match named(texts, "month", 12, part) {
                Some(month) => parts.push(Part::Month(month)),
                None if is_decoration(texts, part, &parts) => {}
                None => return None,
            },
            Class::Other => return None,
        }
    }
    Some(parts)
}

/// A weekday before or after the date, or the `th` of `20th`.
fn is_decoration(texts: &[&Text], word: &str, before: &[Part]) -> bool {
    let endings = texts.iter().flat_map(|text| text.find("date.ordinal.words").unwrap_or_default().split(' '));
    let ordinal = endings.into_iter().any(|ending| ending.eq_ignore_ascii_case(word));
    let outside = before.is_empty() || before.len() == 3;
    (outside && (named(texts, "weekday", 7, word).is_some() || is_other_weekday(texts, word)))
        || (ordinal && !before.is_empty())
}

/// A weekday by another name, or in a language whose words have not been fetched. What stands behind a number in a
/// date and ends some of them too reads as a gap.
fn is_other_weekday(texts: &[&Text], word: &str) -> bool {
    let is = |name: &str| name == word || name.strip_suffix(|end| is_gap(texts, end)) == Some(word);
    texts.iter().any(|text| text.get("date.weekdays").split(' ').any(is))
}

/// The place of a name, long or short, in a language's list.
fn named(texts: &[&Text], list: &str, length: u32, word: &str) -> Option<u32> {
    (1..=length).find(|place| {
        let is =
            |key: String| texts.iter().any(|text| text.find(&key).is_some_and(|name| name.eq_ignore_ascii_case(word)));
        is(format!("date.{list}.{place}")) || is(format!("ui.{list}.{place}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_iso;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    fn english(typed: &str) -> DateEntry {
        read(&[&crate::app::carried::english()], typed)
    }

    fn day(iso: &str) -> DateEntry {
        DateEntry::Day(parse_iso(iso).unwrap())
    }

    #[wasm_bindgen_test]
    fn all_usual_forms_name_the_same_day() {
        for typed in [
            "2026-11-20",
            "2026/11/20",
            "2026.11.20",
            "20261120",
            "20 Nov 2026",
            "20 november 2026",
            "Nov 20, 2026",
            "20.11.2026",
            "20/11/2026",
            "11/20/2026",
            "20-11-2026",
            "20-Nov-2026",
            "20Nov2026",
            "20th Nov 2026",
            "Fri 20 Nov 2026",
            "Friday, 20 November 2026",
            "  20 Nov 2026 ",
            "2026年11月20日",
            "2026年11月20日周五",
            "2026年11月20日星期五",
            "2026年11月20日（周五）",
            "２０２６年１１月２０日",
            "周五 2026年11月20日",
            "20 Nov 2026 (Fri)",
            "2026 Nov 20",
        ] {
            assert_eq!(english(typed), day("2026-11-20"), "{typed}");
        }
    }

    #[wasm_bindgen_test]
    fn a_sunday_ends_with_the_sign_that_stands_for_day() {
        assert_eq!(english("2026年11月22日周日"), day("2026-11-22"));
        assert_eq!(english("2026年11月22日星期天"), day("2026-11-22"));
    }

    #[wasm_bindgen_test]
    fn what_can_be_read_in_two_ways_is_not_guessed() {
        let (april, march) = (parse_iso("2026-04-03").unwrap(), parse_iso("2026-03-04").unwrap());
        assert_eq!(english("03/04/2026"), DateEntry::Either(april, march));
        assert_eq!(english("3-4-2026"), DateEntry::Either(april, march));
        assert_eq!(english("03.04.2026"), day("2026-04-03"), "with dots the day stands first");
        assert_eq!(english("05/05/2026"), day("2026-05-05"), "both readings are the same day");
    }

    #[wasm_bindgen_test]
    fn a_day_that_does_not_exist_is_told_from_a_text_that_is_no_date() {
        for typed in ["31 Feb 2026", "2026-13-40", "2025-02-29", "0/0/2026", "20 Nov 1899", "20 Nov 2301", "99999999"] {
            assert_eq!(english(typed), DateEntry::NoSuchDay, "{typed}");
        }
        let long = "1".repeat(10_000);
        for typed in [
            "tomorrow",
            "2026年11月20日周八",
            "20 Fri Nov 2026",
            "20",
            "20 Nov",
            "Nov 2026",
            "20 Nov 26",
            "20/11/26",
            "20 Novel 2026",
            "-1",
            "2026-11-20T10:00",
            "1 2 3 2026",
            "99999999999999999999",
            "𝟚𝟘",
            "٢٠",
            "<b>",
            "\u{202e}",
            &long,
        ] {
            assert_eq!(english(typed), DateEntry::Unreadable, "{typed}");
        }
        assert_eq!(english("  "), DateEntry::Empty);
    }
}
