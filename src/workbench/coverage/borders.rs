//! The date borders of a rule: each comparison on which it rests, and the scenarios on either side of it.

use super::border::{Border, Part, Side};
use crate::engine::{DateSum, Finding, Node, NodeId, Order, Rule, RuleId, Ruleset, Truth, sum};
use crate::workbench::language::{sum_words, words};
use crate::workbench::proof::{Distance, Effort, Reached};
use crate::workbench::scenario::{Expects, Trial};

/// All borders of a rule: definitions opened up, each comparison once, with what the scenarios reach of it.
pub(super) fn borders(rules: &Ruleset, rule: &Rule, asserting: &[(&Trial, Finding)]) -> Vec<Border> {
    let papers = rule.papers.iter().filter_map(|paper| paper.when).map(|when| (Part::Papers, when));
    let forerunners = rule.after.iter().filter_map(|after| after.when).map(|when| (Part::Forerunners, when));
    let mut all: Vec<Border> = Vec::new();
    for (part, when) in [(Part::Condition, rule.when)].into_iter().chain(papers).chain(forerunners) {
        let mut found = Vec::new();
        comparisons(rules, when, &mut found);
        for (id, left, order, right) in found {
            let comparison = words(rules, id);
            if !all.iter().any(|border| border.part == part && border.comparison == comparison) {
                all.push(Border {
                    comparison,
                    sides: (sum_words(rules, left), sum_words(rules, right)),
                    beyond_is: beyond(order),
                    part,
                    on: Vec::new(),
                    beyond: Vec::new(),
                    nearest: None,
                    never_on: None,
                    never_beyond: None,
                    days: (left, right),
                });
            }
        }
        for (trial, _) in asserting.iter().filter(|(trial, finding)| says(trial, finding, part)) {
            let mut reached = Vec::new();
            reach(rules, trial, when, &mut reached);
            for (id, days) in reached {
                let comparison = words(rules, id);
                let same = all.iter_mut().find(|border| border.part == part && border.comparison == comparison);
                if let Some(border) = same {
                    enter(border, &trial.name, days);
                }
            }
        }
    }
    all
}

/// Seeks a proof for each side that no scenario stands on: that none can.
pub(super) fn prove(reached: &mut Reached<'_>, (place, rule): (RuleId, &Rule), all: &mut [Border]) {
    let papers: Vec<NodeId> = rule.papers.iter().filter_map(|paper| paper.when).collect();
    let forerunners: Vec<NodeId> = rule.after.iter().filter_map(|after| after.when).collect();
    for border in all {
        let (from, to) = border.days;
        let mut never = |days: &[i32]| {
            let mut effort = Effort::default();
            for days in days {
                let distance = Distance { from, to, days: *days };
                let proof = match border.part {
                    Part::Condition => reached.never(rule.when, distance),
                    Part::Papers => reached.never_beside(place, &papers, distance),
                    Part::Forerunners => reached.never_beside(place, &forerunners, distance),
                };
                effort.add(&proof?);
            }
            Some(effort)
        };
        let beyond: &[i32] = match border.beyond_is {
            Side::Before => &[-1],
            Side::After => &[1],
            Side::Either => &[-1, 1],
        };
        border.never_on = if border.on.is_empty() { never(&[0]) } else { None };
        border.never_beyond = if border.beyond.is_empty() { never(beyond) } else { None };
    }
}

/// Whether a scenario says anything of this part of the rule.
fn says(trial: &Trial, finding: &Finding, part: Part) -> bool {
    let relevant = finding.truth != Truth::False;
    match (&trial.expects, part) {
        (_, Part::Condition) => true,
        (Expects::Rule(judged), Part::Papers) => relevant && judged.also.papers.is_some(),
        (Expects::Rule(judged), Part::Forerunners) => relevant && judged.also.before.is_some(),
        // A whole case leaves both to the files of rules.
        (Expects::Check(..) | Expects::Page(_), _) => false,
    }
}

fn enter(border: &mut Border, name: &str, days: i64) {
    let on_that_side = match border.beyond_is {
        Side::Before => days == -1,
        Side::After => days == 1,
        Side::Either => days.abs() == 1,
    };
    let list = match days {
        0 => Some(&mut border.on),
        _ if on_that_side => Some(&mut border.beyond),
        _ => None,
    };
    if let Some(list) = list.filter(|list| !list.iter().any(|known| known == name)) {
        list.push(name.to_owned());
    }
    if border.nearest.as_ref().is_none_or(|(_, other)| days.abs() < other.abs()) {
        border.nearest = Some((name.to_owned(), days));
    }
}

/// The day at which the truth changes: on the border itself, and one day beyond it.
fn beyond(order: Order) -> Side {
    match order {
        Order::Before | Order::OnOrAfter => Side::Before,
        Order::OnOrBefore | Order::After => Side::After,
        Order::On => Side::Either,
    }
}

fn comparisons(rules: &Ruleset, id: NodeId, found: &mut Vec<(NodeId, DateSum, Order, DateSum)>) {
    match rules.nodes.get(id.0 as usize) {
        Some(Node::Compare(left, order, right)) => found.push((id, *left, *order, *right)),
        Some(Node::Not(inner)) => comparisons(rules, *inner, found),
        Some(Node::All(parts) | Node::Any(parts)) => parts.iter().for_each(|part| comparisons(rules, *part, found)),
        Some(Node::Defined(definition)) => {
            if let Some(definition) = rules.definitions.get(usize::from(definition.0)) {
                comparisons(rules, definition.when, found);
            }
        }
        Some(Node::Is(..) | Node::Always(_)) | None => {}
    }
}

/// Walks a condition as the engine does, up to the part that decides, definitions opened up; notes for each comparison
/// that is reached how many days its first side lies after its second.
fn reach(rules: &Ruleset, trial: &Trial, id: NodeId, reached: &mut Vec<(NodeId, i64)>) -> Truth {
    let mut walk = |parts: &[NodeId], start: Truth, decisive: Truth, join: fn(Truth, Truth) -> Truth| {
        let mut truth = start;
        for part in parts {
            truth = join(truth, reach(rules, trial, *part, reached));
            if truth == decisive {
                break;
            }
        }
        truth
    };
    match rules.nodes.get(id.0 as usize) {
        None => Truth::Unknown,
        Some(Node::Always(holds)) => Truth::of(*holds),
        Some(Node::Not(inner)) => !reach(rules, trial, *inner, reached),
        Some(Node::All(parts)) => walk(parts, Truth::True, Truth::False, Truth::and),
        Some(Node::Any(parts)) => walk(parts, Truth::False, Truth::True, Truth::or),
        Some(Node::Defined(definition)) => match rules.definitions.get(usize::from(definition.0)) {
            Some(definition) => reach(rules, trial, definition.when, reached),
            None => Truth::Unknown,
        },
        Some(Node::Is(fact, options)) => match trial.answers.get(*fact) {
            crate::engine::Answer::Choice(option) => Truth::of(options.contains(option)),
            _ => Truth::Unknown,
        },
        Some(Node::Compare(left, order, right)) => {
            let day = |side: &DateSum| sum(*side, &trial.answers, trial.today, &rules.calendar);
            match (day(left), day(right)) {
                (Ok(left), Ok(right)) => {
                    reached.push((id, left.signed_duration_since(right).num_days()));
                    Truth::of(order.holds(crate::calendar::day_number(left), crate::calendar::day_number(right)))
                }
                _ => Truth::Unknown,
            }
        }
    }
}
