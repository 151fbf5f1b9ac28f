//! Which day it is in China, and when to look again. The core never reads a clock: this is the only one.

use super::listen;
use crate::calendar::{Date, from_day_number};
use web_sys::Event;

/// China keeps UTC+8 all year.
const CHINA: i64 = 8 * 3_600_000;
const DAY: i64 = 86_400_000;

/// Today's date in China.
pub fn today() -> Date {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds since 1970 fit, and their fraction does not matter"
    )]
    china_date(js_sys::Date::now() as i64)
}

/// The date in China at an instant, given in milliseconds since 1970-01-01T00:00Z.
///
/// A clock set outside the years 1900 to 2300 gives 1970-01-01.
pub fn china_date(instant: i64) -> Date {
    let days = instant.saturating_add(CHINA).div_euclid(DAY);
    i32::try_from(days).ok().and_then(from_day_number).unwrap_or_default()
}

/// Calls `wake` whenever the tab is shown again or gets the focus: the day may have changed meanwhile.
pub fn on_wake(wake: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    let shown = wake.clone();
    listen::<Event>(&window, "focus", move |_| wake());
    if let Some(document) = window.document() {
        listen::<Event>(&document, "visibilitychange", move |_| shown());
    }
}
