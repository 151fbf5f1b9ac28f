//! The pass: every rule applies, does not apply, or depends on facts; outcome and trace come out together.
//!
//! A condition stops at its first deciding part, so the trace holds what decided it and nothing else. Facts that could
//! still decide it are pushed while walking and taken back as soon as the part they belong to is settled: what remains
//! are the facts of the residual.

use super::deadline::{day_number, deadline};
use super::{
    Answer, Answers, CheckId, Day, Deadline, FactId, Node, NodeId, OutcomeKind, RuleId, Ruleset, Truth, order,
};
use crate::calendar::Date;

/// All outcomes for a case on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guidance {
    /// The day judged.
    pub today: Date,
    /// One finding a rule, in the order of the rules.
    pub findings: Vec<Finding>,
    /// One judgement a definition.
    pub definitions: Vec<Judgement>,
    /// The comparisons made, in the order in which they were made; findings and definitions hold slices of it.
    pub leaves: Vec<Leaf>,
    /// Facts on which undecided rules, dates and papers depend; findings hold slices of it.
    pub needs: Vec<FactId>,
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
    /// The comparisons that decided, in [`Guidance::leaves`].
    pub leaves: Slice,
    /// The facts it depends on, in [`Guidance::needs`]; empty when decided.
    pub needs: Slice,
}

/// What came of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Applies, does not apply, or depends.
    pub truth: Truth,
    /// The comparisons that decided, in [`Guidance::leaves`].
    pub leaves: Slice,
    /// The facts it depends on, in [`Guidance::needs`]; empty when decided.
    pub needs: Slice,
    /// By when, for rules that apply or may apply.
    pub deadline: Option<Deadline>,
    /// Which papers, in [`Guidance::papers`], for rules that apply or may apply.
    pub papers: Slice,
    /// Which forerunners hold it up, in [`Guidance::forerunners`], for rules that apply or may apply.
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

/// A part of one of the arenas of [`Guidance`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    start: u32,
    end: u32,
}

impl Slice {
    fn new(start: usize, end: usize) -> Self {
        let bound = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Slice { start: bound(start), end: bound(end) }
    }

    /// The part of the arena; empty if it is not there.
    pub fn of<T>(self, arena: &[T]) -> &[T] {
        arena.get(self.start as usize..self.end as usize).unwrap_or(&[])
    }
}

/// Judges every rule for a case on a day. Total: any answers, any day.
pub fn assess(rules: &Ruleset, answers: &Answers, today: Date) -> Guidance {
    let mut pass = Pass::new(rules, answers, today);
    let mut findings = Vec::with_capacity(rules.rules.len());
    let mut earlier = Judgement { truth: Truth::False, leaves: Slice::default(), needs: Slice::default() };
    for rule in &rules.rules {
        let mut judgement = pass.judge(rule.when);
        if rule.kind == OutcomeKind::Verdict {
            (judgement, earlier) = pass.first_that_holds(judgement, earlier);
        }
        let relevant = judgement.truth != Truth::False;
        let (papers, forerunners) = (pass.papers.len(), pass.forerunners.len());
        let due = rule.due.as_ref().filter(|_| relevant).map(|due| deadline(due, answers, today, &rules.calendar));
        if relevant {
            pass.open_all(judgement.needs);
            rule.due.iter().filter_map(|due| due.cap).for_each(|fact| pass.open(fact));
            for day in due.iter().flat_map(|due| [Some(due.safe), Some(due.latest), due.opens]).flatten() {
                if let Day::Needs(fact) = day {
                    pass.open(fact);
                }
            }
            for paper in &rule.papers {
                let needed = pass.holds(paper.when);
                pass.papers.push(needed);
            }
            for forerunner in &rule.after {
                let before = pass.holds(forerunner.when);
                pass.forerunners.push(before);
            }
        }
        findings.push(Finding {
            truth: judgement.truth,
            leaves: judgement.leaves,
            needs: judgement.needs,
            deadline: due,
            papers: Slice::new(papers, pass.papers.len()),
            forerunners: Slice::new(forerunners, pass.forerunners.len()),
            done: rule.done.is_some_and(|fact| answers.get(fact) == Answer::Choice(0)),
        });
    }
    let open = rules.facts_with_ids().filter(|(id, fact)| !fact.mark && pass.is_open(*id)).map(|(id, _)| id).collect();
    let mut guidance = Guidance {
        today,
        findings,
        definitions: pass.definitions,
        leaves: pass.leaves,
        needs: pass.needs,
        papers: pass.papers,
        forerunners: pass.forerunners,
        open,
        order: Vec::new(),
    };
    guidance.order = order::order(rules, &guidance);
    guidance
}

