//! Spans, ranges and tables as text and JSON, and the errors that answer wrong text.

use crate::date;
use one_card_guide::calendar::*;

#[test]
fn spans_are_read_and_written_in_one_canonical_way() {
    for (text, count, unit) in [
        ("30 days", 30, Unit::Days),
        ("1 day", 1, Unit::Days),
        ("10 working days", 10, Unit::WorkingDays),
        ("1 working day", 1, Unit::WorkingDays),
        ("24 hours", 24, Unit::Hours),
        ("1 hour", 1, Unit::Hours),
        ("3 months", 3, Unit::Months),
        ("1 month", 1, Unit::Months),
        ("0 days", 0, Unit::Days),
        ("-30 days", -30, Unit::Days),
    ] {
        let span = Span { count, unit };
        assert_eq!(text.parse(), Ok(span));
        assert_eq!(span.to_string(), text);
    }
}

#[test]
fn a_text_that_is_no_span_is_refused_with_a_hint() {
    for text in ["", "days", "ten days", "1.5 days", "99999999999 days", "30days"] {
        let error = text.parse::<Span>().unwrap_err();
        assert_eq!(error, SpanError::NoCount(text.to_owned()));
        assert!(error.to_string().contains(&format!("`{text}`")), "{error}");
    }
    for text in ["30", "30 weeks", "30 Days", "10 working", "10 working hours", "10 working days more", "1 day ago"] {
        let error = text.parse::<Span>().unwrap_err();
        assert_eq!(error, SpanError::NoUnit(text.to_owned()));
        assert!(error.to_string().contains(&format!("`{text}`")), "{error}");
    }
}

#[test]
fn a_range_names_both_its_ends_and_all_between() {
    let days = |text| expand(text).map(|days| days.into_iter().map(iso).collect::<Vec<_>>());
    assert_eq!(days("2026-05-01"), Ok(vec!["2026-05-01".to_owned()]));
    let across = ["2024-02-28", "2024-02-29", "2024-03-01"].map(str::to_owned);
    assert_eq!(days("2024-02-28..2024-03-01"), Ok(across.to_vec()));
}

#[test]
fn a_text_that_is_no_range_is_refused_with_a_hint() {
    for (text, part) in [
        ("2026-02-30", "2026-02-30"),
        ("2026-05-01..", ""),
        ("2026-05-01..05", "05"),
        ("2026-05-01..2026-05-02..2026-05-03", "2026-05-02..2026-05-03"),
        ("2026-05-01 .. 2026-05-02", "2026-05-01 "),
    ] {
        assert_eq!(expand(text), Err(RangeError::NotADate(part.to_owned())), "{text}");
    }
    let error = expand("2026-05-05..2026-05-01").unwrap_err();
    assert_eq!(error.to_string(), "`2026-05-05..2026-05-01` ends before it begins: write the earlier day first");
}

#[test]
fn a_table_that_contradicts_itself_is_refused() {
    let table = |off: &[&str], work: &[&str]| Year {
        year: 2026,
        off: off.iter().map(|text| date(text)).collect(),
        work: work.iter().map(|text| date(text)).collect(),
    };
    for (year, error) in [
        (table(&["2025-12-31"], &[]), YearError::OtherYear(date("2025-12-31"), 2026)),
        (table(&["2026-10-01", "2026-10-01"], &[]), YearError::Twice(date("2026-10-01"))),
        (table(&["2026-10-03"], &["2026-10-03"]), YearError::Twice(date("2026-10-03"))),
        (table(&[], &["2026-10-05"]), YearError::WorkOnWeekday(date("2026-10-05"))),
    ] {
        assert_eq!(year.check(), Err(error.clone()));
        assert!(error.to_string().starts_with("`202"), "{error}");
    }
}

#[test]
fn a_calendar_travels_as_json_with_iso_dates() {
    let json =
        r#"{"years":[{"year":2026,"off":["2026-10-01"],"work":["2026-10-10"]}],"always":{"from":2025,"off":[[1,1]]}}"#;
    let calendar: Calendar = serde_json::from_str(json).unwrap();
    assert_eq!(calendar.years[0].off, [date("2026-10-01")]);
    assert_eq!(serde_json::to_string(&calendar).unwrap(), json);
    let error = serde_json::from_str::<Calendar>(&json.replace("10-01", "10-32")).unwrap_err();
    assert!(error.to_string().contains("`2026-10-32` is not a date"), "{error}");
}

#[test]
fn a_refused_sum_says_which_year_is_missing() {
    assert!(CalendarError::NoTable(2027).to_string().contains("2027"));
    assert!(CalendarError::OutOfRange.to_string().contains("1900 to 2300"));
}
