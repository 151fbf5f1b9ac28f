//! Random cases, judged by the engine, agree with what was proved: the same seed every time.

use super::super::formula::{Exchange, Formula, TermId};
use super::super::random::{Borders, Gaps, Random, case};
use super::super::search::Effort;
use super::super::state::Cases;
use super::super::terms;
use super::super::truths::Truths;
use super::{Case, Found, Matter, Report, search};
use crate::engine::{Finding, Guidance, OutcomeKind, Rule, Truth};
use crate::rulebook::model::Rulebook;

const FULL: usize = 100_000;
const PARTIAL: usize = 20_000;
const SEED: u64 = 75;

/// In each: one verdict, nothing undecided, nothing open, no excluded steps together, and no rule that was proved unable to.
pub(super) fn random_full_cases_agree(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let mut report = Report::of(FULL);
    let never = never(book, &mut report.effort);
    run(book, FULL, Gaps(0), &mut report, |found, guidance| disagreements(book, &never, guidance, found));
    report
}

/// In each: at most one verdict, no excluded steps together, and no rule that was proved unable to.
pub(super) fn random_partial_cases_agree(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let mut report = Report::of(PARTIAL);
    let never = never(book, &mut report.effort);
    run(book, PARTIAL, Gaps(35), &mut report, |found, guidance| {
        disagreements(book, &never, guidance, found);
        found.retain(|names| names != DEPENDS);
    });
    report
}

/// What a partial case may show and a full one may not.
const DEPENDS: &str = "?";

fn disagreements(book: &Rulebook, never: &[bool], guidance: &Guidance, found: &mut Vec<String>) {
    let applying = || book.rules.rules.iter().zip(&guidance.findings).filter(|pair| applies(pair.1));
    let verdicts: Vec<&Rule> =
        applying().map(|(rule, _)| rule).filter(|rule| rule.kind == OutcomeKind::Verdict).collect();
    match verdicts.as_slice() {
        [_] => {}
        [] => found.push(DEPENDS.to_owned()),
        several => found.push(several.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>().join(" + ")),
    }
    let unknown = guidance.findings.iter().any(|finding| finding.truth == Truth::Unknown);
    let beside = guidance.papers.iter().chain(&guidance.forerunners).any(|truth| *truth == Truth::Unknown);
    if unknown || beside || !guidance.open.is_empty() {
        found.push(DEPENDS.to_owned());
    }
    for exclusion in &book.exclusions {
        let told = |step: u16| applying().find(|(rule, _)| rule.step.is_some_and(|found| found.0 == step));
        if let (Some((one, _)), Some((other, _))) = (told(exclusion.step), told(exclusion.other)) {
            found.push(format!("{} + {}", one.id, other.id));
        }
    }
    let rules = book.rules.rules.iter().zip(&guidance.findings).zip(never);
    found.extend(
        rules.filter(|((_, finding), never)| **never && applies(finding)).map(|((rule, _), _)| rule.id.clone()),
    );
}

fn applies(finding: &Finding) -> bool {
    finding.truth == Truth::True
}

/// Judges so many cases; one fault a kind of disagreement.
fn run(book: &Rulebook, count: usize, gaps: Gaps, report: &mut Report, judge: impl Fn(&mut Vec<String>, &Guidance)) {
    let borders = Borders::new(&book.rules);
    let mut random = Random::new(SEED);
    for _ in 0..count {
        let (answers, today) = case(&mut random, &book.rules, &borders, gaps);
        let case = Case { answers, today, other: None };
        let mut found = Vec::new();
        judge(&mut found, &case.guidance(&book.rules));
        for names in found {
            if report.faults.iter().all(|known| known.names != names) {
                report.wrong(names, Some(case.clone()));
            }
        }
    }
}

/// The rules that were proved unable to apply.
fn never(book: &Rulebook, effort: &mut Effort) -> Vec<bool> {
    let mut formula = Formula::default();
    let terms = terms::rules(&mut formula, &book.rules, Exchange::Nothing);
    let questions: Vec<TermId> = terms.iter().map(|terms| formula.among(terms.found, Truths::TRUE)).collect();
    let mut ask = |question: TermId| {
        let (found, more) = search(&formula, &book.rules, question, Cases::Any);
        effort.add(&more);
        found == Found::Never
    };
    questions.into_iter().map(&mut ask).collect()
}
