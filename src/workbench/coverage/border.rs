//! A date border of a rule, and what is known of its sides.

use crate::engine::DateSum;
use crate::workbench::proof::Effort;

/// One comparison of dates on which a rule rests.
#[derive(Clone, Debug)]
pub struct Border {
    /// As written, such as `permit-expires-on - 30 days < today`.
    pub comparison: String,
    /// Its two sides, as written.
    pub sides: (String, String),
    /// Where the day lies that is one day beyond the border.
    pub beyond_is: Side,
    /// Which part of the rule it belongs to.
    pub part: Part,
    /// Scenarios in which both sides are the same day.
    pub on: Vec<String>,
    /// Scenarios one day beyond.
    pub beyond: Vec<String>,
    /// The scenario that comes nearest, and how many days lie between the sides in it.
    pub nearest: Option<(String, i64)>,
    /// The proof that no full case in which the comparison is made has both sides on the same day; sought where nothing is.
    pub never_on: Option<Effort>,
    /// The proof that none has them one day beyond.
    pub never_beyond: Option<Effort>,
    /// The days compared.
    pub(super) days: (DateSum, DateSum),
}

/// The part of a rule that a comparison belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Whether it applies.
    Condition,
    /// Whether a paper is needed.
    Papers,
    /// Whether a forerunner counts.
    Forerunners,
}

/// Where the first side lies, seen from the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// One day before.
    Before,
    /// One day after.
    After,
    /// One day before or after: the comparison holds on one day only.
    Either,
}
