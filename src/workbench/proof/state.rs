//! What is assumed of a case so far: options left to each choice, whether each date is known, distances between days.

use super::case::Case;
use super::days::Distances;
use super::formula::Point;
use super::truths::Truths;
use crate::calendar::{self, Date};
use crate::engine::{Answer, Answers, FactId, Kind, Ruleset};

/// Which cases are looked at.
#[derive(Clone, Copy, Debug)]
pub enum Cases<'a> {
    /// Each fact answered or not, on any day from 1900 to 2300.
    Any,
    /// Every fact answered.
    Full,
    /// These answers on this day, with every unanswered fact answered; what was declined stays unknown.
    Completing(&'a Answers, Date),
}

/// The answers that a choice may still have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Left {
    /// Options, by place.
    pub options: u64,
    /// Whether it may be unknown.
    pub unknown: bool,
}

/// Whether a day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    Yes,
    No,
    Open,
}

#[derive(Clone, Debug)]
pub(super) struct State {
    pub choices: Vec<Left>,
    pub known: Vec<Known>,
    pub distances: Distances,
}

impl State {
    /// Nothing assumed but which cases are looked at.
    pub fn new(rules: &Ruleset, cases: Cases<'_>, choices: &[FactId], points: &[Point]) -> Self {
        let mut distances = Distances::new(points.len());
        let compared = |fact: FactId| points.contains(&Point::Other(fact));
        let known = points.iter().map(|point| match (*point, cases) {
            (Point::Zero | Point::Today | Point::Other(_), _) | (_, Cases::Full) => Known::Yes,
            (Point::Date(fact), _) if compared(fact) => Known::Yes,
            (_, Cases::Any) => Known::Open,
            (Point::Date(fact), Cases::Completing(answers, _)) => match answers.get(fact) {
                Answer::Date(_) | Answer::Unanswered => Known::Yes,
                Answer::Declined | Answer::Choice(_) => Known::No,
            },
        });
        let known = known.collect();
        if let Cases::Completing(answers, today) = cases {
            for (place, point) in points.iter().enumerate() {
                let day = match *point {
                    Point::Today => Some(today),
                    Point::Date(fact) => match answers.get(fact) {
                        Answer::Date(date) => Some(date),
                        Answer::Unanswered | Answer::Declined | Answer::Choice(_) => None,
                    },
                    Point::Zero | Point::Other(_) => None,
                };
                if let Some(day) = day.map(|day| i64::from(calendar::day_number(day))) {
                    distances.assume(place, 0, day);
                    distances.assume(0, place, -day);
                }
            }
        }
        let choices = choices.iter().map(|fact| left(rules, cases, *fact)).collect();
        State { choices, known, distances }
    }

    /// The values that a choice's being one of these options may have.
    pub fn is(&self, place: usize, options: u64) -> Truths {
        let Some(left) = self.choices.get(place) else { return Truths::ANY };
        let known = Truths::classical(left.options & options != 0, left.options & !options != 0);
        known.with(if left.unknown { Truths::UNKNOWN } else { Truths::NONE })
    }

    /// The values that `from - to <= days` may have.
    pub fn at_most(&self, from: usize, to: usize, days: i64) -> Truths {
        let known = |place: usize| self.known.get(place).copied().unwrap_or(Known::No);
        let (one, other) = (known(from), known(to));
        if one == Known::No || other == Known::No {
            return Truths::UNKNOWN;
        }
        let settled = Truths::classical(self.distances.can(from, to, days), !self.distances.follows(from, to, days));
        let open = one == Known::Open || other == Known::Open;
        settled.with(if open { Truths::UNKNOWN } else { Truths::NONE })
    }

    /// One case of those left: what need not be answered is not, and dates are near a wanted day.
    pub fn case(&self, choices: &[FactId], points: &[Point], cases: Cases<'_>, rules: &Ruleset) -> Option<Case> {
        let days = self.distances.days(i64::from(WANTED));
        let date = |place: usize| {
            let number = days.get(place).and_then(|day| i32::try_from(*day).ok());
            number.and_then(calendar::from_day_number)
        };
        let mut case = Case { answers: start(cases, rules), today: calendar::from_day_number(WANTED)?, other: None };
        if let Cases::Completing(_, today) = cases {
            case.today = today;
        }
        for (fact, left) in choices.iter().zip(&self.choices) {
            if !left.unknown {
                let option = u8::try_from(left.options.trailing_zeros()).ok()?;
                case.answers.set(*fact, Answer::Choice(option));
            } else if !matches!(case.answers.get(*fact), Answer::Declined) {
                case.answers.set(*fact, Answer::Unanswered);
            }
        }
        for (place, (point, known)) in points.iter().zip(&self.known).enumerate() {
            match (*point, known) {
                (Point::Today, _) => case.today = date(place)?,
                (Point::Other(fact), _) => case.other = Some((fact, Answer::Date(date(place)?))),
                (Point::Date(fact), Known::Yes) => case.answers.set(fact, Answer::Date(date(place)?)),
                (Point::Zero | Point::Date(_), _) => {}
            }
        }
        Some(case)
    }
}

/// 2026-01-01: found cases are easier to read with dates near it.
const WANTED: i32 = 20_454;

fn left(rules: &Ruleset, cases: Cases<'_>, fact: FactId) -> Left {
    let count = rules.fact(fact).map_or(0, |fact| fact.choices().len());
    let all = u32::try_from(count).ok().and_then(|count| u64::MAX.checked_shr(64 - count)).unwrap_or(0);
    let known = Left { options: all, unknown: false };
    match cases {
        Cases::Any => Left { options: all, unknown: true },
        Cases::Full => known,
        Cases::Completing(answers, _) => match answers.get(fact) {
            Answer::Choice(option) => {
                Left { options: 1u64.checked_shl(u32::from(option)).unwrap_or(0), unknown: false }
            }
            Answer::Unanswered => known,
            Answer::Declined | Answer::Date(_) => Left { options: 0, unknown: true },
        },
    }
}

/// The answers that no assumption speaks of: in a full case there is one all the same.
fn start(cases: Cases<'_>, rules: &Ruleset) -> Answers {
    let mut answers = match cases {
        Cases::Completing(answers, _) => answers.clone(),
        Cases::Any | Cases::Full => Answers::default(),
    };
    if matches!(cases, Cases::Any) {
        return answers;
    }
    for (id, fact) in rules.facts_with_ids() {
        if answers.get(id) == Answer::Unanswered {
            answers.set(
                id,
                match fact.kind {
                    Kind::Choice(_) => Answer::Choice(0),
                    Kind::Date => calendar::from_day_number(WANTED).map_or(Answer::Unanswered, Answer::Date),
                },
            );
        }
    }
    answers
}
