//! The rules engine: values, expressions, rules, one pass over them, and the trace of that pass.
//!
//! It is generic: the rulebook could be exchanged for one about parking fines. It knows no permit, no country,
//! no language and no clock; the day it judges is a parameter. The words used here (fact, answer, definition, rule,
//! finding, outcome, deadline, trace) are explained in ARCHITECTURE.md.

mod assess;
mod deadline;
mod expression;
mod findings;
mod nearest;
mod order;
mod ruleset;
mod value;

pub use assess::{assess, broken_checks};
pub use deadline::{Day, Deadline, sum};
pub use expression::{Base, DateSum, DefinitionId, Node, NodeId, Order};
pub use findings::{Assessment, Finding, Leaf, Slice};
pub use nearest::{NearestChange, Reach, nearest_change};
pub use ruleset::{
    Check, CheckId, Choice, Definition, DueRule, Fact, Forerunner, Former, Kind, NO, OutcomeKind, Paper, Rule, RuleId,
    Ruleset, Shape, StepId, YES,
};
pub use value::{Answer, Answers, FactId, FactSet, Options, Truth};
