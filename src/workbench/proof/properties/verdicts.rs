//! Every fully answered case has exactly one verdict and is settled altogether; a partial case may depend.

use super::super::case::Case;
use super::super::formula::{Exchange, Formula, TermId};
use super::super::state::Cases;
use super::super::terms;
use super::super::truths::Truths;
use super::report::{Answer, Matter, Report};
use crate::engine::{OutcomeKind, Ruleset, Truth};

fn verdicts(rules: &Ruleset) -> impl Iterator<Item = usize> {
    rules.rules.iter().enumerate().filter(|(_, rule)| rule.kind == OutcomeKind::Verdict).map(|(place, _)| place)
}

fn verdicts_that_apply(rules: &Ruleset, case: &Case) -> usize {
    let findings = case.guidance(rules).findings;
    verdicts(rules).filter(|place| findings.get(*place).is_some_and(|finding| finding.truth == Truth::True)).count()
}

pub(super) fn a_full_case_has_a_verdict(matter: Matter<'_>) -> Report {
    let rules = &matter.book.rules;
    let mut formula = Formula::default();
    let terms = terms::rules(&mut formula, rules, Exchange::Nothing);
    let places: Vec<usize> = verdicts(rules).collect();
    let applies: Vec<TermId> = places
        .iter()
        .filter_map(|place| terms.get(*place).map(|terms| terms.found))
        .map(|found| formula.among(found, Truths::TRUE))
        .collect();
    let any = formula.any(applies);
    let question = formula.not(any);
    let mut report = Report::of(places.len());
    let confirm = |case: &Case| verdicts_that_apply(rules, case) == 0;
    if let Answer::Case(case) = report.ask((&formula, question), (rules, Cases::Full), "-", confirm) {
        report.wrong("-", Some(case));
    }
    report
}

/// In no case at all, answered or not, do two verdicts apply: asked of what the engine finds, verdict by verdict.
pub(super) fn no_case_has_two_verdicts(matter: Matter<'_>) -> Report {
    let rules = &matter.book.rules;
    let mut formula = Formula::default();
    let terms = terms::rules(&mut formula, rules, Exchange::Nothing);
    let mut report = Report::default();
    let mut earlier: Vec<TermId> = Vec::new();
    for place in verdicts(rules) {
        let (Some(rule), Some(terms)) = (rules.rules.get(place), terms.get(place)) else { continue };
        let applies = formula.among(terms.found, Truths::TRUE);
        let before = formula.any(earlier.iter().copied());
        let question = formula.all([applies, before]);
        earlier.push(applies);
        report.looked_at += 1;
        let confirm = |case: &Case| verdicts_that_apply(rules, case) > 1;
        if let Answer::Case(case) = report.ask((&formula, question), (rules, Cases::Any), &rule.id, confirm) {
            report.wrong(&rule.id, Some(case));
        }
    }
    report
}

/// In a full case no rule, paper or forerunner is left undecided.
pub(super) fn a_full_case_is_settled(matter: Matter<'_>) -> Report {
    let rules = &matter.book.rules;
    let mut formula = Formula::default();
    let terms = terms::rules(&mut formula, rules, Exchange::Nothing);
    let mut report = Report::of(rules.rules.len());
    for (place, (rule, terms)) in rules.rules.iter().zip(&terms).enumerate() {
        let open: Vec<TermId> =
            [terms.found].iter().chain(&terms.beside).map(|term| formula.among(*term, Truths::UNKNOWN)).collect();
        let question = formula.any(open);
        let confirm = |case: &Case| {
            let guidance = case.guidance(rules);
            let finding = guidance.findings.get(place);
            finding.is_some_and(|finding| finding.truth == Truth::Unknown)
                || guidance.papers.contains(&Truth::Unknown)
                || guidance.forerunners.contains(&Truth::Unknown)
        };
        if let Answer::Case(case) = report.ask((&formula, question), (rules, Cases::Full), &rule.id, confirm) {
            report.wrong(&rule.id, Some(case));
        }
    }
    report
}
