//! Mutants of what a rule yields: who, where, by when, with what, on whose authority; and of the rules as a list.

use super::mutant::{Edit, Mutant, Operator, put};
use crate::calendar::Span;
use crate::engine::{DueRule, NodeId, OutcomeKind, Rule};
use crate::rulebook::model::{Actor, Details, Rulebook, Status};
use crate::workbench::coverage::rule_label;
use crate::workbench::language::{due_words, words};

/// All mutants of one rule but those of its conditions.
pub(super) fn mutants(book: &Rulebook, place: usize, all: &mut Vec<Mutant>) {
    let Some((rule, details)) = book.rules.rules.get(place).zip(book.details.get(place)) else { return };
    let at = rule_label(book, place);
    let mut push = |operator: Operator, was: String, became: String, edit: Edit| {
        all.push(Mutant { operator, at: at.clone(), was, became, touches: vec![rule.id.clone()], edit });
    };
    for (operator, was, became, changed) in beside(book, details) {
        push(operator, was, became, Edit::Details(place, Box::new(changed)));
    }
    for (operator, was, became, changed) in within(book, rule) {
        push(operator, was, became, Edit::Rule(place, Box::new(changed)));
    }
    push(Operator::DropRule, rule.id.clone(), String::new(), Edit::Drop(place));
}

type Change<T> = (Operator, String, String, T);

/// Who, where, on whose authority, how sure, whom to ask.
fn beside(book: &Rulebook, details: &Details) -> Vec<Change<Details>> {
    let mut all = Vec::new();
    if let Some(who) = details.who {
        let other = other_actor(who);
        let changed = Details { who: Some(other), ..details.clone() };
        all.push((Operator::SwapActor, who.name().to_owned(), other.name().to_owned(), changed));
    }
    if let Some(here) = &details.place {
        let mut places: Vec<&String> = book.details.iter().filter_map(|details| details.place.as_ref()).collect();
        places.sort();
        places.dedup();
        if let Some(there) = next(&places, |place| *place == here, |_| true) {
            let changed = Details { place: Some(there.to_string()), ..details.clone() };
            all.push((Operator::SwapPlace, here.clone(), there.to_string(), changed));
        }
    }
    let number = |place: u16| {
        let provision = book.provisions.get(usize::from(place));
        provision.map_or(String::new(), |provision| provision.number.clone())
    };
    let provisions: Vec<u16> = (0u16..).take(book.provisions.len()).collect();
    for (at, cited) in details.cite.iter().enumerate() {
        let mut fewer = details.clone();
        fewer.cite.remove(at);
        all.push((Operator::DropCitation, number(*cited), String::new(), fewer));
        if let Some(neighbour) = next(&provisions, |place| place == cited, |place| !details.cite.contains(place)) {
            let mut other = details.clone();
            put(&mut other.cite, at, *neighbour);
            all.push((Operator::SwapCitation, number(*cited), number(*neighbour), other));
        }
    }
    let statuses = [Status::National, Status::Local, Status::Secondary, Status::Disputed, Status::Silent];
    for status in statuses.into_iter().filter(|status| *status != details.status) {
        let changed = Details { status, ..details.clone() };
        all.push((Operator::ChangeStatus, details.status.name().to_owned(), status.name().to_owned(), changed));
    }
    for (at, desk) in details.ask.iter().enumerate() {
        let mut fewer = details.clone();
        fewer.ask.remove(at);
        all.push((Operator::DropAsk, desk.name().to_owned(), String::new(), fewer));
    }
    all
}

