//! Procedures: checklists for those who employ or advise, made by arranging a case of which only a part is known.

use super::arrange::{Told, arrange_told};
use super::question::option_label;
use super::side_by_side::{Dates, SideBySide, side_by_side};
use super::variants::for_any_of;
use super::view::rule_title;
use super::visits::visits;
use super::{FactWords, GuidancePage, Step, StepState, Verdict};
use crate::calendar::{Date, from_day_number};
use crate::case::{Case, Stored};
use crate::engine::{self, Answer, Answers, FactId, Options, OutcomeKind, Truth};
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
    /// The answer in one sentence; where those it is for get several, one for each.
    pub verdicts: Vec<PartVerdict>,
    /// The guidance that it is made from. Dates taken for granted are not told: sums are in words.
    pub page: GuidancePage,
    /// Steps that apply, one part an actor.
    pub parts: Vec<Part>,
    /// Steps that may apply, one group for what they depend on.
    pub dependent: Vec<Dependent>,
    /// The case as far as the list gives it away, to go on from: no date, and nothing of which several answers count.
    pub given: Case,
    /// The same procedure on the last day before the reform and on its first day.
    pub reform: Option<Reform>,
}

/// A procedure before and after the reform.
#[derive(Clone, Debug, PartialEq)]
pub struct Reform {
    /// The answer before it.
    pub before: Vec<PartVerdict>,
    /// The answer after it.
    pub after: Vec<PartVerdict>,
    /// The steps beside each other.
    pub both: SideBySide,
}

/// A verdict, and who gets it.
#[derive(Clone, Debug, PartialEq)]
pub struct PartVerdict {
    /// Which answers lead to it; none where all do.
    pub condition: Option<Condition>,
    /// The verdict.
    pub verdict: Verdict,
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
    let on = |day: Date| page(book, text, procedure, day);
    let (page, verdicts) = on(today);
    let words = |part: &str| text.get(&["procedure.", &procedure.id, ".", part].concat()).to_owned();
    let border = book.reform.and_then(|first| from_day_number(first - 1).zip(from_day_number(first)));
    Checklist {
        id: procedure.id.clone(),
        title: words("title"),
        intro: words("intro"),
        verdicts,
        parts: parts(text, &page),
        dependent: dependent(book, text, procedure, &page),
        given: given(book, procedure),
        reform: border.map(|(last, first)| {
            let ((old, before), (new, after)) = (on(last), on(first));
            Reform { before, after, both: side_by_side(old, new, Dates::LeftOut) }
        }),
        page,
    }
}

