//! Whether any case comes to a comparison with its two days so far apart: judging stops at the first part that decides, so
//! a comparison behind it is never looked at, and no scenario can stand on its border. Looked at are cases with every fact
//! answered: where a fact is unknown, judging goes on to parts that its answer would rule out.

use super::formula::{Exchange, Formula, TermId};
use super::search::{Effort, Found, search};
use super::state::Cases;
use super::terms;
use super::truths::Truths;
use crate::engine::{DateSum, Node, NodeId, Order, RuleId, Ruleset};

/// Two days, so far apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// The day counted from.
    pub from: DateSum,
    /// The other one.
    pub to: DateSum,
    /// How many days the first lies after it.
    pub days: i32,
}

/// The conditions of a rule, read once.
#[derive(Debug)]
pub struct Reached<'a> {
    rules: &'a Ruleset,
    formula: Formula,
    found: Vec<TermId>,
}

impl<'a> Reached<'a> {
    /// Reads all rules.
    pub fn new(rules: &'a Ruleset) -> Self {
        let mut formula = Formula::default();
        let terms = terms::rules(&mut formula, rules, Exchange::Nothing);
        Reached { rules, formula, found: terms.into_iter().map(|terms| terms.found).collect() }
    }

    /// Proof that judging a condition never comes to a comparison of these days at this distance in a full case; or none.
    pub fn never(&mut self, when: NodeId, distance: Distance) -> Option<Effort> {
        self.ask(&[when], distance, Vec::new())
    }

    /// The same of conditions beside a rule, which are judged only where the rule applies or may apply.
    pub fn never_beside(&mut self, rule: RuleId, whens: &[NodeId], distance: Distance) -> Option<Effort> {
        let found = *self.found.get(usize::from(rule.0))?;
        let relevant = self.formula.among(found, Truths::NOT_FALSE);
        self.ask(whens, distance, vec![relevant])
    }

    fn ask(&mut self, whens: &[NodeId], distance: Distance, mut parts: Vec<TermId>) -> Option<Effort> {
        let mut visits = Vec::new();
        for when in whens {
            self.visits(*when, distance, Vec::new(), &mut visits);
        }
        let shifted = DateSum { days: distance.to.days.checked_add(distance.days)?, ..distance.to };
        let lies_so = self.formula.compare(distance.from, Order::On, shifted, Exchange::Nothing);
        parts.push(self.formula.any(visits));
        parts.push(self.formula.among(lies_so, Truths::TRUE));
        let question = self.formula.all(parts);
        match search(&self.formula, self.rules, question, Cases::Full) {
            (Found::Never, effort) => Some(effort),
            (Found::Case(_) | Found::GaveUp, _) => None,
        }
    }

    /// For each place at which the days are compared, true where judging comes to it: no part before it decides.
    fn visits(&mut self, node: NodeId, distance: Distance, before: Vec<TermId>, visits: &mut Vec<TermId>) {
        let rules = self.rules;
        let (parts, undecided) = match rules.nodes.get(node.0 as usize) {
            Some(Node::All(parts)) => (parts, Truths::NOT_FALSE),
            Some(Node::Any(parts)) => (parts, Truths::NOT_TRUE),
            Some(Node::Not(inner)) => return self.visits(*inner, distance, before, visits),
            Some(Node::Defined(definition)) => {
                let definition = rules.definitions.get(usize::from(definition.0));
                return definition.map_or((), |definition| self.visits(definition.when, distance, before, visits));
            }
            Some(Node::Compare(left, _, right)) => {
                if (*left, *right) == (distance.from, distance.to) {
                    visits.push(self.formula.all(before));
                }
                return;
            }
            Some(Node::Is(..) | Node::Always(_)) | None => return,
        };
        let mut before = before;
        for part in parts {
            self.visits(*part, distance, before.clone(), visits);
            let value = self.formula.condition(rules, *part, Exchange::Nothing);
            before.push(self.formula.among(value, undecided));
        }
    }
}
