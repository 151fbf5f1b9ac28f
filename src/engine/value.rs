//! Values: what can be known of a fact, and the three truth values. No rules here.

use crate::calendar::Date;
use serde::{Deserialize, Serialize};

/// The place of a fact in [`super::Ruleset::facts`]. Internal: files and links carry the fact's permanent number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactId(pub u16);

/// What a person has said about one fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// Not asked or not answered yet. The only state in which a fact can be open.
    #[default]
    Unanswered,
    /// "I don't know": evaluates to unknown, is not asked again.
    Declined,
    /// The option at this place in the fact's list.
    Choice(u8),
    /// A civil date.
    Date(Date),
}

/// The answers of one case, by [`FactId`]. A fact beyond the end is unanswered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<Answer>);

impl Answers {
    /// The answer to a fact.
    pub fn get(&self, fact: FactId) -> Answer {
        self.0.get(usize::from(fact.0)).copied().unwrap_or_default()
    }

    /// Sets the answer to a fact.
    pub fn set(&mut self, fact: FactId, answer: Answer) {
        let place = usize::from(fact.0);
        if place >= self.0.len() {
            self.0.resize(place + 1, Answer::Unanswered);
        }
        if let Some(slot) = self.0.get_mut(place) {
            *slot = answer;
        }
    }
}

/// A set of facts, by place: at most 128 facts a rulebook, marks included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactSet(u128);

impl FactSet {
    /// The largest number of facts that a rulebook may have.
    pub const LIMIT: usize = 128;

    /// The set of one fact; places past the limit are ignored.
    pub fn of(fact: FactId) -> Self {
        FactSet(1u128.checked_shl(u32::from(fact.0)).unwrap_or(0))
    }

    /// The facts of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        FactSet(self.0 | other.0)
    }

    /// The facts in the order in which they are asked.
    pub fn iter(self) -> impl Iterator<Item = FactId> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let place = u16::try_from(left.trailing_zeros()).ok().filter(|_| left != 0)?;
            left &= left - 1;
            Some(FactId(place))
        })
    }
}

/// Kleene's strong three-valued logic, ordered so that `and` is the minimum and `or` the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// Does not hold.
    False,
    /// Depends on facts that are not known.
    Unknown,
    /// Holds.
    True,
}

impl Truth {
    /// True or false, never unknown.
    pub fn of(holds: bool) -> Self {
        if holds { Truth::True } else { Truth::False }
    }

    /// Both: false as soon as one side is false, whatever the other is.
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Either: true as soon as one side is true, whatever the other is.
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
}

impl std::ops::Not for Truth {
    type Output = Self;

    /// The opposite; the opposite of unknown is unknown.
    fn not(self) -> Self {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }
}

/// A set of options of one fact, by place: at most 64 options a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Options(pub u64);

impl Options {
    /// The largest number of options that one fact may have.
    pub const LIMIT: usize = 64;

    /// Whether the option at this place is in the set.
    pub fn contains(self, option: u8) -> bool {
        self.0.checked_shr(u32::from(option)).unwrap_or(0) & 1 == 1
    }

    /// The set with the option at this place added; places past the limit are ignored.
    pub fn with(self, option: u8) -> Self {
        Options(self.0 | 1u64.checked_shl(u32::from(option)).unwrap_or(0))
    }
}