/// By when, after what, with which papers.
fn within(book: &Rulebook, rule: &Rule) -> Vec<Change<Rule>> {
    let mut all = Vec::new();
    if let Some(due) = rule.due {
        for changed in recounted(due) {
            let was = due_words(&book.rules, &due);
            let became = due_words(&book.rules, &changed);
            all.push((Operator::ChangeSpan, was, became, Rule { due: Some(changed), ..rule.clone() }));
        }
    }
    let when = |when: NodeId| format!("when {}", words(&book.rules, when));
    for (at, after) in rule.after.iter().enumerate() {
        let step = book.steps.get(usize::from(after.step.0)).map_or(String::new(), |step| step.id.clone());
        let mut fewer = rule.clone();
        fewer.after.remove(at);
        all.push((Operator::DropForerunner, step.clone(), String::new(), fewer));
        if let Some(condition) = after.when {
            let mut freed = rule.clone();
            if let Some(after) = freed.after.get_mut(at) {
                after.when = None;
            }
            all.push((Operator::FreeForerunner, format!("{step} {}", when(condition)), step, freed));
        }
    }
    let paper = |place: &u16| book.papers.get(usize::from(*place)).cloned().unwrap_or_default();
    for (at, line) in rule.papers.iter().enumerate() {
        let names = line.any.iter().map(paper).collect::<Vec<_>>().join(" | ");
        let mut fewer = rule.clone();
        fewer.papers.remove(at);
        all.push((Operator::DropPaper, names.clone(), String::new(), fewer));
        for (which, dropped) in line.any.iter().enumerate().filter(|_| line.any.len() > 1) {
            let mut fewer = rule.clone();
            if let Some(line) = fewer.papers.get_mut(at) {
                line.any.remove(which);
            }
            all.push((Operator::DropPaper, names.clone(), format!("without {}", paper(dropped)), fewer));
        }
        if let Some(condition) = line.when {
            let mut freed = rule.clone();
            if let Some(line) = freed.papers.get_mut(at) {
                line.when = None;
            }
            all.push((Operator::FreePaper, format!("{names} {}", when(condition)), names, freed));
        }
    }
    all
}

/// Each span one more and one less, and without the date that ends it all.
fn recounted(due: DueRule) -> Vec<DueRule> {
    let more = |span: Span, by: i32| Span { count: span.count.saturating_add(by), ..span };
    let mut all = Vec::new();
    for by in [1, -1] {
        all.push(DueRule { safe: more(due.safe, by), ..due });
        all.push(DueRule { latest: more(due.latest, by), ..due });
        all.extend(due.opens.map(|opens| DueRule { opens: Some(more(opens, by)), ..due }));
    }
    all.extend(due.cap.map(|_| DueRule { cap: None, ..due }));
    all
}

/// The one with whom an actor is most easily mixed up.
fn other_actor(who: Actor) -> Actor {
    match who {
        Actor::Employee => Actor::Employer,
        Actor::Employer | Actor::Both => Actor::Employee,
        Actor::OldEmployer => Actor::NewEmployer,
        Actor::NewEmployer => Actor::OldEmployer,
    }
}

/// The first after some element that is another one and will do; from the end on to the start.
fn next<T: PartialEq>(list: &[T], is: impl Fn(&T) -> bool, will_do: impl Fn(&T) -> bool) -> Option<&T> {
    let at = list.iter().position(is)?;
    let (before, rest) = list.split_at_checked(at)?;
    rest.iter().skip(1).chain(before).find(|element| will_do(element))
}

/// Verdicts that follow each other, tried in the other order.
pub(super) fn swapped_verdicts(book: &Rulebook) -> Vec<Mutant> {
    let rules = book.rules.rules.iter().enumerate();
    let verdicts: Vec<(usize, &Rule)> = rules.filter(|(_, rule)| rule.kind == OutcomeKind::Verdict).collect();
    let pairs = verdicts.iter().zip(verdicts.iter().skip(1));
    let swapped = pairs.map(|((left, first), (right, second))| {
        let (one, other) = (rule_label(book, *left), rule_label(book, *right));
        Mutant {
            operator: Operator::SwapVerdicts,
            at: one.clone(),
            was: format!("{one}, {other}"),
            became: format!("{other}, {one}"),
            touches: vec![first.id.clone(), second.id.clone()],
            edit: Edit::Swap(*left, *right),
        }
    });
    swapped.collect()
}
