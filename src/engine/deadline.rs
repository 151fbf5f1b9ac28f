//! Deadlines: date sums such as `entry + 29 days` or `left-on + 10 working days`, worked out for a case.
//!
//! The sum stays in the rule, so that it can be shown before it can be computed. Which days are working days is the
//! calendar's business; which sums exist is the rulebook's.

use super::{Answer, Answers, Base, DateSum, DueRule, FactId};
use crate::calendar::{self, Calendar, CalendarError, Date, LastWorkingDay, Span, Unit};
use chrono::Datelike;

/// A due date worked out for one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The first day on which the step can be taken, where there is one.
    pub opens: Option<Day>,
    /// The last day on the cautious count.
    pub safe: Day,
    /// The last day on the generous count; equal to `safe` where counting is settled.
    pub latest: Day,
}

/// One day of a deadline, or why it cannot be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// The day, and the last working day up to it: itself where it is one.
    On(Date, LastWorkingDay),
    /// The date of this fact is missing.
    Needs(FactId),
    /// The count reaches a year whose working days are not known.
    NoTable(i32),
    /// The sum leaves the years that the calendar covers.
    OutOfRange,
}

impl Day {
    /// The date, where there is one.
    pub fn date(self) -> Option<Date> {
        match self {
            Day::On(date, _) => Some(date),
            Day::Needs(_) | Day::NoTable(_) | Day::OutOfRange => None,
        }
    }
}

/// A date sum for a case: the date, or the fact that is missing, or nothing where it leaves the calendar.
pub fn sum(sum: DateSum, answers: &Answers, today: Date, calendar: &Calendar) -> Result<Date, Day> {
    let base = match sum.base {
        Base::Today => today,
        Base::Day(number) => calendar::from_day_number(number).ok_or(Day::OutOfRange)?,
        Base::Fact(fact) => match answers.get(fact) {
            Answer::Date(date) => date,
            Answer::Unanswered | Answer::Declined | Answer::Choice(_) => return Err(Day::Needs(fact)),
        },
    };
    let moved = add(calendar, base, Span { count: sum.months, unit: Unit::Months })?;
    add(calendar, moved, Span { count: sum.days, unit: Unit::Days })
}

/// A date sum of a condition as a day number. Days alone are plain arithmetic, so that whether two dates can be compared
/// depends on nothing but whether they are known; months follow the calendar and its limits.
pub(super) fn day_number(sum: DateSum, answers: &Answers, today: Date, calendar: &Calendar) -> Result<i32, Day> {
    if sum.months != 0 {
        return self::sum(sum, answers, today, calendar).map(calendar::day_number);
    }
    let base = match sum.base {
        Base::Today => calendar::day_number(today),
        Base::Day(number) => number,
        Base::Fact(fact) => match answers.get(fact) {
            Answer::Date(date) => calendar::day_number(date),
            Answer::Unanswered | Answer::Declined | Answer::Choice(_) => return Err(Day::Needs(fact)),
        },
    };
    Ok(base.saturating_add(sum.days))
}

fn add(calendar: &Calendar, date: Date, span: Span) -> Result<Date, Day> {
    if span.count == 0 {
        return Ok(date);
    }
    calendar.add(date, span).map_err(|error| match error {
        CalendarError::NoTable(year) => Day::NoTable(year),
        CalendarError::OutOfRange => Day::OutOfRange,
    })
}

/// Works a deadline out.
pub(super) fn deadline(due: &DueRule, answers: &Answers, today: Date, calendar: &Calendar) -> Deadline {
    let base = sum(due.base, answers, today, calendar);
    let on = |date: Date| Day::On(date, calendar.last_working_day(date));
    let day = |span: Span| match base.and_then(|base| add(calendar, base, span)) {
        Ok(date) => on(date),
        Err(day) => day,
    };
    let cap = due.cap.and_then(|fact| match answers.get(fact) {
        Answer::Date(date) => Some(date),
        Answer::Unanswered | Answer::Declined | Answer::Choice(_) => None,
    });
    let last = |span: Span| match (day(span), cap) {
        (Day::On(date, _), Some(cap)) if cap < date => on(cap),
        // A count that reaches a year without a table ends in that year, or later.
        (Day::NoTable(year), Some(cap)) if cap.year() < year => on(cap),
        (day, _) => day,
    };
    Deadline { opens: due.opens.map(day), safe: last(due.safe), latest: last(due.latest) }
}
