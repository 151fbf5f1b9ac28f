//! Deadlines: safe never before the trigger, latest never before safe, nothing opens on or after its last day.

use super::report::{Matter, Report};
use crate::calendar::{Span, Unit};
use crate::engine::{Base, DueRule, Kind, OutcomeKind, Shape};

pub(super) fn deadlines_lie_after_their_trigger(matter: Matter<'_>) -> Report {
    let rules = &matter.book.rules.rules;
    let dated: Vec<_> = rules.iter().filter_map(|rule| rule.due.map(|due| (rule, due))).collect();
    let wrong = dated.iter().filter(|(_, due)| !is_in_order(due)).map(|(rule, _)| rule.id.clone());
    Report::plain(dated.len(), wrong)
}

fn is_in_order(due: &DueRule) -> bool {
    let period = match due.shape {
        Shape::Within(period) => {
            period.count > 0
                && due.base.days >= 0
                && due.base.months >= 0
                && due.safe.count >= 0
                && due.latest.count >= 0
        }
        Shape::Before(period) => period.count > 0 && due.safe.count < 0 && due.latest.count < 0,
        Shape::By | Shape::From => due.safe.count == 0 && due.latest.count == 0,
    };
    let opens = due.opens.is_none_or(|opens| is_surely_before(opens, due.safe));
    period && is_never_after(due.safe, due.latest) && opens
}

/// From the same day, the first span never leads past the second.
fn is_never_after(first: Span, second: Span) -> bool {
    if first.unit == second.unit { first.count <= second.count } else { longest(first) <= shortest(second) }
}

/// From the same day, the first span always leads to an earlier day than the second.
fn is_surely_before(first: Span, second: Span) -> bool {
    if first.unit == second.unit { first.count < second.count } else { longest(first) < shortest(second) }
}

/// The least number of days that a span can lead ahead, whatever the day it starts from.
fn shortest(span: Span) -> i64 {
    let count = i64::from(span.count);
    match span.unit {
        Unit::Hours => (count + 23).div_euclid(24),
        Unit::Days => count,
        Unit::WorkingDays if count >= 0 => count,
        // Back in time there is no end to holidays.
        Unit::WorkingDays => i64::MIN,
        Unit::Months if count >= 0 => count * 28,
        Unit::Months => count * 31,
    }
}

/// The greatest number of days that a span can lead ahead.
fn longest(span: Span) -> i64 {
    let back = shortest(Span { count: -span.count, ..span });
    back.checked_neg().unwrap_or(i64::MAX)
}

/// Verdicts answer, they set no dates; and what a date is counted from is a date.
pub(super) fn verdicts_set_no_dates(matter: Matter<'_>) -> Report {
    let rules = &matter.book.rules;
    let is_date = |base: Base| match base {
        Base::Fact(fact) => rules.fact(fact).is_some_and(|fact| fact.kind == Kind::Date),
        Base::Today | Base::Day(_) => true,
    };
    let wrong = |due: DueRule, kind: OutcomeKind| kind == OutcomeKind::Verdict || !is_date(due.base.base);
    let wrong = rules.rules.iter().filter(|rule| rule.due.is_some_and(|due| wrong(due, rule.kind)));
    Report::plain(rules.rules.len(), wrong.map(|rule| rule.id.clone()))
}
