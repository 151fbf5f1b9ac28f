//! Due dates in words: the day, the sum that leads to it, and what is uncertain about it.

use super::view::View;
use super::{Due, DueDay};
use crate::calendar::{Date, LastWorkingDay, Span, Unit};
use crate::engine::{self, Answer, Base, DateSum, Day, Deadline, Shape};
use crate::text;
use chrono::Datelike;

/// A due date with its working.
pub(super) fn due(view: View<'_>, due: &engine::DueRule, deadline: &Deadline) -> Due {
    let needs = match told(view, due, deadline.safe) {
        Day::Needs(fact) => Some(view.fact(fact)),
        Day::On(..) | Day::NoTable(_) | Day::OutOfRange => None,
    };
    Due {
        opens: deadline.opens.zip(due.opens).map(|(day, span)| opening(view, due, day, span)),
        safe: due_day(view, due, deadline.safe, due.safe),
        latest: due_day(view, due, deadline.latest, due.latest),
        unsettled: due.safe != due.latest && (deadline.safe != deadline.latest || deadline.safe.date().is_none()),
        period: period(view, due),
        needs,
    }
}

/// A day counted from a date that was judged by but is not told is not told either.
fn told(view: View<'_>, due: &engine::DueRule, day: Day) -> Day {
    match due.base.base {
        Base::Fact(fact) if !matches!(view.answers.get(fact), Answer::Date(_)) => Day::Needs(fact),
        Base::Fact(_) | Base::Today | Base::Day(_) => day,
    }
}

/// The first day: no working day before it would do.
pub(super) fn opening(view: View<'_>, due: &engine::DueRule, day: Day, span: Span) -> DueDay {
    let day = due_day(view, due, day, span);
    // Nor does it matter whether its year's holidays are known.
    let doubt = if day.day.is_some() { None } else { day.doubt };
    DueDay { working_day: None, doubt, ..day }
}

/// One day of it.
pub(super) fn due_day(view: View<'_>, due: &engine::DueRule, day: Day, span: Span) -> DueDay {
    let (date, working, doubt) = match told(view, due, day) {
        Day::On(date, working) => {
            // Hours run on whatever day it is.
            let in_hours = matches!(due.shape, Shape::Within(period) if period.unit == Unit::Hours);
            let working = if in_hours { LastWorkingDay { date, certain: true } } else { working };
            let doubt = (!working.certain).then(|| year(view, "due.only-weekends", date.year()));
            (Some(date), Some(working.date).filter(|working| *working != date), doubt)
        }
        Day::NoTable(missing) => (None, None, Some(year(view, "due.no-table", missing))),
        Day::OutOfRange => (None, None, Some(view.text.get("due.out-of-range").to_owned())),
        Day::Needs(_) => (None, None, None),
    };
    let words = |date: Date| view.day(date);
    let sum = capped(view, due, date).unwrap_or_else(|| sum(view, due, span));
    DueDay { day: date.map(words), sum, doubt, working_day: working.map(words) }
}

/// What a day is that is not the sum's, but the one after which it would be too late anyway.
fn capped(view: View<'_>, due: &engine::DueRule, date: Option<Date>) -> Option<String> {
    let cap = due.cap?;
    let is_cap = date.is_some_and(|date| view.answers.get(cap) == Answer::Date(date));
    is_cap.then(|| view.text.fill("due.sum.capped", &[("event", &view.label(cap))]))
}

fn year(view: View<'_>, key: &str, year: i32) -> String {
    view.text.fill(key, &[("year", &year.to_string())])
}

/// `Fri 20 Nov 2026 + 29 days`, or `29 days after the date of entry` while the date is missing.
fn sum(view: View<'_>, due: &engine::DueRule, span: Span) -> String {
    let base = base(view, due.base);
    let hours = match due.shape {
        Shape::Within(period) if period.unit == Unit::Hours && span.count > 0 => Some(period),
        Shape::Within(_) | Shape::Before(_) | Shape::By | Shape::From => None,
    };
    match span.count {
        0 if matches!(due.shape, Shape::By | Shape::From) => base,
        0 => view.text.fill("due.sum.same-day", &[("base", &base)]),
        _ => plus(view, due.base.base, &base, hours.unwrap_or(span)),
    }
}

fn plus(view: View<'_>, start: Base, base: &str, span: Span) -> String {
    let key = match (is_dated(view, start), span.count < 0) {
        (true, false) => "due.sum.plus",
        (true, true) => "due.sum.minus",
        (false, false) => "due.sum.after",
        (false, true) => "due.sum.before",
    };
    let span = span_words(view, Span { count: span.count.saturating_abs(), ..span });
    view.text.fill(key, &[("base", base), ("span", &span)])
}

fn is_dated(view: View<'_>, base: Base) -> bool {
    match base {
        Base::Today | Base::Day(_) => true,
        Base::Fact(fact) => matches!(view.answers.get(fact), Answer::Date(_)),
    }
}

fn base(view: View<'_>, sum: DateSum) -> String {
    let start = match sum.base {
        Base::Today => view.text.get("due.base.today").to_owned(),
        Base::Day(number) => {
            crate::calendar::from_day_number(number).map_or(String::new(), |date| text::date(view.text, date))
        }
        Base::Fact(fact) => match view.answers.get(fact) {
            Answer::Date(date) => text::date(view.text, date),
            Answer::Unanswered | Answer::Declined | Answer::Choice(_) => {
                view.text.fill("due.base.event", &[("event", &view.label(fact))])
            }
        },
    };
    let mut words = start;
    for (count, unit) in [(sum.months, Unit::Months), (sum.days, Unit::Days)] {
        if count != 0 {
            words = plus(view, sum.base, &words, Span { count, unit });
        }
    }
    words
}

/// `30 days`, `1 working day`.
fn span_words(view: View<'_>, span: Span) -> String {
    let key = match span.unit {
        Unit::Hours => "span.hours",
        Unit::Days => "span.days",
        Unit::WorkingDays => "span.working-days",
        Unit::Months => "span.months",
    };
    view.text.count(key, span.count.unsigned_abs())
}

/// The period as the rule states it.
fn period(view: View<'_>, due: &engine::DueRule) -> String {
    let event = match due.base.base {
        Base::Fact(fact) => view.label(fact),
        Base::Today | Base::Day(_) => base(view, due.base),
    };
    match due.shape {
        Shape::Within(span) => view.text.fill("due.within", &[("span", &span_words(view, span)), ("event", &event)]),
        Shape::Before(span) => view.text.fill("due.before", &[("span", &span_words(view, span)), ("event", &event)]),
        Shape::By if due.base.base == Base::Today => view.text.get("due.at-once").to_owned(),
        Shape::By => view.text.fill("due.by", &[("event", &event)]),
        Shape::From => view.text.fill("due.from", &[("event", &event)]),
    }
}
