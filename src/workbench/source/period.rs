//! Days, facts that are days, and periods in force, as files write them. Due dates are `rules`' business.

use super::place::{At, Errors};
use crate::calendar;
use crate::engine::{FactId, Kind};
use crate::rulebook::model::Rulebook;
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

/// A fact that is a date, by name.
pub(super) fn date_fact(book: &Rulebook, at: At<'_>, name: &Spanned<String>, errors: &mut Errors) -> Option<FactId> {
    let facts = book.rules.facts.iter().map(|fact| fact.id.as_str());
    let fact = errors.find(at, name, "fact", facts).map(FactId)?;
    let is_date = book.rules.fact(fact).is_some_and(|fact| fact.kind == Kind::Date);
    if !is_date {
        let message = format!("`{}` is not a date: name a fact of the kind date", name.get_ref());
        errors.add(at, name.span(), message, None);
    }
    is_date.then_some(fact)
}
