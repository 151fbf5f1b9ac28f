//! The only clock of the house: which day it is in China.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use one_card_guide::browser::clock::{china_date, today};
use one_card_guide::calendar::iso;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Milliseconds of an instant, by the browser's own reading of ISO 8601.
fn instant(text: &str) -> i64 {
    js_sys::Date::parse(text) as i64
}

#[wasm_bindgen_test]
fn a_day_in_china_begins_eight_hours_before_it_does_in_greenwich() {
    for (moment, day) in [
        ("2026-11-22T15:59:59.999Z", "2026-11-22"),
        ("2026-11-22T16:00:00.000Z", "2026-11-23"),
        ("2026-11-23T15:59:59.999Z", "2026-11-23"),
        ("2024-02-28T16:00:00.000Z", "2024-02-29"),
        ("2026-12-31T16:00:00.000Z", "2027-01-01"),
        ("2026-11-23T00:00:00.000+08:00", "2026-11-23"),
    ] {
        assert_eq!(iso(china_date(instant(moment))), day, "{moment}");
    }
}

#[wasm_bindgen_test]
fn days_before_1970_are_days_too() {
    assert_eq!(iso(china_date(instant("1969-12-31T15:59:59.999Z"))), "1969-12-31");
    assert_eq!(iso(china_date(instant("1949-10-01T07:00:00.000Z"))), "1949-10-01");
}

#[wasm_bindgen_test]
fn a_clock_beyond_all_calendars_is_no_panic() {
    for moment in [i64::MIN, i64::MAX, instant("2301-06-01T00:00:00Z")] {
        assert_eq!(iso(china_date(moment)), "1970-01-01");
    }
}

#[wasm_bindgen_test]
fn today_is_the_date_that_the_browser_gives_for_shanghai() {
    // An outside authority: the browser's own time zone tables.
    let format = js_sys::Function::new_no_args(
        "return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())",
    );
    let expected = format.call0(&wasm_bindgen::JsValue::NULL).unwrap().as_string().unwrap();
    assert_eq!(iso(today()), expected);
}
