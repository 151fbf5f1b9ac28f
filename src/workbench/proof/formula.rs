//! Formulas about cases: the rulebook's conditions as terms in one arena, and questions about their values on top.
//!
//! Equal terms are one term, so two conditions with one place are the same without any search. Definitions are written
//! out. Terms do not know which cases are looked at: that is `search`'s business.

use super::truths::Truths;
use crate::engine::{Base, DateSum, FactId, Node, NodeId, Order, Ruleset};
use std::collections::HashMap;

/// The place of a term in its formula. Parts stand before the terms made of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub(super) u32);

/// A day that comparisons speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// Day number 0: days in the rulebook are counted from it.
    Zero,
    /// The day judged.
    Today,
    /// A date fact.
    Date(FactId),
    /// The same fact in a second case that differs there only.
    Other(FactId),
}

/// One term.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Term {
    /// Any of these values, whatever the case: one value for what is settled, all for what cannot be judged here.
    Fixed(Truths),
    /// The choice is one of these options, by place.
    Is(FactId, u64),
    /// The first day is at most so many days after the second; unknown where a day is.
    AtMost(Point, Point, i64),
    Not(TermId),
    All(Vec<TermId>),
    Any(Vec<TermId>),
    /// True where the part has one of these values, else false.
    Among(TermId, Truths),
    /// True where the two parts have different values, else false.
    Differs(TermId, TermId),
}

/// How a fact is taken when a condition is read, so that two cases that differ in one fact can be asked about at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exchange {
    /// As it is.
    Nothing,
    /// The choice has this option.
    Option(FactId, u8),
    /// The date fact has its other value.
    Date(FactId),
}

/// More days than any two dates between 1900 and 2300 lie apart.
pub(super) const FAR: i64 = 200_000;

/// An arena of terms.
#[derive(Clone, Debug, Default)]
pub struct Formula {
    terms: Vec<Term>,
    places: HashMap<Term, TermId>,
}

impl Formula {
    pub(super) fn get(&self, term: TermId) -> Option<&Term> {
        self.terms.get(term.0 as usize)
    }

    fn add(&mut self, term: Term) -> TermId {
        if let Some(known) = self.places.get(&term) {
            return *known;
        }
        let place = TermId(u32::try_from(self.terms.len()).unwrap_or(u32::MAX));
        self.terms.push(term.clone());
        self.places.insert(term, place);
        place
    }

    fn fixed(&self, term: TermId) -> Option<Truths> {
        match self.get(term) {
            Some(Term::Fixed(truths)) if truths.is_certain() => Some(*truths),
            _ => None,
        }
    }

    /// A term with these possible values in every case.
    pub fn settled(&mut self, truths: Truths) -> TermId {
        self.add(Term::Fixed(truths))
    }

    /// The opposite.
    pub fn not(&mut self, part: TermId) -> TermId {
        match (self.fixed(part), self.get(part)) {
            (Some(truths), _) => self.add(Term::Fixed(!truths)),
            (None, Some(Term::Not(inner))) => *inner,
            _ => self.add(Term::Not(part)),
        }
    }

    /// All of them.
    pub fn all(&mut self, parts: impl IntoIterator<Item = TermId>) -> TermId {
        self.join(parts, Truths::TRUE, Term::All)
    }

    /// At least one of them.
    pub fn any(&mut self, parts: impl IntoIterator<Item = TermId>) -> TermId {
        self.join(parts, Truths::FALSE, Term::Any)
    }

    /// A part that is `neutral` adds nothing, its opposite decides, and the same part twice counts once.
    fn join(
        &mut self,
        parts: impl IntoIterator<Item = TermId>,
        neutral: Truths,
        of: fn(Vec<TermId>) -> Term,
    ) -> TermId {
        let mut kept = Vec::new();
        for part in parts {
            match self.fixed(part) {
                Some(truths) if truths == neutral => {}
                Some(truths) if truths == !neutral => return part,
                _ if kept.contains(&part) => {}
                _ => kept.push(part),
            }
        }
        match kept.as_slice() {
            [] => self.settled(neutral),
            [only] => *only,
            _ => self.add(of(kept)),
        }
    }

