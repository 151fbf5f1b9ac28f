//! The guidance so far, beside the question on wide screens: what holds or is still possible, the next step with its date,
//! what else has a date, and what still depends on which answer. It follows every answer.

use super::asking::Asking;
use crate::app::components::drawing;
use crate::app::components::pieces::{count, line};
use crate::app::pages::guidance::due;
use crate::drawing::{Element, el};
use crate::engine::FactId;
use crate::guidance::{FactWords, GuidancePage, Step, StepState, Verdict};
use leptos::prelude::*;

/// As many lines of a kind as stand beside a question without crowding it.
const LINES: usize = 3;

/// From here on a number says more than the first few of so many.
const MANY: usize = 7;

/// The panel.
pub fn so_far(asked: Asking) -> Element {
    let app = asked.app;
    let content = move || app.page.with(|page| page.as_ref().map(|page| panel(asked, page))).unwrap_or_default();
    el("aside")
        .class("question__beside")
        .attr("aria-labelledby", "so-far")
        .child(el("h2").id("so-far").text(app.text().get("ui.so-far")))
        .child(el("div").live(content))
}

fn panel(asked: Asking, page: &GuidancePage) -> Vec<Element> {
    let text = asked.app.text();
    // The heading counts this question, and so many more.
    let this = asked.app.book().rules.fact(asked.fact).map(|fact| fact.id.as_str());
    let open = page.questions.iter().filter(|open| Some(open.id.as_str()) != this).count();
    let left = if open == 0 { text.get("ui.open.none").to_owned() } else { text.count("ui.open", count(open)) };
    let next = page.next.and_then(|place| page.steps.get(place)).filter(|step| step.depends_on.is_empty());
    let is_next = |step: &&Step| next.is_some_and(|next| next.rule == step.rule);
    let undone: Vec<&Step> =
        page.steps.iter().filter(|step| step.state != StepState::Done).filter(|step| !is_next(step)).collect();
    let settled: Vec<&Step> = undone.iter().copied().filter(|step| step.depends_on.is_empty()).collect();
    let panel = el("div")
        .class("so-far")
        .child(verdict(asked, &page.verdict))
        .child(next.map(|step| next_step(asked, step)))
        .child((!settled.is_empty()).then(|| steps(asked, &settled)))
        .child(groups(asked, page, &undone));
    vec![panel, el("p").class("faint").text(&left)]
}

/// The verdict with its drawing, or those that are still possible.
fn verdict(asked: Asking, verdict: &Verdict) -> Vec<Element> {
    let text = asked.app.text();
    if verdict.possible.is_empty() {
        let title = el("p").class("so-far__verdict").key(verdict.title.clone()).words(&verdict.title);
        return std::iter::once(title).chain(verdict.card.map(|card| drawing::card(text, card))).collect();
    }
    if verdict.possible.len() >= MANY {
        let words = text.count("ui.so-far.many", count(verdict.possible.len()));
        return vec![el("p").class("so-far__verdict").key(words.clone()).text(&words)];
    }
    let possible = |title: &str| el("li").class("so-far__possible").key(title.to_owned()).words(title);
    let shown = verdict.possible.iter().take(LINES).map(|each| possible(&each.title));
    let more = more(asked, "ui.so-far.possible.more", verdict.possible.len());
    let list = el("ul").children(shown).child(more.map(|words| el("li").class("faint").text(&words)));
    vec![el("p").class("so-far__label").text(text.get("ui.so-far.possible")), list]
}

/// What to do next; its date is the largest thing of the panel.
fn next_step(asked: Asking, step: &Step) -> Element {
    let text = asked.app.text();
    let day = step.day();
    let class = if step.state == StepState::Overdue { "so-far__date so-far__date--overdue" } else { "so-far__date" };
    let date = day.map(|day| {
        let date = el("p").class(class).text(&due::headline(asked.app, step).unwrap_or_default());
        date.child(el("span").class("faint").text(&day.distance))
    });
    let period = step.due.as_ref().filter(|_| day.is_none()).map(|due| due.period.as_str()).unwrap_or_default();
    el("div")
        .class("so-far__next")
        .key(format!("{}{}", step.rule, day.map(|day| day.words.as_str()).unwrap_or_default()))
        .child(el("p").class("so-far__label").text(text.get("ui.so-far.next")))
        .child(line("so-far__step", &step.title))
        .child(date)
        .child(line("faint", period))
}

/// The other steps that apply, each with its date.
fn steps(asked: Asking, steps: &[&Step]) -> Element {
    let more = more(asked, "ui.so-far.more", steps.len());
    el("ul")
        .class("so-far__list")
        .children(steps.iter().take(LINES).map(|step| dated(asked, step)))
        .child(more.map(|words| el("li").class("faint").text(&words)))
}

fn dated(asked: Asking, step: &Step) -> Element {
    let day = step.day();
    let overdue = step.state == StepState::Overdue;
    let class = if overdue { "so-far__due so-far__due--overdue" } else { "so-far__due" };
    let date = day.and_then(|_| due::headline(asked.app, step)).map(|words| el("span").class(class).text(&words));
    el("li")
        .class("so-far__line")
        .key(format!("{}{}", step.rule, day.map(|day| day.words.as_str()).unwrap_or_default()))
        .child(el("span").words(&step.title))
        .child(date)
}

/// What depends on which answer: that to this question first.
fn groups(asked: Asking, page: &GuidancePage, undone: &[&Step]) -> Vec<Element> {
    let this = |fact: &&FactWords| id(asked, fact) == Some(asked.fact);
    let facts = page.questions.iter().filter(this).chain(page.questions.iter().filter(|fact| !this(fact)));
    let mut told: Vec<&str> = Vec::new();
    let mut groups = Vec::new();
    for fact in facts {
        let steps: Vec<&&Step> = undone
            .iter()
            .filter(|step| step.depends_on.iter().any(|known| known.id == fact.id) && !told.contains(&&*step.rule))
            .collect();
        told.extend(steps.iter().map(|step| step.rule.as_str()));
        if !steps.is_empty() && groups.len() < LINES {
            groups.push(group(asked, fact, &steps));
        }
    }
    groups
}

fn group(asked: Asking, fact: &FactWords, steps: &[&&Step]) -> Element {
    let text = asked.app.text();
    let (class, words) = if id(asked, fact) == Some(asked.fact) {
        ("so-far__on so-far__on--this", text.get("ui.so-far.depends.this").to_owned())
    } else {
        ("so-far__on", text.fill("ui.so-far.depends", &[("fact", &fact.label)]))
    };
    let list = if steps.len() >= MANY {
        el("p").text(&text.count("ui.so-far.steps", count(steps.len())))
    } else {
        let more = more(asked, "ui.so-far.more", steps.len());
        el("ul")
            .children(steps.iter().take(LINES).map(|step| el("li").words(&step.title)))
            .child(more.map(|words| el("li").class("faint").text(&words)))
    };
    el("div").class("so-far__group").key(fact.id.clone()).child(el("p").class(class).words(&words)).child(list)
}

/// How many there are beyond those that are shown, in words.
fn more(asked: Asking, key: &str, all: usize) -> Option<String> {
    (all > LINES).then(|| asked.app.text().count(key, count(all - LINES)))
}

fn id(asked: Asking, fact: &FactWords) -> Option<FactId> {
    asked.app.book().rules.fact_named(&fact.id)
}
