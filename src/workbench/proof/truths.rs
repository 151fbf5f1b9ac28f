//! Sets of truth values: those that a condition may still take while some of its facts are open.
//!
//! Each operation gives every value that the engine's operation can give for some members of its arguments, and no
//! other: a larger set in never gives a smaller set out.

use crate::engine::Truth;

/// A set of truth values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Truths(u8);

impl Truths {
    /// No value.
    pub const NONE: Truths = Truths(0);
    /// Only false.
    pub const FALSE: Truths = Truths(1);
    /// Only unknown.
    pub const UNKNOWN: Truths = Truths(2);
    /// Only true.
    pub const TRUE: Truths = Truths(4);
    /// True or unknown: what applies or may apply.
    pub const NOT_FALSE: Truths = Truths(6);
    /// False or unknown: what does not hold, or not for sure.
    pub const NOT_TRUE: Truths = Truths(3);
    /// All three.
    pub const ANY: Truths = Truths(7);

    /// The set of this value alone.
    pub fn of(truth: Truth) -> Self {
        match truth {
            Truth::False => Self::FALSE,
            Truth::Unknown => Self::UNKNOWN,
            Truth::True => Self::TRUE,
        }
    }

    /// True where it may hold, false where it may fail.
    pub fn classical(may_hold: bool, may_fail: bool) -> Self {
        let hold = if may_hold { Self::TRUE } else { Self::NONE };
        hold.with(if may_fail { Self::FALSE } else { Self::NONE })
    }

    /// Both sets together.
    pub fn with(self, other: Self) -> Self {
        Truths(self.0 | other.0)
    }

    /// What both sets have.
    pub fn both(self, other: Self) -> Self {
        Truths(self.0 & other.0)
    }

    /// Whether the sets have a value in common.
    pub fn meets(self, other: Self) -> bool {
        self.both(other) != Self::NONE
    }

    /// Whether every value of this set is in the other.
    pub fn within(self, other: Self) -> bool {
        self.both(other) == self
    }

    /// Whether one value alone is left.
    pub fn is_certain(self) -> bool {
        self.0.count_ones() == 1
    }

    /// `and` of every pair of members.
    pub fn and(self, other: Self) -> Self {
        let falsehood = self.with(other).both(Self::FALSE);
        let truth = self.both(other).both(Self::TRUE);
        let unknown = self.meets(Self::UNKNOWN) && other.meets(Self::NOT_FALSE)
            || other.meets(Self::UNKNOWN) && self.meets(Self::NOT_FALSE);
        falsehood.with(truth).with(if unknown { Self::UNKNOWN } else { Self::NONE })
    }

    /// `or` of every pair of members.
    pub fn or(self, other: Self) -> Self {
        !(!self).and(!other)
    }
}

impl std::ops::Not for Truths {
    type Output = Self;

    fn not(self) -> Self {
        Truths(self.0 & 2 | self.0 << 2 & 4 | self.0 >> 2 & 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Truth; 3] = [Truth::False, Truth::Unknown, Truth::True];

    fn members(set: Truths) -> impl Iterator<Item = Truth> {
        ALL.into_iter().filter(move |truth| set.meets(Truths::of(*truth)))
    }

    fn set(values: impl Iterator<Item = Truth>) -> Truths {
        values.fold(Truths::NONE, |set, value| set.with(Truths::of(value)))
    }

    #[test]
    fn operations_on_sets_are_those_on_all_members() {
        for left in (1..8).map(Truths) {
            assert_eq!(!left, set(members(left).map(|truth| !truth)));
            for right in (1..8).map(Truths) {
                let pairs = || members(left).flat_map(|one| members(right).map(move |other| (one, other)));
                assert_eq!(left.and(right), set(pairs().map(|(one, other)| one.and(other))), "{left:?} {right:?}");
                assert_eq!(left.or(right), set(pairs().map(|(one, other)| one.or(other))), "{left:?} {right:?}");
            }
        }
    }
}