    /// True where the part has one of these values.
    pub fn among(&mut self, part: TermId, truths: Truths) -> TermId {
        match self.fixed(part) {
            Some(value) => self.settled(Truths::classical(value.within(truths), !value.within(truths))),
            None => self.add(Term::Among(part, truths)),
        }
    }

    /// True where the two parts have different values.
    pub fn differs(&mut self, one: TermId, other: TermId) -> TermId {
        match (self.fixed(one), self.fixed(other)) {
            _ if one == other => self.settled(Truths::FALSE),
            (Some(one), Some(other)) => self.settled(Truths::classical(one != other, one == other)),
            _ => self.add(Term::Differs(one, other)),
        }
    }

    /// A condition of a set of rules, read with a fact exchanged.
    pub fn condition(&mut self, rules: &Ruleset, node: NodeId, exchange: Exchange) -> TermId {
        match rules.nodes.get(node.0 as usize) {
            Some(Node::Always(holds)) => self.settled(Truths::classical(*holds, !*holds)),
            Some(Node::Is(fact, options)) => match exchange {
                Exchange::Option(exchanged, option) if exchanged == *fact => {
                    self.settled(Truths::classical(options.contains(option), !options.contains(option)))
                }
                _ => self.add(Term::Is(*fact, options.0)),
            },
            Some(Node::Compare(left, order, right)) => self.compare(*left, *order, *right, exchange),
            Some(Node::Defined(definition)) => match rules.definitions.get(usize::from(definition.0)) {
                Some(definition) => self.condition(rules, definition.when, exchange),
                None => self.settled(Truths::UNKNOWN),
            },
            Some(Node::Not(inner)) => {
                let inner = self.condition(rules, *inner, exchange);
                self.not(inner)
            }
            Some(Node::All(parts)) => {
                let parts: Vec<TermId> = parts.iter().map(|part| self.condition(rules, *part, exchange)).collect();
                self.all(parts)
            }
            Some(Node::Any(parts)) => {
                let parts: Vec<TermId> = parts.iter().map(|part| self.condition(rules, *part, exchange)).collect();
                self.any(parts)
            }
            None => self.settled(Truths::UNKNOWN),
        }
    }

    pub(super) fn compare(&mut self, left: DateSum, order: Order, right: DateSum, exchange: Exchange) -> TermId {
        if left.months != 0 || right.months != 0 {
            // The loader refuses months in conditions; a set of rules made otherwise cannot be judged by counting days.
            return self.settled(Truths::ANY);
        }
        let ((from, ahead), (to, behind)) = (point(left, exchange), point(right, exchange));
        let distance = behind - ahead;
        match order {
            Order::OnOrBefore => self.at_most(from, to, distance),
            Order::Before => self.at_most(from, to, distance - 1),
            Order::OnOrAfter => self.at_most(to, from, -distance),
            Order::After => self.at_most(to, from, -distance - 1),
            Order::On => {
                let parts = [self.at_most(from, to, distance), self.at_most(to, from, -distance)];
                self.all(parts)
            }
        }
    }

    /// `from - to <= days`, with the points in order: days are whole, so `to - from >= -days` is not `to - from <= -days - 1`.
    fn at_most(&mut self, from: Point, to: Point, days: i64) -> TermId {
        match from.cmp(&to) {
            std::cmp::Ordering::Less => self.add(Term::AtMost(from, to, days)),
            std::cmp::Ordering::Greater => {
                let opposite = self.add(Term::AtMost(to, from, -days - 1));
                self.not(opposite)
            }
            std::cmp::Ordering::Equal if from <= Point::Today => self.settled(Truths::classical(days >= 0, days < 0)),
            // A date against itself: settled as soon as it is known.
            std::cmp::Ordering::Equal => {
                let known = self.add(Term::AtMost(Point::Zero, from, FAR));
                if days >= 0 { known } else { self.not(known) }
            }
        }
    }
}

fn point(sum: DateSum, exchange: Exchange) -> (Point, i64) {
    let days = i64::from(sum.days);
    match sum.base {
        Base::Today => (Point::Today, days),
        Base::Day(number) => (Point::Zero, i64::from(number) + days),
        Base::Fact(fact) if exchange == Exchange::Date(fact) => (Point::Other(fact), days),
        Base::Fact(fact) => (Point::Date(fact), days),
    }
}