/// How one rule's own condition comes out, without guidance. Of a verdict: whether earlier ones hold is left aside.
pub(super) fn truth_of(rules: &Ruleset, answers: &Answers, today: Date, rule: RuleId) -> Truth {
    let mut pass = Pass::new(rules, answers, today);
    rules.rule(rule).map_or(Truth::Unknown, |rule| pass.judge(rule.when).truth)
}

/// The checks that the answers break on a day: combinations that cannot be.
pub fn broken_checks(rules: &Ruleset, answers: &Answers, today: Date) -> Vec<CheckId> {
    let mut pass = Pass::new(rules, answers, today);
    (0u16..)
        .map(CheckId)
        .zip(&rules.checks)
        .filter(|(_, check)| pass.judge(check.when).truth == Truth::True)
        .map(|(id, _)| id)
        .collect()
}

struct Pass<'a> {
    rules: &'a Ruleset,
    answers: &'a Answers,
    today: Date,
    definitions: Vec<Judgement>,
    leaves: Vec<Leaf>,
    needs: Vec<FactId>,
    papers: Vec<Truth>,
    forerunners: Vec<Truth>,
    open: Vec<bool>,
}

impl<'a> Pass<'a> {
    /// A pass with all definitions judged: conditions of rules and checks look them up.
    fn new(rules: &'a Ruleset, answers: &'a Answers, today: Date) -> Self {
        let mut pass = Pass {
            rules,
            answers,
            today,
            definitions: Vec::with_capacity(rules.definitions.len()),
            leaves: Vec::with_capacity(rules.rules.len() * 4),
            needs: Vec::with_capacity(rules.rules.len() * 2),
            papers: Vec::new(),
            forerunners: Vec::new(),
            open: vec![false; rules.facts.len()],
        };
        for definition in &rules.definitions {
            let judgement = pass.judge(definition.when);
            pass.definitions.push(judgement);
        }
        pass
    }

    fn judge(&mut self, when: NodeId) -> Judgement {
        let (leaves, needs) = (self.leaves.len(), self.needs.len());
        let truth = self.eval(when);
        self.settle(truth, needs);
        self.unique(needs);
        Judgement { truth, leaves: Slice::new(leaves, self.leaves.len()), needs: Slice::new(needs, self.needs.len()) }
    }

    /// A condition beside a rule that applies or may apply; what it needs is open.
    fn holds(&mut self, when: Option<NodeId>) -> Truth {
        when.map_or(Truth::True, |when| {
            let judgement = self.judge(when);
            self.open_all(judgement.needs);
            judgement.truth
        })
    }

    /// Verdicts are tried in order: one holds only where no earlier one does. Gives the verdict's judgement, and that of
    /// "this one or an earlier one holds".
    fn first_that_holds(&mut self, own: Judgement, earlier: Judgement) -> (Judgement, Judgement) {
        let either = Judgement {
            truth: own.truth.or(earlier.truth),
            leaves: if earlier.truth == Truth::True { earlier.leaves } else { own.leaves },
            needs: self.union(own.needs, earlier.needs),
        };
        let judgement = match (own.truth, earlier.truth) {
            (Truth::False, _) | (_, Truth::False) => own,
            (_, Truth::True) => Judgement { truth: Truth::False, needs: Slice::default(), ..earlier },
            (_, Truth::Unknown) => Judgement { truth: Truth::Unknown, needs: either.needs, ..own },
        };
        (judgement, either)
    }

    fn union(&mut self, left: Slice, right: Slice) -> Slice {
        if left.of(&self.needs).is_empty() {
            return right;
        }
        let start = self.needs.len();
        for place in (left.start..left.end).chain(right.start..right.end) {
            self.needs.extend(self.needs.get(place as usize).copied());
        }
        self.unique(start);
        Slice::new(start, self.needs.len())
    }

