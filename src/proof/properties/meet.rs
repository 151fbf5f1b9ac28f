//! Which rules may apply in one case: steps that exclude each other, one step told twice, versions of one rule.

use super::super::formula::{Exchange, Formula, TermId};
use super::super::state::Cases;
use super::super::terms::{self, RuleTerms};
use super::super::truths::Truths;
use super::{Answer, Case, Matter, Report};
use crate::calendar::parse_iso;
use crate::engine::{OutcomeKind, Rule, Ruleset};
use crate::rulebook::model::{Details, Rulebook, Status};

/// Asks whether two rules may both apply, by the term of each that `which` names.
struct Pairs<'a> {
    rules: &'a Ruleset,
    formula: Formula,
    terms: Vec<RuleTerms>,
    which: fn(&RuleTerms) -> TermId,
    report: Report,
}

impl<'a> Pairs<'a> {
    fn new(rules: &'a Ruleset, which: fn(&RuleTerms) -> TermId) -> Self {
        let mut formula = Formula::default();
        let terms = terms::rules(&mut formula, rules, Exchange::Nothing);
        Pairs { rules, formula, terms, which, report: Report::default() }
    }

    fn together(&mut self, (one, other): (usize, usize), names: &str) -> Option<Case> {
        let which = self.which;
        let (first, second) = (self.terms.get(one).map(which)?, self.terms.get(other).map(which)?);
        let parts = [self.formula.among(first, Truths::TRUE), self.formula.among(second, Truths::TRUE)];
        let question = self.formula.all(parts);
        let confirm = |case: &Case| case.applies(self.rules, &[one, other]);
        match self.report.ask((&self.formula, question), (self.rules, Cases::Any), names, confirm) {
            Answer::Case(case) => Some(case),
            Answer::Never | Answer::Doubt => None,
        }
    }
}

fn pairs_of(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |one| (one + 1..count).map(move |other| (one, other)))
}

fn both<T>(list: &[T], (one, other): (usize, usize)) -> Option<(&T, &T)> {
    list.get(one).zip(list.get(other))
}

pub(super) fn excluded_steps_never_meet(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let rules = &book.rules;
    let mut pairs = Pairs::new(rules, |terms| terms.found);
    pairs.report.looked_at = book.exclusions.len();
    let yields = |rule: &Rule, step: u16| rule.step.is_some_and(|found| found.0 == step);
    for exclusion in &book.exclusions {
        for pair in pairs_of(rules.rules.len()) {
            let Some((one, other)) = both(&rules.rules, pair) else { continue };
            let meant = yields(one, exclusion.step) && yields(other, exclusion.other)
                || yields(one, exclusion.other) && yields(other, exclusion.step);
            if meant {
                let names = format!("{} + {}", one.id, other.id);
                if let Some(case) = pairs.together(pair, &names) {
                    pairs.report.wrong(names, Some(case));
                }
            }
        }
    }
    pairs.report
}

/// Two rules that yield one step with two due dates, actors or places: where both may apply, both are disputed.
pub(super) fn a_step_told_twice_is_disputed(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let rules = &book.rules;
    let mut pairs = Pairs::new(rules, |terms| terms.found);
    for pair in pairs_of(rules.rules.len()) {
        let (Some((one, other)), Some((beside, again))) = (both(&rules.rules, pair), both(&book.details, pair)) else {
            continue;
        };
        if one.step.is_none() || one.step != other.step {
            continue;
        }
        pairs.report.looked_at += 1;
        let dates = one.due.zip(other.due).is_some_and(|(one, other)| {
            (one.base, one.opens, one.safe, one.latest) != (other.base, other.opens, other.safe, other.latest)
        });
        let told_apart = dates || beside.who != again.who || beside.place != again.place;
        let disputed = beside.status == Status::Disputed && again.status == Status::Disputed;
        if told_apart && !disputed {
            let names = format!("{} + {}", one.id, other.id);
            if let Some(case) = pairs.together(pair, &names) {
                pairs.report.wrong(names, Some(case));
            }
        }
    }
    pairs.report
}

fn versions(rules: &Ruleset) -> impl Iterator<Item = (usize, usize)> {
    let same = |pair: &(usize, usize)| both(&rules.rules, *pair).is_some_and(|(one, other)| one.id == other.id);
    pairs_of(rules.rules.len()).filter(same)
}

/// Rules that share an id never both apply; of verdicts too, whatever their order.
pub(super) fn versions_never_meet(matter: Matter<'_>) -> Report {
    // Without an order among verdicts the engine finds what each condition says by itself.
    let mut unordered = matter.book.rules.clone();
    for rule in unordered.rules.iter_mut().filter(|rule| rule.kind == OutcomeKind::Verdict) {
        rule.kind = OutcomeKind::Note;
    }
    let mut pairs = Pairs::new(&unordered, |terms| terms.own);
    for pair in versions(&unordered) {
        pairs.report.looked_at += 1;
        let Some((one, _)) = both(&unordered.rules, pair) else { continue };
        if let Some(case) = pairs.together(pair, &one.id) {
            pairs.report.wrong(&one.id, Some(case));
        }
    }
    pairs.report
}

/// Where versions of one rule are in force at different times, each begins the day after the one before it ends.
pub(super) fn versions_follow_each_other(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let mut names: Vec<&str> = Vec::new();
    for pair in versions(&book.rules) {
        names.extend(both(&book.rules.rules, pair).map(|(one, _)| one.id.as_str()).filter(|id| !names.contains(id)));
    }
    let wrong = names.iter().filter(|id| !follow_each_other(book, id)).map(|id| (*id).to_owned());
    Report::plain(names.len(), wrong.collect::<Vec<_>>())
}

fn follow_each_other(book: &Rulebook, id: &str) -> bool {
    let named = book.rules.rules.iter().zip(&book.details).filter(|(rule, _)| rule.id == id);
    let versions: Vec<&Details> = named.map(|(_, details)| details).collect();
    let governed = |details: &Details| details.governed_by;
    let day = |text: &Option<String>| text.as_deref().and_then(parse_iso);
    let mut periods: Vec<_> = versions.iter().map(|details| (day(&details.from), day(&details.until))).collect();
    periods.sort();
    periods.dedup();
    let adjoin = periods.windows(2).all(|pair| match pair {
        [(_, Some(until)), (Some(from), _)] => until.succ_opt() == Some(*from),
        _ => false,
    });
    adjoin && versions.windows(2).all(|pair| both(pair, (0, 1)).is_none_or(|(a, b)| governed(a) == governed(b)))
}
