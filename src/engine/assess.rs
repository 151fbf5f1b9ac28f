//! The pass: every rule applies, does not apply, or depends on facts; outcome and trace come out together.
//!
//! A condition stops at its first deciding part, so the trace holds what decided it and nothing else. Facts that could
//! still decide it are gathered while walking and let go of as soon as the part they belong to is settled: what remains
//! are the facts of the residual.

use super::deadline::{day_number, deadline};
use super::findings::Judgement;
use super::{
    Answer, Answers, Assessment, CheckId, Day, FactId, FactSet, Finding, Leaf, Node, NodeId, OutcomeKind, RuleId,
    Ruleset, Slice, Truth, order,
};
use crate::calendar::Date;

/// Judges every rule for a case on a day. Total: any answers, any day.
pub fn assess(rules: &Ruleset, answers: &Answers, today: Date) -> Assessment {
    let mut pass = Pass::new(rules, answers, today);
    let mut findings = Vec::with_capacity(rules.rules.len());
    let mut earlier = Judgement { truth: Truth::False, leaves: Slice::default(), needs: FactSet::default() };
    for rule in &rules.rules {
        let mut judgement = pass.judge(rule.when);
        if rule.kind == OutcomeKind::Verdict {
            (judgement, earlier) = first_that_holds(judgement, earlier);
        }
        let relevant = judgement.truth != Truth::False;
        let (papers, forerunners) = (pass.papers.len(), pass.forerunners.len());
        let due = rule.due.as_ref().filter(|_| relevant).map(|due| deadline(due, answers, today, &rules.calendar));
        if relevant {
            pass.open = pass.open.and(judgement.needs);
            let missing = due.and_then(|due| match due.safe {
                Day::Needs(fact) => Some(fact),
                Day::On(..) | Day::NoTable(_) | Day::OutOfRange => None,
            });
            for fact in missing.into_iter().chain(rule.due.and_then(|due| due.cap)) {
                pass.open = pass.open.and(FactSet::of(fact));
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
    let is_open =
        |id: &FactId| answers.get(*id) == Answer::Unanswered && rules.fact(*id).is_some_and(|fact| !fact.mark);
    let open = pass.open.iter().filter(is_open).collect();
    let mut guidance = Assessment {
        today,
        findings,
        definitions: pass.definitions,
        leaves: pass.leaves,
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
    papers: Vec<Truth>,
    forerunners: Vec<Truth>,
    open: FactSet,
}

/// A truth value and the facts that could still change it: none where it is decided.
type Value = (Truth, FactSet);

impl<'a> Pass<'a> {
    /// A pass with all definitions judged: conditions of rules and checks look them up.
    fn new(rules: &'a Ruleset, answers: &'a Answers, today: Date) -> Self {
        let mut pass = Pass {
            rules,
            answers,
            today,
            definitions: Vec::with_capacity(rules.definitions.len()),
            leaves: Vec::with_capacity(rules.rules.len() * 4),
            papers: Vec::new(),
            forerunners: Vec::new(),
            open: FactSet::default(),
        };
        for definition in &rules.definitions {
            let judgement = pass.judge(definition.when);
            pass.definitions.push(judgement);
        }
        pass
    }

    fn judge(&mut self, when: NodeId) -> Judgement {
        let leaves = self.leaves.len();
        let (truth, needs) = self.eval(when);
        Judgement { truth, leaves: Slice::new(leaves, self.leaves.len()), needs }
    }

    /// A condition beside a rule that applies or may apply; what it needs is open.
    fn holds(&mut self, when: Option<NodeId>) -> Truth {
        when.map_or(Truth::True, |when| {
            let judgement = self.judge(when);
            self.open = self.open.and(judgement.needs);
            judgement.truth
        })
    }

    fn eval(&mut self, id: NodeId) -> Value {
        let rules = self.rules;
        match rules.nodes.get(id.0 as usize) {
            None => (Truth::Unknown, FactSet::default()),
            Some(Node::Not(inner)) => {
                let (truth, needs) = self.eval(*inner);
                (!truth, needs)
            }
            Some(Node::All(parts)) => self.combine(parts, Truth::True, Truth::False, Truth::and),
            Some(Node::Any(parts)) => self.combine(parts, Truth::False, Truth::True, Truth::or),
            Some(leaf) => {
                let value = self.leaf(leaf);
                self.leaves.push(Leaf { node: id, truth: value.0 });
                value
            }
        }
    }

    /// Walks the parts until one decides; then only that part's trace and no pending fact remain.
    fn combine(&mut self, parts: &[NodeId], start: Truth, decisive: Truth, join: fn(Truth, Truth) -> Truth) -> Value {
        let leaves = self.leaves.len();
        let (mut truth, mut needs) = (start, FactSet::default());
        for &part in parts {
            let before = self.leaves.len();
            let (value, more) = self.eval(part);
            if value == decisive {
                self.leaves.drain(leaves..before);
                return (decisive, FactSet::default());
            }
            truth = join(truth, value);
            needs = needs.and(more);
        }
        (truth, needs)
    }

    fn leaf(&self, node: &Node) -> Value {
        let unknown = |fact: FactId| (Truth::Unknown, FactSet::of(fact));
        match node {
            Node::Is(fact, options) => match self.answers.get(*fact) {
                Answer::Choice(option) => (Truth::of(options.contains(option)), FactSet::default()),
                Answer::Unanswered | Answer::Declined | Answer::Date(_) => unknown(*fact),
            },
            Node::Compare(left, order, right) => {
                let day = |side| day_number(side, self.answers, self.today, &self.rules.calendar);
                match (day(*left), day(*right)) {
                    (Ok(left), Ok(right)) => (Truth::of(order.holds(left, right)), FactSet::default()),
                    (left, right) => {
                        let needed =
                            |day| if let Err(Day::Needs(fact)) = day { FactSet::of(fact) } else { FactSet::default() };
                        (Truth::Unknown, needed(left).and(needed(right)))
                    }
                }
            }
            Node::Defined(definition) => match self.definitions.get(usize::from(definition.0)) {
                Some(judgement) => (judgement.truth, judgement.needs),
                None => (Truth::Unknown, FactSet::default()),
            },
            Node::Always(holds) => (Truth::of(*holds), FactSet::default()),
            Node::Not(_) | Node::All(_) | Node::Any(_) => (Truth::Unknown, FactSet::default()),
        }
    }
}

/// Verdicts are tried in order: one holds only where no earlier one does. Gives the verdict's judgement, and that of
/// "this one or an earlier one holds".
fn first_that_holds(own: Judgement, earlier: Judgement) -> (Judgement, Judgement) {
    let either = Judgement {
        truth: own.truth.or(earlier.truth),
        leaves: if earlier.truth == Truth::True { earlier.leaves } else { own.leaves },
        needs: own.needs.and(earlier.needs),
    };
    let judgement = match (own.truth, earlier.truth) {
        (Truth::False, _) | (_, Truth::False) => own,
        (_, Truth::True) => Judgement { truth: Truth::False, needs: FactSet::default(), ..earlier },
        (_, Truth::Unknown) => Judgement { truth: Truth::Unknown, needs: either.needs, ..own },
    };
    (judgement, either)
}
