//! All steps: who, where, by when, with which papers, why, on whose authority, and how sure that is.

use super::{due, remark, visits};
use crate::app::components::certainty::{Reader, badge, depends, meaning};
use crate::app::components::words;
use crate::app::state::App;
use crate::engine::Answer;
use crate::guidance::{Page, Step, StepState};
use leptos::ev::Event;
use leptos::prelude::*;

/// The list of steps; nothing where there are none.
pub fn steps(app: App, page: &Page, reader: Reader) -> Option<AnyView> {
    let listed = page.steps.iter().enumerate().map(|(at, each)| step(app, at, each, reader)).collect_view();
    (!page.steps.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="steps">
                <h2 id="steps">{app.text.get("page.steps")}</h2>
                <ol>{listed}</ol>
            </section>
        }
        .into_any()
    })
}

fn step(app: App, at: usize, step: &Step, reader: Reader) -> AnyView {
    let class = match step.state {
        StepState::Done => "step step--done",
        StepState::Depends => "step step--depends",
        StepState::Overdue | StepState::LastChance | StepState::NotYet | StepState::Now => "step",
    };
    view! {
        <li class=class>
            <span class="step__number" aria-hidden="true">{(at + 1).to_string()}</span>
            <div class="step__body">
                <h3 class="step__title" id=format!("step-{at}") tabindex="-1">{words(&step.title)}</h3>
                {badges(app, step)}
                {depends(app, reader, &step.depends_on)}
                {step.due.as_ref().map(|due| due::working(app, due))}
                <p>{words(&app.text.fill("ui.step.where", &[("where", &step.where_words)]))}</p>
                <p>{words(&step.how)}</p>
                {after(app, step)}
                {(!step.remarks.is_empty()).then(|| remark::list(app, &step.remarks, reader))}
                {behind(app, at, step, reader)}
                {mark(app, step, reader)}
            </div>
        </li>
    }
    .into_any()
}

fn badges(app: App, step: &Step) -> AnyView {
    let who = format!("badge badge--{}", step.who.name());
    let state = match step.state {
        StepState::Done => Some(("badge badge--done", "ui.state.done")),
        StepState::Overdue => Some(("badge badge--overdue", "ui.state.overdue")),
        StepState::LastChance => Some(("badge badge--last-chance", "ui.state.last-chance")),
        StepState::NotYet => Some(("badge", "ui.state.not-yet")),
        StepState::Depends => Some(("badge badge--depends", "ui.state.depends")),
        StepState::Now => None,
    };
    let state = state.map(|(class, key)| view! { <span class=class>{app.text.get(key)}</span> });
    view! { <p class="badges"><span class=who>{words(&step.who_words)}</span>{badge(&step.certainty)}{state}</p> }.into_any()
}

fn after(app: App, step: &Step) -> Option<AnyView> {
    let titles = step.after.iter().map(|title| view! { <li>{words(title)}</li> }).collect_view();
    (!step.after.is_empty()).then(|| {
        view! { <div><p>{app.text.get("ui.step.after")}</p><ul class="why">{titles}</ul></div> }.into_any()
    })
}

/// What is one tap away: papers, why, sources.
fn behind(app: App, at: usize, step: &Step, reader: Reader) -> AnyView {
    let papers = (!step.papers.is_empty()).then(|| {
        let count = u32::try_from(step.papers.len()).unwrap_or(u32::MAX);
        view! {
            <details class="disclosure" id=format!("papers-{at}")>
                <summary id=format!("papers-title-{at}")>{app.text.count("ui.next.papers", count)}</summary>
                {visits::papers(app, &step.papers, reader)}
            </details>
        }
    });
    let why = step.why.iter().map(|line| view! { <li>{words(line)}</li> }).collect_view();
    view! {
        <div class="step__details">
            {papers}
            <details class="disclosure">
                <summary>{app.text.get("ui.why-and-sources")}</summary>
                <ul class="why">{why}</ul>
                {meaning(app, &step.certainty)}
                {super::receipt::cited(app, &step.cite)}
            </details>
        </div>
    }
    .into_any()
}

/// The box to tick when the step is done.
fn mark(app: App, step: &Step, reader: Reader) -> Option<AnyView> {
    let fact = step.mark.as_deref().and_then(|mark| app.book.rules.fact_named(mark))?;
    if reader == Reader::Guest || step.state == StepState::Depends {
        return None;
    }
    let done = step.state == StepState::Done;
    let known = app.book.rules.fact(fact)?;
    let (yes, no) = (known.choice_named("yes")?, known.choice_named("no")?);
    let tick = move |event: Event| {
        app.answer(fact, Answer::Choice(if event_target_checked(&event) { yes } else { no }));
        app.say(app.text.get("ui.said.saved"));
    };
    let label = app.text.fill("ui.step.mark", &[("question", &step.mark_words)]);
    Some(
        view! {
            <div class="step__mark">
                <label class="check">
                    <input type="checkbox" prop:checked=done on:change=tick />
                    <span>{words(&label)}</span>
                </label>
            </div>
        }
        .into_any(),
    )
}
