//! Every rule can apply in some case whose answers can be true together, and every condition beside it decides something.

use super::super::case::Case;
use super::super::formula::{Exchange, Formula, TermId};
use super::super::state::Cases;
use super::super::terms;
use super::super::truths::Truths;
use super::report::{Answer, Matter, Report};
use crate::engine::{Base, Node, NodeId, Ruleset, Truth, broken_checks};

pub(super) fn every_rule_can_apply(matter: Matter<'_>) -> Report {
    let rules = &matter.book.rules;
    let mut formula = Formula::default();
    let terms = terms::rules(&mut formula, rules, Exchange::Nothing);
    let possible = can_be_true(&mut formula, rules);
    let mut report = Report::of(rules.rules.len());
    for (place, (rule, terms)) in rules.rules.iter().zip(&terms).enumerate() {
        let applies = formula.among(terms.found, Truths::TRUE);
        let question = formula.all([applies, possible]);
        let confirm = |case: &Case| {
            let broken = broken_checks(rules, &case.answers, case.today);
            let broken = broken.iter().filter_map(|check| rules.checks.get(usize::from(check.0)));
            case.applies(rules, &[place]) && !broken.into_iter().any(|check| !names_today(rules, check.when))
        };
        if let Answer::Never = report.ask((&formula, question), (rules, Cases::Any), &rule.id, confirm) {
            report.wrong(&rule.id, None);
        }
    }
    report
}

/// A paper or a forerunner that has a condition is sometimes needed where its rule applies, and sometimes not.
pub(super) fn every_condition_beside_decides(matter: Matter<'_>) -> Report {
    let rules = &matter.book.rules;
    let mut formula = Formula::default();
    let terms = terms::rules(&mut formula, rules, Exchange::Nothing);
    let mut report = Report::default();
    for (place, (rule, terms)) in rules.rules.iter().zip(&terms).enumerate() {
        let applies = formula.among(terms.found, Truths::TRUE);
        let papers = rule.papers.iter().map(|paper| paper.when);
        let conditions = papers.chain(rule.after.iter().map(|forerunner| forerunner.when));
        for (line, (_, term)) in (1..).zip(conditions.zip(&terms.beside)).filter(|(_, (when, _))| when.is_some()) {
            report.looked_at += 1;
            for truth in [Truth::True, Truth::False] {
                let decided = formula.among(*term, Truths::of(truth));
                let question = formula.all([applies, decided]);
                let confirm = |case: &Case| {
                    let guidance = case.guidance(rules);
                    let Some(finding) = guidance.findings.get(place) else { return false };
                    let papers = finding.papers.of(&guidance.papers).iter();
                    let mut beside = papers.chain(finding.forerunners.of(&guidance.forerunners));
                    finding.truth == Truth::True && beside.nth(line - 1) == Some(&truth)
                };
                let names = format!("{}: {line}", rule.id);
                if let Answer::Never = report.ask((&formula, question), (rules, Cases::Any), &names, confirm) {
                    report.wrong(names, None);
                }
            }
        }
    }
    report
}

/// True where no check says that the answers cannot be. Checks against today are left aside: guidance may be asked for any
/// day, and a date after it has simply not happened.
fn can_be_true(formula: &mut Formula, rules: &Ruleset) -> TermId {
    let checks = rules.checks.iter().filter(|check| !names_today(rules, check.when));
    let parts: Vec<TermId> = checks
        .map(|check| {
            let broken = formula.condition(rules, check.when, Exchange::Nothing);
            let broken = formula.among(broken, Truths::TRUE);
            formula.not(broken)
        })
        .collect();
    formula.all(parts)
}

fn names_today(rules: &Ruleset, node: NodeId) -> bool {
    match rules.nodes.get(node.0 as usize) {
        Some(Node::Compare(left, _, right)) => left.base == Base::Today || right.base == Base::Today,
        Some(Node::Not(inner)) => names_today(rules, *inner),
        Some(Node::All(parts) | Node::Any(parts)) => parts.iter().any(|part| names_today(rules, *part)),
        Some(Node::Defined(definition)) => {
            let definition = rules.definitions.get(usize::from(definition.0));
            definition.is_some_and(|definition| names_today(rules, definition.when))
        }
        Some(Node::Always(_) | Node::Is(..)) | None => false,
    }
}
