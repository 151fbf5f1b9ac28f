//! Days and periods in force, as files write them. Due dates are `rules`' business.

use super::place::{At, Errors};
use crate::calendar;
use toml::Spanned;

/// A day written as ISO text.
pub(super) fn day(text: &Spanned<String>, at: At<'_>, errors: &mut Errors) -> Option<calendar::Date> {
    let date = calendar::parse_iso(text.get_ref());
    if date.is_none() {
        errors.add(at, text.span(), format!("`{}` is not a day: write 2024-12-01", text.get_ref()), None);
    }
    date
}

/// The first and the last day of a period in force, both where they are given; the last may not come first.
pub(super) fn period(
    from: &Option<Spanned<String>>,
    until: &Option<Spanned<String>>,
    name: &str,
    at: At<'_>,
    errors: &mut Errors,
) -> [Option<calendar::Date>; 2] {
    let bounds = [from, until].map(|bound| bound.as_ref().and_then(|text| day(text, at, errors)));
    if let ([Some(first), Some(last)], Some(text)) = (bounds, until)
        && last < first
    {
        errors.add(at, text.span(), format!("`{name}` ends before it begins: `until` is the later day"), None);
    }
    bounds
}
