//! Mutants of conditions: of rules, their papers and forerunners, of definitions and of checks.

use super::mutant::{Edit, Mutant, Operator, put};
use crate::engine::{Base, DateSum, Node, NodeId, Options, Order, Rule, Ruleset};
use crate::rulebook::model::Rulebook;
use crate::workbench::coverage::rule_label;
use crate::workbench::language::words;

/// A condition of the source, and what rests on it.
struct Root {
    when: NodeId,
    at: String,
    touches: Vec<String>,
    /// Comparisons that are the period in force.
    period: Vec<NodeId>,
}

pub(super) fn mutants(book: &Rulebook) -> Vec<Mutant> {
    let mut maker = Maker { scratch: book.rules.clone(), rules: &book.rules, mutants: Vec::new() };
    for root in roots(book) {
        maker.walk(&root, root.when);
    }
    maker.mutants
}

fn roots(book: &Rulebook) -> Vec<Root> {
    let rules = &book.rules;
    let mut roots = Vec::new();
    for (place, (rule, details)) in rules.rules.iter().zip(&book.details).enumerate() {
        let bounds = usize::from(details.from.is_some()) + usize::from(details.until.is_some());
        let period = match rules.nodes.get(rule.when.0 as usize) {
            Some(Node::All(parts)) if bounds > 0 => parts.iter().rev().take(bounds).copied().collect(),
            _ => Vec::new(),
        };
        let root = |when: NodeId, period: Vec<NodeId>| Root {
            when,
            at: rule_label(book, place),
            touches: vec![rule.id.clone()],
            period,
        };
        roots.push(root(rule.when, period));
        roots.extend(papers(rule).map(|when| root(when, Vec::new())));
        roots.extend(forerunners(rule).map(|when| root(when, Vec::new())));
    }
    for (place, definition) in rules.definitions.iter().enumerate() {
        let rests = |when: NodeId| rests_on(rules, when, place);
        let touched = |rule: &&Rule| rests(rule.when) || papers(rule).any(rests) || forerunners(rule).any(rests);
        let touches = rules.rules.iter().filter(touched).map(|rule| rule.id.clone()).collect();
        let (when, at) = (definition.when, definition.id.clone());
        roots.push(Root { when, at, touches, period: Vec::new() });
    }
    for check in &rules.checks {
        let (when, at, touches) = (check.when, check.id.clone(), vec![check.id.clone()]);
        roots.push(Root { when, at, touches, period: Vec::new() });
    }
    roots
}

fn papers(rule: &Rule) -> impl Iterator<Item = NodeId> {
    rule.papers.iter().filter_map(|paper| paper.when)
}

fn forerunners(rule: &Rule) -> impl Iterator<Item = NodeId> {
    rule.after.iter().filter_map(|after| after.when)
}

fn rests_on(rules: &Ruleset, when: NodeId, definition: usize) -> bool {
    match rules.nodes.get(when.0 as usize) {
        Some(Node::Defined(other)) => {
            let other = usize::from(other.0);
            let inner = rules.definitions.get(other).map(|known| known.when);
            other == definition || inner.is_some_and(|when| rests_on(rules, when, definition))
        }
        Some(Node::Not(inner)) => rests_on(rules, *inner, definition),
        Some(Node::All(parts) | Node::Any(parts)) => parts.iter().any(|part| rests_on(rules, *part, definition)),
        Some(Node::Is(..) | Node::Compare(..) | Node::Always(_)) | None => false,
    }
}

struct Maker<'a> {
    rules: &'a Ruleset,
    /// For the words of what a condition becomes.
    scratch: Ruleset,
    mutants: Vec<Mutant>,
}

impl Maker<'_> {
    fn walk(&mut self, root: &Root, id: NodeId) {
        let rules = self.rules;
        match rules.nodes.get(id.0 as usize) {
            Some(Node::Not(inner)) => self.walk(root, *inner),
            Some(node @ (Node::All(parts) | Node::Any(parts))) => {
                for place in 0..parts.len() {
                    let mut fewer = parts.clone();
                    fewer.remove(place);
                    let fewer = if matches!(node, Node::All(_)) { Node::All(fewer) } else { Node::Any(fewer) };
                    self.replace(root, Operator::DropPart, id, fewer);
                }
                parts.iter().for_each(|part| self.walk(root, *part));
            }
            Some(Node::Is(fact, options)) => {
                let count = rules.fact(*fact).map_or(0, |fact| fact.choices().len());
                let places = || (0u8..).take(count);
                for option in places().filter(|option| options.contains(*option) && options.0.count_ones() > 1) {
                    let fewer = Options(options.0 & !Options::default().with(option).0);
                    self.replace(root, Operator::DropOption, id, Node::Is(*fact, fewer));
                }
                for option in places().filter(|option| !options.contains(*option)) {
                    self.replace(root, Operator::AddOption, id, Node::Is(*fact, options.with(option)));
                }
                self.negate(root, id);
            }
            Some(Node::Compare(left, order, right)) => {
                for order in flipped(*order) {
                    self.replace(root, Operator::Flip, id, Node::Compare(*left, order, *right));
                }
                let operator = if root.period.contains(&id) { Operator::MovePeriod } else { Operator::ShiftBound };
                for days in [1, -1] {
                    self.replace(root, operator, id, Node::Compare(*left, *order, later(*right, days)));
                }
            }
            Some(Node::Defined(_) | Node::Always(_)) => self.negate(root, id),
            None => {}
        }
    }

    fn replace(&mut self, root: &Root, operator: Operator, id: NodeId, node: Node) {
        let was = words(self.rules, id);
        let slot = id.0 as usize;
        put(&mut self.scratch.nodes, slot, node.clone());
        let became = words(&self.scratch, id);
        if let Some(original) = self.rules.nodes.get(slot) {
            put(&mut self.scratch.nodes, slot, original.clone());
        }
        self.push(root, operator, (was, became), Edit::Node(id, node));
    }

    fn negate(&mut self, root: &Root, id: NodeId) {
        let was = words(self.rules, id);
        let became = format!("not {was}");
        self.push(root, Operator::Negate, (was, became), Edit::Negate(id));
    }

    fn push(&mut self, root: &Root, operator: Operator, (was, became): (String, String), edit: Edit) {
        let (at, touches) = (root.at.clone(), root.touches.clone());
        self.mutants.push(Mutant { operator, at, was, became, touches, edit });
    }
}

/// The opposite, and the one that lets the border in or out.
fn flipped(order: Order) -> [Order; 2] {
    match order {
        Order::Before => [Order::OnOrAfter, Order::OnOrBefore],
        Order::OnOrBefore => [Order::After, Order::Before],
        Order::On => [Order::OnOrBefore, Order::OnOrAfter],
        Order::OnOrAfter => [Order::Before, Order::After],
        Order::After => [Order::OnOrBefore, Order::OnOrAfter],
    }
}

fn later(sum: DateSum, days: i32) -> DateSum {
    match sum.base {
        Base::Day(number) if sum.days == 0 => DateSum { base: Base::Day(number.saturating_add(days)), ..sum },
        Base::Day(_) | Base::Today | Base::Fact(_) => DateSum { days: sum.days.saturating_add(days), ..sum },
    }
}
