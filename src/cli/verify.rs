//! `verify`: properties of the rulebook that hold for all cases because of how it is written: nothing is left unused, and
//! no status is stronger than what is cited. One line a property, with how many things were looked at.

use super::{Desk, Failure, unknown};
use one_card_guide::engine::{Base, Kind, Node, OutcomeKind};
use one_card_guide::rulebook::model::{Confidence, Rulebook, Status};
use std::fmt::Write;

pub fn run(desk: &Desk, arguments: &[String]) -> Result<String, Failure> {
    if let Some(argument) = arguments.first() {
        return Err(unknown(desk, argument));
    }
    let book = &desk.book;
    let properties: [(&str, usize, Vec<String>); 7] = [
        ("cli.verify.facts", book.rules.facts.len(), unused_facts(book)),
        ("cli.verify.definitions", book.rules.definitions.len(), unused_definitions(book)),
        ("cli.verify.steps", book.steps.len(), unused_steps(book)),
        ("cli.verify.papers", book.papers.len(), unused_papers(book)),
        ("cli.verify.national", book.details.len(), weak_nationals(book)),
        ("cli.verify.ask", book.details.len(), nobody_to_ask(book)),
        ("cli.verify.verdicts", book.rules.rules.len(), dated_verdicts(book)),
    ];
    let mut out = String::new();
    let mut failed = 0;
    for (key, looked_at, found) in &properties {
        let _ = writeln!(out, "{:>5}  {}", looked_at, desk.text.get(key));
        for name in found {
            let _ = writeln!(out, "       ! {name}");
        }
        failed += usize::from(!found.is_empty());
    }
    let _ = writeln!(out, "{} passed, {failed} failed", properties.len() - failed);
    if failed == 0 { Ok(out) } else { Err(Failure::input(out)) }
}

fn unused_facts(book: &Rulebook) -> Vec<String> {
    let mut used = vec![false; book.rules.facts.len()];
    let mut mark = |fact: u16| {
        if let Some(slot) = used.get_mut(usize::from(fact)) {
            *slot = true;
        }
    };
    for node in &book.rules.nodes {
        match node {
            Node::Is(fact, _) => mark(fact.0),
            Node::Compare(left, _, right) => {
                for sum in [left, right] {
                    if let Base::Fact(fact) = sum.base {
                        mark(fact.0);
                    }
                }
            }
            Node::Always(_) | Node::Defined(_) | Node::Not(_) | Node::All(_) | Node::Any(_) => {}
        }
    }
    for rule in &book.rules.rules {
        rule.done.iter().for_each(|fact| mark(fact.0));
        if let Some(Base::Fact(fact)) = rule.due.map(|due| due.base.base) {
            mark(fact.0);
        }
    }
    let unused = book.rules.facts.iter().zip(used).filter(|(_, used)| !used);
    unused.map(|(fact, _)| fact.id.clone()).collect()
}

fn unused_definitions(book: &Rulebook) -> Vec<String> {
    let used = |place: usize| {
        let names = |node: &Node| matches!(node, Node::Defined(definition) if usize::from(definition.0) == place);
        book.rules.nodes.iter().any(names)
    };
    let all = book.rules.definitions.iter().enumerate();
    all.filter(|(place, _)| !used(*place)).map(|(_, definition)| definition.id.clone()).collect()
}

fn unused_steps(book: &Rulebook) -> Vec<String> {
    let yielded =
        |place: usize| book.rules.rules.iter().any(|rule| rule.step.is_some_and(|step| usize::from(step.0) == place));
    book.steps.iter().enumerate().filter(|(place, _)| !yielded(*place)).map(|(_, step)| step.id.clone()).collect()
}

fn unused_papers(book: &Rulebook) -> Vec<String> {
    let asked = |place: usize| {
        let mut papers = book.rules.rules.iter().flat_map(|rule| &rule.papers).flat_map(|paper| &paper.any);
        papers.any(|paper| usize::from(*paper) == place)
    };
    book.papers.iter().enumerate().filter(|(place, _)| !asked(*place)).map(|(_, paper)| paper.clone()).collect()
}

/// National rules of which nothing cited is of high confidence and rests on a source.
fn weak_nationals(book: &Rulebook) -> Vec<String> {
    let national = book.rules.rules.iter().zip(&book.details).filter(|(_, details)| details.status == Status::National);
    let weak = national.filter(|(_, details)| {
        let mut cited = details.cite.iter().filter_map(|place| book.provisions.get(usize::from(*place)));
        !cited.any(|provision| provision.confidence == Confidence::High && !provision.own)
    });
    weak.map(|(rule, _)| rule.id.clone()).collect()
}

fn nobody_to_ask(book: &Rulebook) -> Vec<String> {
    let rules = book.rules.rules.iter().zip(&book.details);
    let silent = rules.filter(|(_, details)| details.status != Status::National && details.ask.is_empty());
    silent.map(|(rule, _)| rule.id.clone()).collect()
}

/// Verdicts answer, they set no dates; and a fact that counts for a date is a date.
fn dated_verdicts(book: &Rulebook) -> Vec<String> {
    let is_date = |base: Base| match base {
        Base::Fact(fact) => book.rules.fact(fact).is_some_and(|fact| fact.kind == Kind::Date),
        Base::Today | Base::Day(_) => true,
    };
    let wrong = book
        .rules
        .rules
        .iter()
        .filter(|rule| rule.due.is_some_and(|due| rule.kind == OutcomeKind::Verdict || !is_date(due.base.base)));
    wrong.map(|rule| rule.id.clone()).collect()
}
