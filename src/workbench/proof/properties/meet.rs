//! Which rules may apply in one case: steps that exclude each other, one step told twice, versions of one rule.

use super::super::case::Case;
use super::super::formula::{Exchange, Formula};
use super::super::state::Cases;
use super::super::terms::{self, RuleTerms};
use super::super::truths::Truths;
use super::report::{Answer, Matter, Report};
use crate::calendar::{Date, parse_iso};
use crate::engine::{DueRule, Rule, Ruleset};
use crate::rulebook::model::{Details, Rulebook, Status};

/// Asks whether two rules may both apply.
struct Pairs<'a> {
    rules: &'a Ruleset,
    formula: Formula,
    terms: Vec<RuleTerms>,
    report: Report,
}

impl<'a> Pairs<'a> {
    fn new(rules: &'a Ruleset) -> Self {
        let mut formula = Formula::default();
        let terms = terms::rules(&mut formula, rules, Exchange::Nothing);
        Pairs { rules, formula, terms, report: Report::default() }
    }

    fn together(&mut self, (one, other): (usize, usize), names: &str) -> Option<Case> {
        let (first, second) = (self.terms.get(one)?.found, self.terms.get(other)?.found);
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
    let mut pairs = Pairs::new(rules);
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
    let mut pairs = Pairs::new(rules);
    for pair in pairs_of(rules.rules.len()) {
        let (Some((one, other)), Some((beside, again))) = (both(&rules.rules, pair), both(&book.details, pair)) else {
            continue;
        };
        if one.step.is_none() || one.step != other.step {
            continue;
        }
        pairs.report.looked_at += 1;
        let dates = one.due.zip(other.due).is_some_and(|(one, other)| DueRule { shape: other.shape, ..one } != other);
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

/// Rules that share an id never both apply. Of verdicts the order decides, as the engine has it: the last version may be
/// for the rest.
pub(super) fn versions_never_meet(matter: Matter<'_>) -> Report {
    let rules = &matter.book.rules;
    let mut pairs = Pairs::new(rules);
    for pair in versions(rules) {
        pairs.report.looked_at += 1;
        let Some((one, _)) = both(&rules.rules, pair) else { continue };
        if let Some(case) = pairs.together(pair, &one.id) {
            pairs.report.wrong(&one.id, Some(case));
        }
    }
    pairs.report
}

/// Where one version of a rule ends and another begins, that is on the next day: no gap and no overlap. Versions that
/// neither end nor begin are told apart by their conditions.
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
    let ends: Vec<Date> = versions.iter().filter_map(|details| day(&details.until)).collect();
    let starts: Vec<Date> = versions.iter().filter_map(|details| day(&details.from)).collect();
    let adjoin = ends.is_empty()
        || starts.is_empty()
        || ends.iter().all(|end| starts.iter().any(|start| end.succ_opt() == Some(*start)))
            && starts.iter().all(|start| ends.iter().any(|end| start.pred_opt() == Some(*end)));
    adjoin && versions.windows(2).all(|pair| both(pair, (0, 1)).is_none_or(|(a, b)| governed(a) == governed(b)))
}
