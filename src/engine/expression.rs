//! Conditions as data: a flat arena of nodes, and date sums with days and months. Reading them from text is `language`'s business.

use super::{FactId, Options};
use serde::{Deserialize, Serialize};

/// The place of a node in [`super::Ruleset::nodes`]. Children always stand before their parents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeId(pub u32);

/// The place of a definition in [`super::Ruleset::definitions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DefinitionId(pub u16);

/// One condition, or a combination of conditions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Node {
    /// Holds always, or never.
    Always(bool),
    /// The fact is one of these options.
    Is(FactId, Options),
    /// Two dates compared.
    Compare(DateSum, Order, DateSum),
    /// A definition holds.
    Defined(DefinitionId),
    /// The opposite.
    Not(NodeId),
    /// All of them.
    All(Vec<NodeId>),
    /// At least one of them.
    Any(Vec<NodeId>),
}

/// How two dates are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// `<`
    Before,
    /// `<=`
    OnOrBefore,
    /// `=`
    On,
    /// `>=`
    OnOrAfter,
    /// `>`
    After,
}

impl Order {
    /// Whether two days stand in this order.
    pub fn holds(self, left: i32, right: i32) -> bool {
        match self {
            Order::Before => left < right,
            Order::OnOrBefore => left <= right,
            Order::On => left == right,
            Order::OnOrAfter => left >= right,
            Order::After => left > right,
        }
    }
}

/// What a date sum starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Base {
    /// The day for which guidance is given.
    Today,
    /// A date in the rulebook, as a day number (days since 1970-01-01).
    Day(i32),
    /// A date fact.
    Fact(FactId),
}

/// A base with months, then days added: `permit-expiry - 30 days`. Months and working days stand in deadlines only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateSum {
    /// What it starts from.
    pub base: Base,
    /// Months added first, with the calendar's rule for month ends.
    pub months: i32,
    /// Days added after the months.
    pub days: i32,
}