    fn eval(&mut self, id: NodeId) -> Truth {
        let rules = self.rules;
        match rules.nodes.get(id.0 as usize) {
            None => Truth::Unknown,
            Some(Node::Not(inner)) => !self.eval(*inner),
            Some(Node::All(parts)) => self.combine(parts, Truth::True, Truth::False, Truth::and),
            Some(Node::Any(parts)) => self.combine(parts, Truth::False, Truth::True, Truth::or),
            Some(leaf) => {
                let truth = self.leaf(leaf);
                self.leaves.push(Leaf { node: id, truth });
                truth
            }
        }
    }

    /// Walks the parts until one decides; then only that part's trace and no pending fact remain.
    fn combine(&mut self, parts: &[NodeId], start: Truth, decisive: Truth, join: fn(Truth, Truth) -> Truth) -> Truth {
        let (leaves, needs) = (self.leaves.len(), self.needs.len());
        let mut truth = start;
        for &part in parts {
            let before = self.leaves.len();
            let value = self.eval(part);
            if value == decisive {
                self.leaves.drain(leaves..before);
                self.needs.truncate(needs);
                return decisive;
            }
            truth = join(truth, value);
        }
        self.settle(truth, needs);
        truth
    }

    fn leaf(&mut self, node: &Node) -> Truth {
        match node {
            Node::Is(fact, options) => match self.answers.get(*fact) {
                Answer::Choice(option) => Truth::of(options.contains(option)),
                Answer::Unanswered | Answer::Declined | Answer::Date(_) => self.pending(*fact),
            },
            Node::Compare(left, order, right) => {
                let day = |side| day_number(side, self.answers, self.today, &self.rules.calendar);
                match (day(*left), day(*right)) {
                    (Ok(left), Ok(right)) => Truth::of(order.holds(left, right)),
                    (left, right) => {
                        for missing in [left, right] {
                            if let Err(Day::Needs(fact)) = missing {
                                self.needs.push(fact);
                            }
                        }
                        Truth::Unknown
                    }
                }
            }
            Node::Defined(definition) => match self.definitions.get(usize::from(definition.0)).copied() {
                Some(judgement) => {
                    let (start, end) = (judgement.needs.start as usize, judgement.needs.end as usize);
                    if end <= self.needs.len() {
                        self.needs.extend_from_within(start..end);
                    }
                    judgement.truth
                }
                None => Truth::Unknown,
            },
            Node::Always(holds) => Truth::of(*holds),
            Node::Not(_) | Node::All(_) | Node::Any(_) => Truth::Unknown,
        }
    }

    fn pending(&mut self, fact: FactId) -> Truth {
        self.needs.push(fact);
        Truth::Unknown
    }

    /// Once a part is decided, no fact inside it matters any more.
    fn settle(&mut self, truth: Truth, needs: usize) {
        if truth != Truth::Unknown {
            self.needs.truncate(needs);
        }
    }

    /// Names each fact once, in the order of asking: few facts, so each is put in its place among those before it.
    fn unique(&mut self, start: usize) {
        let mut kept = start;
        for place in start..self.needs.len() {
            let Some(fact) = self.needs.get(place).copied() else { return };
            let sorted = self.needs.get(start..kept).unwrap_or(&[]);
            let at = start + sorted.partition_point(|other| *other < fact);
            if at < kept && self.needs.get(at) == Some(&fact) {
                continue;
            }
            self.needs.copy_within(at..kept, at + 1);
            if let Some(slot) = self.needs.get_mut(at) {
                *slot = fact;
            }
            kept += 1;
        }
        self.needs.truncate(kept);
    }

    fn open(&mut self, fact: FactId) {
        if self.answers.get(fact) == Answer::Unanswered
            && let Some(slot) = self.open.get_mut(usize::from(fact.0))
        {
            *slot = true;
        }
    }

    fn open_all(&mut self, needs: Slice) {
        for place in needs.start..needs.end {
            if let Some(fact) = self.needs.get(place as usize).copied() {
                self.open(fact);
            }
        }
    }

    fn is_open(&self, fact: FactId) -> bool {
        self.open.get(usize::from(fact.0)).copied().unwrap_or(false)
    }
}
