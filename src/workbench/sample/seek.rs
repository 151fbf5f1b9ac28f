//! Looks for a case in which a rule applies: first what its condition wants, then every question that is still open.

use crate::calendar::{Date, day_number, from_day_number, parse_iso};
use crate::engine::{
    Answer, Answers, Base, DateSum, FactId, Kind, Node, NodeId, Order, Ruleset, Truth, assess, broken_checks, sum,
};
use crate::rulebook::model::Rulebook;
use fastrand::Rng;

/// How often a case is tried before a rule is given up.
const TRIES: usize = 2000;
/// How often a date is tried before a comparison is given up.
const DATES: usize = 24;

/// A rule that applies, and the case in which it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The place of the rule.
    pub rule: usize,
    /// What the person said: everything that is asked.
    pub answers: Answers,
    /// The day judged.
    pub today: Date,
}

pub(super) struct Seeker<'a> {
    rules: &'a Ruleset,
    pub random: Rng,
    /// The day of the edition: most cases are judged about then.
    of_edition: Date,
    /// The days that conditions name, each once: the others are judged about one of them.
    named: Vec<Date>,
    today: Date,
    answers: Answers,
}

impl<'a> Seeker<'a> {
    pub fn new(book: &'a Rulebook, random: Rng) -> Self {
        let of_edition = parse_iso(&book.edition.date).unwrap_or_default();
        let named = book.rules.nodes.iter().flat_map(|node| match node {
            Node::Compare(left, _, right) => [left.base, right.base].into_iter().filter_map(named_day).collect(),
            _ => Vec::new(),
        });
        let mut named: Vec<Date> = named.collect();
        named.sort();
        named.dedup();
        Seeker { rules: &book.rules, random, of_edition, named, today: of_edition, answers: Answers::default() }
    }

    /// A case without contradictions in which the rule applies and nothing is left to ask.
    pub fn case_for(&mut self, rule: usize) -> Option<Sample> {
        let when = self.rules.rules.get(rule)?.when;
        for _ in 0..TRIES {
            self.answers = Answers::default();
            let about_now = self.random.u8(..5) > 0;
            let start = self.random.choice(&self.named).copied().filter(|_| !about_now).unwrap_or(self.of_edition);
            // Some rules hold for a few days only.
            let reach = self.random.choice([2, 30, 90]).unwrap_or(90);
            self.today = self.near(start, reach);
            if self.want(when, true) && self.answer_the_rest() {
                let guidance = assess(self.rules, &self.answers, self.today);
                let applies = guidance.findings.get(rule).is_some_and(|finding| finding.truth == Truth::True);
                if applies && broken_checks(self.rules, &self.answers, self.today).is_empty() {
                    return Some(Sample { rule, answers: self.answers.clone(), today: self.today });
                }
            }
        }
        None
    }

    /// Answers what is asked, one question after the other; whether that came to an end.
    fn answer_the_rest(&mut self) -> bool {
        for _ in &self.rules.facts {
            let guidance = assess(self.rules, &self.answers, self.today);
            let Some(fact) = guidance.open.first().copied() else { return true };
            let Some(known) = self.rules.fact(fact) else { return false };
            let answer = match &known.kind {
                Kind::Choice(choices) => {
                    Answer::Choice(u8::try_from(self.random.usize(..choices.len().max(1))).unwrap_or(0))
                }
                // What cannot be changed has happened.
                Kind::Date if known.fixed => Answer::Date(self.moved(self.today, -120, 0)),
                Kind::Date => Answer::Date(self.moved(self.today, -20, 500)),
            };
            self.answers.set(fact, answer);
        }
        false
    }

    /// Answers so that a condition holds, or does not; whether that could be done.
    fn want(&mut self, id: NodeId, holds: bool) -> bool {
        let rules = self.rules;
        match rules.nodes.get(id.0 as usize) {
            None => false,
            Some(Node::Always(always)) => *always == holds,
            Some(Node::Not(inner)) => self.want(*inner, !holds),
            Some(Node::Defined(definition)) => {
                let definition = rules.definitions.get(usize::from(definition.0));
                definition.is_some_and(|definition| self.want(definition.when, holds))
            }
            Some(Node::All(parts)) => self.want_parts(parts, holds, holds),
            Some(Node::Any(parts)) => self.want_parts(parts, holds, !holds),
            Some(Node::Is(fact, options)) => match self.answers.get(*fact) {
                Answer::Choice(option) => options.contains(option) == holds,
                _ => {
                    let count = rules.fact(*fact).map_or(0, |fact| fact.choices().len());
                    let fit: Vec<u8> =
                        (0u8..).take(count).filter(|option| options.contains(*option) == holds).collect();
                    let picked = self.random.choice(fit);
                    picked.inspect(|option| self.answers.set(*fact, Answer::Choice(*option))).is_some()
                }
            },
            Some(Node::Compare(left, order, right)) => self.want_order(*left, *order, *right, holds),
        }
    }

    /// All parts, or any one of them.
    fn want_parts(&mut self, parts: &[NodeId], holds: bool, all: bool) -> bool {
        if all {
            return parts.iter().all(|part| self.want(*part, holds));
        }
        let mut parts = parts.to_vec();
        self.random.shuffle(&mut parts);
        parts.into_iter().any(|part| {
            let before = self.answers.clone();
            let done = self.want(part, holds);
            if !done {
                self.answers = before;
            }
            done
        })
    }

    fn want_order(&mut self, left: DateSum, order: Order, right: DateSum, holds: bool) -> bool {
        let before = self.answers.clone();
        for _ in 0..DATES {
            self.answers = before.clone();
            for side in [left, right] {
                if let Base::Fact(fact) = side.base
                    && !matches!(self.answers.get(fact), Answer::Date(_))
                {
                    self.set_date(fact, [left, right]);
                }
            }
            if let (Some(left), Some(right)) = (self.day(left), self.day(right))
                && order.holds(crate::calendar::day_number(left), crate::calendar::day_number(right)) == holds
            {
                return true;
            }
        }
        false
    }

    /// A date close to a day of the comparison that is known, or to today: borders are worth meeting.
    fn set_date(&mut self, fact: FactId, sides: [DateSum; 2]) {
        let known: Vec<Date> = sides.into_iter().filter_map(|side| self.day(side)).collect();
        let start = self.random.choice(known).unwrap_or(self.today);
        let reach = self.random.choice([1, 15, 60, 200, 500]).unwrap_or(1);
        let date = self.near(start, reach);
        self.answers.set(fact, Answer::Date(date));
    }

    fn day(&self, side: DateSum) -> Option<Date> {
        sum(side, &self.answers, self.today, &self.rules.calendar).ok()
    }

    fn near(&mut self, date: Date, days: i32) -> Date {
        self.moved(date, -days, days)
    }

    fn moved(&mut self, date: Date, low: i32, high: i32) -> Date {
        let days = self.random.i32(low..=high);
        from_day_number(day_number(date).saturating_add(days)).unwrap_or(date)
    }
}

fn named_day(base: Base) -> Option<Date> {
    match base {
        Base::Day(number) => from_day_number(number),
        Base::Today | Base::Fact(_) => None,
    }
}
