//! All steps: who, where, by when, with which papers, why, on whose authority, and how sure that is.

use super::{due, remark, visits};
use crate::app::components::certainty::{Reader, badge, depends, grounds};
use crate::app::components::pieces::{self, disclosure, dots, p};
use crate::app::element::{Element, el};
use crate::app::state::App;
use crate::browser::document;
use crate::engine::Answer;
use crate::guidance::{Page, Step, StepState};

/// The list of steps; nothing where there are none.
pub fn steps(app: App, page: &Page, reader: Reader) -> Option<Element> {
    let listed = page.steps.iter().enumerate().map(|(at, each)| step(app, at, each, reader));
    (!page.steps.is_empty())
        .then(|| pieces::section("section", "steps", app.text().get("page.steps")).child(el("ol").children(listed)))
}

fn step(app: App, at: usize, step: &Step, reader: Reader) -> Element {
    let class = match step.state {
        StepState::Done => "step step--done",
        StepState::Depends => "step step--depends",
        StepState::Overdue | StepState::LastChance | StepState::NotYet | StepState::Now => "step",
    };
    let body = el("div")
        .class("step__body")
        .child(el("h3").class("step__title").id(&format!("step-{at}")).focusable().words(&step.title))
        .child(badges(app, step))
        .child(depends(app, reader, &step.depends_on))
        .child(step.due.as_ref().map(|due| due::working(app, due)))
        .child(mark(app, step, reader))
        .child(behind(app, at, step, reader));
    let number = el("span").class("step__number").attr("aria-hidden", "true").text(&(at + 1).to_string());
    // Folded parts of one step never become those of another.
    el("li").class(class).key(step.rule.clone()).child(number).child(body)
}

fn badges(app: App, step: &Step) -> Element {
    let who = el("span").class(&["badge badge--", step.who.name()].concat()).words(&step.who_words);
    let state = match step.state {
        StepState::Done => Some(("badge badge--done", "ui.state.done")),
        StepState::Overdue => Some(("badge badge--overdue", "ui.state.overdue")),
        StepState::LastChance => Some(("badge badge--last-chance", "ui.state.last-chance")),
        StepState::NotYet => Some(("badge", "ui.state.not-yet")),
        StepState::Depends => Some(("badge badge--depends", "ui.state.depends")),
        StepState::Now => None,
    };
    let state = state.map(|(class, key)| el("span").class(class).text(app.text().get(key)));
    el("p").class("badges").child(who).child(badge(&step.certainty)).child(state)
}

/// What is one tap away: how, where and with what; why, and on whose authority.
fn behind(app: App, at: usize, step: &Step, reader: Reader) -> Element {
    let first = dots(&step.after).map(|titles| el("div").child(p(app.text().get("ui.step.after"))).child(titles));
    let papers = (!step.papers.is_empty()).then(|| {
        el("div").child(el("h4").text(app.text().get("ui.step.papers"))).child(visits::papers(
            app,
            &step.papers,
            reader,
        ))
    });
    let how = disclosure(app.text().get("ui.step.how"))
        .id(&format!("how-{at}"))
        .child(p(&step.how))
        .child(p(&app.text().fill("ui.step.where", &[("where", &step.where_words)])))
        .child(first)
        .child(step.due.as_ref().map(|due| p(&due.period)))
        .child(papers);
    let why = disclosure(app.text().get("ui.why-and-sources"));
    el("div").class("step__details").child(remark::list(app, &step.remarks, reader)).child(how).child(grounds(
        app,
        why,
        &step.rule,
        &step.why,
        &step.certainty,
        &step.cite,
    ))
}

/// The box to tick when the step is done.
fn mark(app: App, step: &Step, reader: Reader) -> Option<Element> {
    let fact = step.mark.as_deref().and_then(|mark| app.book().rules.fact_named(mark))?;
    if reader == Reader::Guest || step.state == StepState::Depends {
        return None;
    }
    let known = app.book().rules.fact(fact)?;
    let (yes, no) = (known.choice_named("yes")?, known.choice_named("no")?);
    let tick = el("input").attr("type", "checkbox").checked(step.state == StepState::Done).on("change", move |event| {
        app.answer(fact, Answer::Choice(if document::is_ticked(&event) { yes } else { no }));
        app.say("ui.said.saved");
    });
    let label = el("label").class("check").child(tick).child(el("span").words(&step.mark_words));
    Some(el("div").class("step__mark").child(label))
}
