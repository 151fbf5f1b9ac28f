//! The guidance so far, beside the question on wide screens: what holds, the next dates, what is still open.

use crate::app::components::{drawing, words};
use crate::app::state::App;
use crate::guidance::{Page, Step, StepState};
use leptos::prelude::*;

/// As many steps as stand beside a question without crowding it.
const STEPS: usize = 5;

/// The panel, which follows every answer.
pub fn so_far(app: App) -> AnyView {
    let content = move || app.page.with(|page| page.as_ref().map(|page| panel(app, page)));
    view! {
        <aside class="question__beside" aria-labelledby="so-far">
            <h2 id="so-far">{app.text.get("ui.so-far")}</h2>
            {content}
        </aside>
    }
    .into_any()
}

fn panel(app: App, page: &Page) -> AnyView {
    let open = u32::try_from(page.questions.len()).unwrap_or(u32::MAX);
    let left = if open == 0 { app.text.get("ui.open.none").to_owned() } else { app.text.count("ui.open", open) };
    let undone = page.steps.iter().filter(|step| step.state != StepState::Done);
    view! {
        <div class="so-far">
            <p class="so-far__verdict">{words(&page.verdict.title)}</p>
            {page.verdict.card.map(|card| drawing::card(app.text, card))}
            <ul class="so-far__list">{undone.take(STEPS).map(|step| line(app, step)).collect_view()}</ul>
        </div>
        <p class="faint">{left}</p>
    }
    .into_any()
}

fn line(app: App, step: &Step) -> AnyView {
    let day = step.due.as_ref().and_then(|due| due.safe.day.as_ref());
    let due = match (step.depends_on.first(), day) {
        (Some(fact), _) => {
            let words = app.text.fill("ui.depends.on", &[("fact", &fact.label)]);
            view! { <span class="badge badge--depends">{words}</span> }.into_any()
        }
        (None, Some(day)) => {
            let class = if step.state == StepState::Overdue { "so-far__due so-far__due--overdue" } else { "so-far__due" };
            view! { <span class=class>{app.text.fill("ui.by", &[("date", &day.words)])}</span> }.into_any()
        }
        (None, None) => {
            let period = step.due.as_ref().map(|due| words(&due.period));
            view! { <span class="faint">{period}</span> }.into_any()
        }
    };
    view! { <li class="so-far__line"><span>{words(&step.title)}</span>{due}</li> }.into_any()
}
