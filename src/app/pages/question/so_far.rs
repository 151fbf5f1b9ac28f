//! The guidance so far, beside the question on wide screens: what holds, the next dates, what is still open.

use crate::app::components::drawing;
use crate::app::components::pieces::count;
use crate::app::element::{Element, el};
use crate::app::state::App;
use crate::guidance::{Page, Step, StepState};
use leptos::prelude::*;

/// As many steps as stand beside a question without crowding it.
const STEPS: usize = 5;

/// The panel, which follows every answer.
pub fn so_far(app: App) -> Element {
    let content = move || app.page.with(|page| page.as_ref().map(|page| panel(app, page))).unwrap_or_default();
    el("aside")
        .class("question__beside")
        .attr("aria-labelledby", "so-far")
        .child(el("h2").id("so-far").text(app.text().get("ui.so-far")))
        .child(el("div").live(content))
}

fn panel(app: App, page: &Page) -> Vec<Element> {
    let open = page.questions.len();
    let left =
        if open == 0 { app.text().get("ui.open.none").to_owned() } else { app.text().count("ui.open", count(open)) };
    let undone = page.steps.iter().filter(|step| step.state != StepState::Done);
    let box_of_steps = el("div")
        .class("so-far")
        .child(el("p").class("so-far__verdict").words(&page.verdict.title))
        .child(page.verdict.card.map(|card| drawing::card(app.text(), card)))
        .child(el("ul").class("so-far__list").children(undone.take(STEPS).map(|step| line(app, step))));
    vec![box_of_steps, el("p").class("faint").text(&left)]
}

fn line(app: App, step: &Step) -> Element {
    let day = step.due.as_ref().and_then(|due| due.safe.day.as_ref());
    let due = match (step.depends_on.first(), day) {
        (Some(fact), _) => {
            el("span").class("badge badge--depends").words(&app.text().fill("ui.depends.on", &[("fact", &fact.label)]))
        }
        (None, Some(day)) => {
            let overdue = step.state == StepState::Overdue;
            let class = if overdue { "so-far__due so-far__due--overdue" } else { "so-far__due" };
            el("span").class(class).text(&app.text().fill("ui.by", &[("date", &day.words)]))
        }
        (None, None) => {
            let period = step.due.as_ref().map_or("", |due| due.period.as_str());
            el("span").class("faint").words(period)
        }
    };
    el("li").class("so-far__line").child(el("span").words(&step.title)).child(due)
}
