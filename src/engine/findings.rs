//! What comes out of a pass: a finding for each rule, and the trace that led to it. How they are found is `assess`'s business.

use super::{Deadline, FactId, FactSet, NodeId, RuleId, Truth};
use crate::calendar::Date;

/// All outcomes for a case on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The day judged.
    pub today: Date,
    /// One finding a rule, in the order of the rules.
    pub findings: Vec<Finding>,
    /// One judgement a definition.
    pub definitions: Vec<Judgement>,
    /// The comparisons made, in the order in which they were made; findings and definitions hold slices of it.
    pub leaves: Vec<Leaf>,
    /// Per line of papers, in the order of the rules: whether it is needed.
    pub papers: Vec<Truth>,
    /// Per forerunner, in the order of the rules: whether it comes before.
    pub forerunners: Vec<Truth>,
    /// Unanswered facts whose answer can still change something, in the order in which they are asked.
    pub open: Vec<FactId>,
    /// The rules of the steps that apply and are not done, in the order in which to take them: the first comes next.
    pub order: Vec<RuleId>,
}

/// A truth value and the part of the pass that led to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Holds, does not, or depends.
    pub truth: Truth,
    /// The comparisons that decided, in [`Assessment::leaves`].
    pub leaves: Slice,
    /// The facts it depends on; empty when decided.
    pub needs: FactSet,
}

/// What came of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Applies, does not apply, or depends.
    pub truth: Truth,
    /// The comparisons that decided, in [`Assessment::leaves`].
    pub leaves: Slice,
    /// The facts it depends on; empty when decided.
    pub needs: FactSet,
    /// By when, for rules that apply or may apply.
    pub deadline: Option<Deadline>,
    /// Which papers, in [`Assessment::papers`], for rules that apply or may apply.
    pub papers: Slice,
    /// Which forerunners hold it up, in [`Assessment::forerunners`], for rules that apply or may apply.
    pub forerunners: Slice,
    /// Whether the person said that the step is done.
    pub done: bool,
}

/// One comparison and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The condition compared: never a combination.
    pub node: NodeId,
    /// Its value.
    pub truth: Truth,
}

/// A part of one of the arenas of [`Assessment`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    start: u32,
    end: u32,
}

impl Slice {
    pub(super) fn new(start: usize, end: usize) -> Self {
        let bound = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Slice { start: bound(start), end: bound(end) }
    }

    /// The part of the arena; empty if it is not there.
    pub fn of<T>(self, arena: &[T]) -> &[T] {
        arena.get(self.start as usize..self.end as usize).unwrap_or(&[])
    }
}