/// The answers of a procedure as a case has them.
fn given(book: &Rulebook, procedure: &Procedure) -> Case {
    let mut case = Case::default();
    for (fact, option) in &procedure.given {
        let Some(fact) = book.rules.fact(*fact) else { continue };
        if let Some(choice) = fact.choices().get(usize::from(*option)) {
            case.facts.set(fact.number, Stored::Choice(choice.number));
        }
    }
    case
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

/// The guidance for whoever the procedure is for, and the verdicts that they get.
fn page(book: &Rulebook, text: &Text, procedure: &Procedure, day: Date) -> (GuidancePage, Vec<PartVerdict>) {
    let (told, judged) = answers(procedure, day);
    let with = |fact: FactId, option: u8| {
        let [mut told, mut judged] = [told.clone(), judged.clone()];
        told.set(fact, Answer::Choice(option));
        judged.set(fact, Answer::Choice(option));
        arrange_told(book, text, Told { judged: &judged, told: &told }, day)
    };
    let open = arrange_told(book, text, Told { judged: &judged, told: &told }, day);
    let options: Vec<(FactId, u8)> =
        procedure.any.iter().flat_map(|(fact, counted)| counting(book, *fact, *counted)).collect();
    let each: Vec<GuidancePage> = options.iter().map(|(fact, option)| with(*fact, *option)).collect();
    let verdicts = verdicts(book, text, &open, &options, &each);
    let mut page = for_any_of(open, &each);
    let elsewhere = |step: &Step| {
        procedure
            .elsewhere
            .iter()
            .any(|place| book.steps.get(usize::from(*place)).is_some_and(|known| known.id == step.step))
    };
    page.steps.retain(|step| !elsewhere(step));
    page.visits = visits(&page.steps);
    (page, verdicts)
}

/// The options of a fact that count.
fn counting(book: &Rulebook, fact: FactId, counted: Options) -> Vec<(FactId, u8)> {
    let choices = book.rules.fact(fact).map_or(0, |fact| fact.choices().len());
    (0u8..).take(choices).filter(|option| counted.contains(*option)).map(|option| (fact, option)).collect()
}

/// Each verdict once, with the answers that lead to it where they are several.
fn verdicts(
    book: &Rulebook,
    text: &Text,
    open: &GuidancePage,
    options: &[(FactId, u8)],
    each: &[GuidancePage],
) -> Vec<PartVerdict> {
    let mut found: Vec<(&Verdict, Vec<u8>)> = Vec::new();
    for ((_, option), page) in options.iter().zip(each) {
        match found.iter_mut().find(|(verdict, _)| verdict.rule == page.verdict.rule) {
            Some((_, options)) => options.push(*option),
            None => found.push((&page.verdict, vec![*option])),
        }
    }
    let several = found.len() > 1;
    let told = |(verdict, given): (&Verdict, Vec<u8>)| {
        let fact = options.first().map(|(fact, _)| *fact).filter(|_| several);
        let condition = fact.and_then(|fact| condition(book, text, fact, &given, &given));
        PartVerdict { condition, verdict: verdict.clone() }
    };
    match found.is_empty() {
        true => vec![PartVerdict { condition: None, verdict: open.verdict.clone() }],
        false => found.into_iter().map(told).collect(),
    }
}

fn parts(text: &Text, page: &GuidancePage) -> Vec<Part> {
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

fn dependent(book: &Rulebook, text: &Text, procedure: &Procedure, page: &GuidancePage) -> Vec<Dependent> {
    let judged = answers(procedure, page.day).1;
    let mut groups: Vec<Dependent> = Vec::new();
    for (place, step) in page.steps.iter().enumerate().filter(|(_, step)| step.state == StepState::Depends) {
        let conditions = conditions(book, text, procedure, &judged, page.day, step);
        match groups.iter_mut().find(|group| group.conditions == conditions) {
            Some(group) => group.steps.push(place),
            None => groups.push(Dependent { conditions, steps: vec![place] }),
        }
    }
    groups
}

/// What a step depends on that may apply by one of several rules: for each question, the options that leave it possible.
fn conditions(
    book: &Rulebook,
    text: &Text,
    procedure: &Procedure,
    judged: &Answers,
    today: Date,
    step: &Step,
) -> Vec<Condition> {
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
        for fact in finding.needs.iter() {
            if !facts.contains(&fact) && book.rules.fact(fact).is_some_and(|fact| !fact.mark) {
                facts.push(fact);
            }
        }
    }
    let possible = |fact: FactId, option: u8| {
        let mut with = judged.clone();
        with.set(fact, Answer::Choice(option));
        let findings = engine::assess(&book.rules, &with, today).findings;
        rules.iter().any(|place| findings.get(*place).is_some_and(|finding| finding.truth != Truth::False))
    };
    let told = |fact: FactId| {
        let counted = procedure.any.filter(|(any, _)| *any == fact).map(|(_, counted)| counted);
        let all = counting(book, fact, counted.unwrap_or(Options(u64::MAX)));
        let (with, without): (Vec<u8>, Vec<u8>) =
            all.into_iter().map(|(_, option)| option).partition(|option| possible(fact, *option));
        // Every answer that counts leaves it possible.
        let settled = counted.is_some() && without.is_empty();
        // Of a question of which only some options count, the others are not meant: naming those left out would mislead.
        let without = if counted.is_some() { with.as_slice() } else { &without };
        condition(book, text, fact, &with, without).filter(|_| !settled)
    };
    facts.sort_unstable();
    facts.into_iter().filter_map(told).collect()
}

/// Which options leave something possible, in the shorter of two wordings.
fn condition(book: &Rulebook, text: &Text, id: FactId, with: &[u8], without: &[u8]) -> Option<Condition> {
    let fact = book.rules.fact(id)?;
    let label = text.get(&["fact.", &fact.id, ".label"].concat()).to_owned();
    let (key, shown, between) = match (with.is_empty(), without.is_empty()) {
        (false, false) if with.len() <= without.len() => ("page.condition.is", with, "paper.or"),
        (false, false) => ("page.condition.not", without, "ui.list-comma"),
        (true, _) | (_, true) => ("page.condition.open", [].as_slice(), ""),
    };
    let choice = |option: &u8| {
        let choice = fact.choices().get(usize::from(*option))?;
        Some(text.fill("page.condition.option", &[("option", &option_label(text, fact, choice))]))
    };
    let options: Vec<String> = shown.iter().filter_map(choice).collect();
    let words = text.fill(key, &[("fact", &label), ("options", &options.join(text.get(between)))]);
    Some(Condition { fact: FactWords { id: fact.id.clone(), label }, words })
}
