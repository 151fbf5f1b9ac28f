//! Open facts that could change nothing: a report, not a fault. A question must earn its place.

use super::super::formula::{Exchange, Formula};
use super::super::random::{Borders, Gaps, case};
use super::super::search::{Effort, Found, search};
use super::super::state::Cases;
use super::super::terms::{self, RuleTerms};
use super::super::truths::Truths;
use super::report::{Matter, Report};
use crate::calendar::Date;
use crate::engine::{Answers, Base, FactId, Kind, Ruleset, assess};
use fastrand::Rng;

/// One partial case for so many full ones: each asks many questions.
const SHARE: usize = 200;
const SEED: u64 = 2024;

/// Of random partial cases: an open fact of which all answers lead to the same, however the other questions are answered.
pub(super) fn open_facts_matter(matter: Matter<'_>) -> Report {
    let rules = &matter.book.rules;
    let mut readings = Readings::new(rules);
    let borders = Borders::new(rules);
    let mut random = Rng::with_seed(SEED);
    let mut report = Report::of(matter.samples / SHARE);
    let mut counts = vec![(0usize, 0usize); rules.facts.len()];
    for turn in 0..matter.samples / SHARE {
        let (answers, today) = case(&mut random, rules, &borders, Gaps(20 + turn % 4 * 20));
        for fact in assess(rules, &answers, today).open {
            let idle = !readings.matters(fact, &answers, today, &mut report.effort);
            if let Some((open, vain)) = counts.get_mut(usize::from(fact.0)) {
                *open += 1;
                *vain += usize::from(idle);
            }
        }
    }
    for (fact, (open, vain)) in rules.facts.iter().zip(counts).filter(|(_, (_, vain))| *vain > 0) {
        report.remarks.push(format!("{} {vain}/{open}", fact.id));
    }
    report
}

/// The rules read once for each answer to each fact.
struct Readings<'a> {
    rules: &'a Ruleset,
    formula: Formula,
    plain: Vec<RuleTerms>,
    /// By fact: a reading for each option, or one for a second date.
    exchanged: Vec<Vec<Vec<RuleTerms>>>,
}

impl<'a> Readings<'a> {
    fn new(rules: &'a Ruleset) -> Self {
        let mut formula = Formula::default();
        let plain = terms::rules(&mut formula, rules, Exchange::Nothing);
        let exchanged = rules
            .facts_with_ids()
            .map(|(id, fact)| match &fact.kind {
                _ if fact.mark => Vec::new(),
                Kind::Date => vec![terms::rules(&mut formula, rules, Exchange::Date(id))],
                Kind::Choice(choices) => (0u8..)
                    .zip(choices)
                    .map(|(option, _)| terms::rules(&mut formula, rules, Exchange::Option(id, option)))
                    .collect(),
            })
            .collect();
        Readings { rules, formula, plain, exchanged }
    }

    /// Whether two answers to a fact, with the same answers to the rest, may lead to something else.
    fn matters(&mut self, fact: FactId, answers: &Answers, today: Date, effort: &mut Effort) -> bool {
        let cases = Cases::Completing(answers, today);
        let Some(readings) = self.exchanged.get(usize::from(fact.0)) else { return false };
        let is_date = self.rules.fact(fact).is_some_and(|fact| fact.kind == Kind::Date);
        let (first, rest) = match readings.split_first() {
            Some((other, _)) if is_date => (&self.plain, std::slice::from_ref(other)),
            Some((first, rest)) => (first, rest),
            None => return false,
        };
        let mut ask = |formula: &Formula, question| {
            let (found, more) = search(formula, self.rules, question, cases);
            effort.add(&more);
            found != Found::Never
        };
        for (rule, terms) in self.rules.rules.iter().zip(&self.plain) {
            if rule.due.is_some_and(|due| due.base.base == Base::Fact(fact) || due.cap == Some(fact)) {
                let question = self.formula.among(terms.found, Truths::TRUE);
                if ask(&self.formula, question) {
                    return true;
                }
            }
        }
        for other in rest {
            for (one, other) in first.iter().zip(other) {
                let question = terms::differ(&mut self.formula, one, other);
                if ask(&self.formula, question) {
                    return true;
                }
            }
        }
        false
    }
}
