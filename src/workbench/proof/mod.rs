//! Proofs about the rulebook: properties that hold in every case, or a case in which one does not. Native only; nothing
//! here judges a person's case, and nothing that is found is believed before `engine::assess` has said the same.
//!
//! A question ("can this rule apply?") is a formula over choices and distances between days (`formula`, `terms`). The
//! search (`search`) assumes one comparison after the other to be true, false or unknown, and works out after each
//! assumption which truth values every term may still have (`truths`, `state`).
//!
//! **Sound**: pruning never loses a case. The set of values worked out for a comparison holds the value that it has in
//! every case left, and operations on sets give every value that the engine's operation gives for any members, so by
//! induction the set of each term holds its value in every case left. A question whose set lacks "true" is true in none of
//! them; one whose set is "true" alone is true in all of them, and there is one: assumptions are made only where
//! a choice keeps an answer and the days can still lie as assumed. Sets only shrink as assumptions are added: what is
//! settled stays settled. That one set may hold values that no case gives (two parts may share a fact) costs time, never
//! an answer.
//!
//! **Complete**: the cases left are parted without remainder (one of the options, another, unknown; known or not; near or
//! far), each part decides a comparison that was undecided, and there are finitely many of them. Where all are decided,
//! every set has one member, and that is the engine's value. Whether days can lie as assumed is decided by arithmetic, not
//! by samples: distances between whole days are bounded by whole numbers, the table of bounds is kept closed (shortest
//! paths), and such bounds can be kept together exactly when no way around them is negative. Dates and today lie between
//! 1900 and 2300. A comparison is unknown exactly when one of its dates is: conditions count in days, months and working
//! days stand only in due dates.
//!
//! Unanswered and declined have the same truth, so one "unknown" stands for both.

mod case;
mod days;
mod equal;
mod formula;
mod properties;
mod random;
mod reaching;
mod search;
mod state;
mod terms;
mod truths;

pub use case::Case;
pub use equal::{Sameness, equal_condition, equal_rule, equal_rules, equal_rules_at};
pub use formula::{Exchange, Formula, Point, TermId};
pub use properties::{Fault, Matter, PROPERTIES, Property, Report, Why};
pub use random::{Borders, Gaps, case as random_case};
pub use reaching::{Distance, Reached};
pub use search::{Effort, Found, search};
pub use state::Cases;
pub use terms::{RuleTerms, differ, rules};
pub use truths::Truths;
