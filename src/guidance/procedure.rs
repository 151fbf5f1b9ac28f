//! Procedures: checklists for those who employ or advise, made by arranging a case of which only a part is known.

use super::arrange::{Told, arrange_told};
use super::question::option_label;
use super::side_by_side::{Dates, SideBySide, side_by_side};
use super::view::rule_title;
use super::{FactWords, Page, Step, StepState};
use crate::calendar::{Date, from_day_number};
use crate::engine::{self, Answer, Answers, FactId, OutcomeKind, Truth};
use crate::rulebook::model::{Actor, Procedure, Rulebook};
use crate::text::Text;
use chrono::TimeDelta;

/// A procedure as a checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    /// Its name in addresses.
    pub id: String,
    /// What it is for.
    pub title: String,
    /// For whom, and what is taken for granted.
    pub intro: String,
    /// The guidance that it is made from. Dates taken for granted are not told: sums are in words.
    pub page: Page,
    /// Steps that apply, one part an actor.
    pub parts: Vec<Part>,
    /// Steps that may apply, one group for what they depend on.
    pub dependent: Vec<Dependent>,
    /// The same procedure on the last day before the reform and on its first day.
    pub reform: Option<SideBySide>,
}

/// What one actor has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The actor.
    pub who: Actor,
    /// Words for the actor.
    pub who_words: String,
    /// Places in the steps of the page, in the order of doing.
    pub steps: Vec<usize>,
}

/// Steps that may apply, for one and the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependent {
    /// What has to hold.
    pub conditions: Vec<Condition>,
    /// Places in the steps of the page.
    pub steps: Vec<usize>,
}

/// Which answers to one question leave a step possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The question.
    pub fact: FactWords,
    /// In words: the options, or all but some, or the question alone where options do not tell.
    pub words: String,
}

/// The checklist of a procedure for a day.
pub fn checklist(book: &Rulebook, text: &Text, procedure: &Procedure, today: Date) -> Checklist {
    let on = |day: Date| {
        let (told, judged) = answers(procedure, day);
        arrange_told(book, text, Told { judged: &judged, told: &told }, day)
    };
    let page = on(today);
    let words = |part: &str| text.get(&["procedure.", &procedure.id, ".", part].concat()).to_owned();
    let border = book.reform.and_then(|first| from_day_number(first - 1).zip(from_day_number(first)));
    Checklist {
        id: procedure.id.clone(),
        title: words("title"),
        intro: words("intro"),
        parts: parts(text, &page),
        dependent: dependent(book, text, &answers(procedure, today).1, &page),
        reform: border.map(|(last, first)| side_by_side(on(last), on(first), Dates::LeftOut)),
        page,
    }
}

/// What is told, and what is judged: the same with the dates that are taken for granted.
fn answers(procedure: &Procedure, day: Date) -> (Answers, Answers) {
    let mut told = Answers::default();
    for (fact, option) in &procedure.given {
        told.set(*fact, Answer::Choice(*option));
    }
    let mut judged = told.clone();
    for (fact, days) in &procedure.dates {
        if let Some(date) = day.checked_add_signed(TimeDelta::days(i64::from(*days))) {
            judged.set(*fact, Answer::Date(date));
        }
    }
    (told, judged)
}

fn parts(text: &Text, page: &Page) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (place, step) in page.steps.iter().enumerate().filter(|(_, step)| step.state != StepState::Depends) {
        match parts.iter_mut().find(|part| part.who == step.who) {
            Some(part) => part.steps.push(place),
            None => {
                let who_words = text.get(&["actor.", step.who.name()].concat()).to_owned();
                parts.push(Part { who: step.who, who_words, steps: vec![place] });
            }
        }
    }
    parts
}

fn dependent(book: &Rulebook, text: &Text, judged: &Answers, page: &Page) -> Vec<Dependent> {
    let mut groups: Vec<Dependent> = Vec::new();
    for (place, step) in page.steps.iter().enumerate().filter(|(_, step)| step.state == StepState::Depends) {
        let conditions = conditions(book, text, judged, page.day, step);
        match groups.iter_mut().find(|group| group.conditions == conditions) {
            Some(group) => group.steps.push(place),
            None => groups.push(Dependent { conditions, steps: vec![place] }),
        }
    }
    groups
}

/// What a step depends on that may apply by one of several rules: for each question, the options that leave it possible.
fn conditions(book: &Rulebook, text: &Text, judged: &Answers, today: Date, step: &Step) -> Vec<Condition> {
    let same = |place: &usize| {
        let rule = book.rules.rules.get(*place).zip(book.details.get(*place));
        rule.is_some_and(|(rule, details)| {
            rule.kind == OutcomeKind::Step && details.text == step.step && rule_title(text, rule, details) == step.title
        })
    };
    let rules: Vec<usize> = (0..book.rules.rules.len()).filter(same).collect();
    let guidance = engine::assess(&book.rules, judged, today);
    let mut facts: Vec<FactId> = Vec::new();
    for finding in rules.iter().filter_map(|place| guidance.findings.get(*place)) {
        for fact in finding.needs.of(&guidance.needs) {
            if !facts.contains(fact) && book.rules.fact(*fact).is_some_and(|fact| !fact.mark) {
                facts.push(*fact);
            }
        }
    }
    let possible = |fact: FactId, option: u8| {
        let mut with = judged.clone();
        with.set(fact, Answer::Choice(option));
        let findings = engine::assess(&book.rules, &with, today).findings;
        rules.iter().any(|place| findings.get(*place).is_some_and(|finding| finding.truth != Truth::False))
    };
    facts.sort_unstable();
    facts.into_iter().filter_map(|fact| condition(book, text, fact, &|option| possible(fact, option))).collect()
}

fn condition(book: &Rulebook, text: &Text, id: FactId, possible: &dyn Fn(u8) -> bool) -> Option<Condition> {
    let fact = book.rules.fact(id)?;
    let label = text.get(&["fact.", &fact.id, ".label"].concat()).to_owned();
    let (with, without): (Vec<_>, Vec<_>) = (0u8..).zip(fact.choices()).partition(|(option, _)| possible(*option));
    let (key, shown) = match (with.is_empty(), without.is_empty()) {
        (false, false) if with.len() <= without.len() => ("page.condition.is", with),
        (false, false) => ("page.condition.not", without),
        (true, _) | (_, true) => ("page.condition.open", Vec::new()),
    };
    let options: Vec<String> = shown.iter().map(|(_, choice)| option_label(text, fact, choice)).collect();
    let words = text.fill(key, &[("fact", &label), ("options", &options.join(text.get("paper.or")))]);
    Some(Condition { fact: FactWords { id: fact.id.clone(), label }, words })
}
