//! Every fact, and every option of a choice, can change something: two cases that differ only there get something else.

use super::super::case::Case;
use super::super::formula::{Exchange, Formula};
use super::super::search::Effort;
use super::super::state::Cases;
use super::super::terms::{self, RuleTerms};
use super::super::truths::Truths;
use super::report::{Answer as Found, Matter, Report};
use crate::engine::{Answer, Assessment, Base, Fact, FactId, Kind, Options, Ruleset, Truth};

/// Facts that are asked; marks of steps are no questions.
fn asked(rules: &Ruleset) -> impl Iterator<Item = (FactId, &Fact)> {
    rules.facts_with_ids().filter(|(_, fact)| !fact.mark)
}

/// A choice with two options between which some case distinguishes; a date that moves a due date, or of which two values
/// lead to something else.
pub(super) fn every_fact_can_change_something(matter: Matter<'_>) -> Report {
    let rules = &matter.book.rules;
    let mut formula = Formula::default();
    let plain = terms::rules(&mut formula, rules, Exchange::Nothing);
    let mut report = Report::default();
    for (id, fact) in asked(rules) {
        report.looked_at += 1;
        let changes = match &fact.kind {
            Kind::Date => {
                let other = terms::rules(&mut formula, rules, Exchange::Date(id));
                moves_a_due_date(&mut report, &mut formula, rules, &plain, id)
                    || tell_apart(&mut report, &mut formula, rules, (&plain, &other), |_| {})
            }
            Kind::Choice(choices) => {
                let options = u8::try_from(choices.len()).unwrap_or(u8::MAX);
                let mut read = |option| terms::rules(&mut formula, rules, Exchange::Option(id, option));
                let all: Vec<Vec<RuleTerms>> = (0..options).map(&mut read).collect();
                // All options are alike exactly when each is like the first.
                let (first, rest) = all.split_at(all.len().min(1));
                let first = first.first().map_or(&plain, |first| first);
                (1..).zip(rest).any(|(option, other)| {
                    tell_apart(&mut report, &mut formula, rules, (first, other), answers(id, 0, option))
                })
            }
        };
        if changes {
            report.effort.add(&Effort { facts: vec![id], ..Effort::default() });
        } else if report.faults.iter().all(|fault| fault.names != fact.id) {
            report.wrong(&fact.id, None);
        }
    }
    report
}

/// Of every two options, some case tells one from the other, unless the fact says that they are alike on purpose; and
/// those that it says are alike are.
pub(super) fn every_option_can_change_something(matter: Matter<'_>) -> Report {
    let rules = &matter.book.rules;
    let mut formula = Formula::default();
    let mut report = Report::default();
    for (id, fact) in asked(rules) {
        let options = u8::try_from(fact.choices().len()).unwrap_or(u8::MAX);
        let mut read = |option| terms::rules(&mut formula, rules, Exchange::Option(id, option));
        let all: Vec<Vec<RuleTerms>> = (0..options).map(&mut read).collect();
        report.looked_at += all.len();
        let mut groups: Vec<Vec<u8>> = Vec::new();
        for (option, right) in (0u8..).zip(&all) {
            // What is like the first of a group is like all of it.
            let group = groups.iter_mut().find(|group| {
                let first = group.first().copied().unwrap_or(option);
                let left = all.get(usize::from(first)).unwrap_or(right);
                !tell_apart(&mut report, &mut formula, rules, (left, right), answers(id, first, option))
            });
            match group {
                Some(group) => group.push(option),
                None => groups.push(vec![option]),
            }
        }
        let declared: Vec<Options> =
            matter.book.alike.iter().filter(|alike| alike.fact == id).map(|alike| alike.options).collect();
        as_declared(&mut report, fact, &groups, &declared);
        report.effort.add(&Effort { facts: vec![id], ..Effort::default() });
    }
    report
}

/// Compares the groups that were found with those that the fact declares.
fn as_declared(report: &mut Report, fact: &Fact, groups: &[Vec<u8>], declared: &[Options]) {
    let named = |options: &[u8], sign: &str| {
        let names = options.iter().filter_map(|option| fact.choices().get(usize::from(*option)));
        format!("{}: {}", fact.id, names.map(|choice| choice.id.as_str()).collect::<Vec<_>>().join(sign))
    };
    let has = |options: &Options, group: &[u8]| group.iter().all(|option| options.contains(*option));
    for group in groups.iter().filter(|group| group.len() > 1) {
        if !declared.iter().any(|options| has(options, group)) {
            report.wrong(named(group, " = "), None);
        }
    }
    for options in declared {
        let meant: Vec<u8> = (0u8..).zip(fact.choices()).map(|(at, _)| at).filter(|at| options.contains(*at)).collect();
        if !groups.iter().any(|group| meant.iter().all(|option| group.contains(option))) {
            report.wrong(named(&meant, " ≠ "), None);
        }
    }
}

/// Completes a found case: the two answers that it stands for.
fn answers(fact: FactId, one: u8, other: u8) -> impl Fn(&mut Case) {
    move |case| {
        case.answers.set(fact, Answer::Choice(one));
        case.other = Some((fact, Answer::Choice(other)));
    }
}

/// Whether some case gets something else from one reading of the rules than from another.
fn tell_apart(
    report: &mut Report,
    formula: &mut Formula,
    rules: &Ruleset,
    (left, right): (&[RuleTerms], &[RuleTerms]),
    complete: impl Fn(&mut Case),
) -> bool {
    for (rule, (one, other)) in rules.rules.iter().zip(left.iter().zip(right)) {
        let question = terms::differ(formula, one, other);
        let confirm = |case: &Case| {
            let mut case = case.clone();
            complete(&mut case);
            outcomes(&case.guidance(rules)) != outcomes(&case.second().guidance(rules))
        };
        match report.ask((formula, question), (rules, Cases::Any), &rule.id, confirm) {
            Found::Case(_) => return true,
            Found::Never | Found::Doubt => {}
        }
    }
    false
}

/// Truths of rules, papers and forerunners: what came out, not why.
fn outcomes(guidance: &Assessment) -> (Vec<Truth>, &[Truth], &[Truth]) {
    (guidance.findings.iter().map(|finding| finding.truth).collect(), &guidance.papers, &guidance.forerunners)
}

/// Whether a rule that can apply counts its due date from this fact.
fn moves_a_due_date(
    report: &mut Report,
    formula: &mut Formula,
    rules: &Ruleset,
    terms: &[RuleTerms],
    fact: FactId,
) -> bool {
    for (place, (rule, terms)) in rules.rules.iter().zip(terms).enumerate() {
        if !rule.due.is_some_and(|due| due.base.base == Base::Fact(fact) || due.cap == Some(fact)) {
            continue;
        }
        let question = formula.among(terms.found, Truths::TRUE);
        let confirm = |case: &Case| case.applies(rules, &[place]);
        if let Found::Case(_) = report.ask((formula, question), (rules, Cases::Any), &rule.id, confirm) {
            return true;
        }
    }
    false
}
