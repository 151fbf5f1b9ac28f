//! Random cases, judged by the engine, agree with what was proved: the same seed every time.

use super::super::case::Case;
use super::super::formula::{Exchange, Formula, TermId};
use super::super::random::{Borders, Gaps, case};
use super::super::search::{Effort, Found, search};
use super::super::state::Cases;
use super::super::terms;
use super::super::truths::Truths;
use super::report::{Matter, Report};
use crate::engine::{Assessment, Finding, OutcomeKind, Rule, Truth};
use crate::rulebook::model::Rulebook;
use fastrand::Rng;

/// One partial case for so many full ones.
const SHARE: usize = 5;
const SEED: u64 = 75;

/// In each: one verdict, nothing undecided, nothing open, no excluded steps together, and no rule that was proved unable to.
pub(super) fn random_full_cases_agree(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let mut report = Report::of(matter.samples);
    let proved = Proved::new(book, &mut report.effort);
    run(book, &proved, Gaps(0), &mut report, |found, guidance| disagreements(book, &proved, guidance, found));
    report
}

/// In each: at most one verdict, no excluded steps together, and no rule that was proved unable to.
pub(super) fn random_partial_cases_agree(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let mut report = Report::of(matter.samples / SHARE);
    let proved = Proved::new(book, &mut report.effort);
    run(book, &proved, Gaps(35), &mut report, |found, guidance| {
        disagreements(book, &proved, guidance, found);
        found.retain(|names| names != DEPENDS);
    });
    report
}

/// What a partial case may show and a full one may not.
const DEPENDS: &str = "?";

fn disagreements(book: &Rulebook, proved: &Proved, guidance: &Assessment, found: &mut Vec<String>) {
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
        let told = |step: u16| {
            let yields =
                |(rule, finding): (&Rule, &Finding)| applies(finding) && rule.step.is_some_and(|own| own.0 == step);
            book.rules.rules.iter().zip(&guidance.findings).position(yields)
        };
        if let (Some(one), Some(other)) = (told(exclusion.step), told(exclusion.other)) {
            let both = book.rules.rules.iter().enumerate().filter(|(place, _)| [one, other].contains(place));
            found.push(both.map(|(_, rule)| rule.id.as_str()).collect::<Vec<_>>().join(" + "));
        }
    }
    let rules = book.rules.rules.iter().zip(&guidance.findings).zip(&proved.never);
    found.extend(
        rules.filter(|((_, finding), never)| **never && applies(finding)).map(|((rule, _), _)| rule.id.clone()),
    );
}

fn applies(finding: &Finding) -> bool {
    finding.truth == Truth::True
}

/// Judges as many cases as the report says; one fault a kind of disagreement.
fn run(
    book: &Rulebook,
    proved: &Proved,
    gaps: Gaps,
    report: &mut Report,
    judge: impl Fn(&mut Vec<String>, &Assessment),
) {
    let borders = Borders::new(&book.rules);
    let mut random = Rng::with_seed(SEED);
    for _ in 0..report.looked_at {
        let case = proved.near(&mut random, book, &borders, gaps);
        let mut found = Vec::new();
        judge(&mut found, &case.guidance(&book.rules));
        for names in found {
            if report.faults.iter().all(|known| known.names != names) {
                report.wrong(names, Some(case.clone()));
            }
        }
    }
}

/// What was proved of each rule by itself.
struct Proved {
    /// Whether it was proved unable to apply.
    never: Vec<bool>,
    /// A full case for each rule that can.
    cases: Vec<Case>,
}

impl Proved {
    fn new(book: &Rulebook, effort: &mut Effort) -> Self {
        let mut formula = Formula::default();
        let terms = terms::rules(&mut formula, &book.rules, Exchange::Nothing);
        let questions: Vec<TermId> = terms.iter().map(|terms| formula.among(terms.found, Truths::TRUE)).collect();
        let mut proved = Proved { never: Vec::new(), cases: Vec::new() };
        for question in questions {
            let (found, more) = search(&formula, &book.rules, question, Cases::Full);
            effort.add(&more);
            proved.never.push(found == Found::Never);
            if let Found::Case(case) = found {
                proved.cases.push(*case);
            }
        }
        proved
    }

    /// Every other case is random altogether. The rest keep most answers of a case in which some rule applies, so that
    /// rules which need many answers are met as often as others.
    fn near(&self, random: &mut Rng, book: &Rulebook, borders: &Borders, gaps: Gaps) -> Case {
        let (mut answers, mut today) = case(random, &book.rules, borders, gaps);
        let kept = random.choice(&self.cases);
        if let Some(kept) = kept.filter(|_| random.bool()) {
            let change = random.usize(..60);
            if random.usize(..100) >= change {
                today = kept.today;
            }
            for (fact, _) in book.rules.facts_with_ids() {
                if random.usize(..100) >= change.max(gaps.0) {
                    answers.set(fact, kept.answers.get(fact));
                }
            }
        }
        Case { answers, today, other: None }
    }
}
