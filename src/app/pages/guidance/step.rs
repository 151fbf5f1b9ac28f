//! All steps: who, where, by when, with which papers, why, on whose authority, and how sure that is.

use super::{due, remark, visits};
use crate::app::components::certainty::{Reader, badge, depends_briefly, made_when_open, reasons};
use crate::app::components::pieces::{self, actions, count, disclosure, dots, line, p};
use crate::app::paper;
use crate::app::state::App;
use crate::browser::document;
use crate::drawing::{Element, el};
use crate::engine::Answer;
use crate::guidance::{FactWords, GuidancePage, Step, StepState};

/// So many steps that only may apply stand by themselves; more are gathered under what they depend on.
const FEW: usize = 3;

/// The lists of steps: those that apply, and those that may.
pub fn steps(app: App, page: &GuidancePage, reader: Reader) -> Vec<Element> {
    let numbered: Vec<(usize, &Step)> = page.steps.iter().enumerate().collect();
    let (perhaps, certain): (Vec<_>, Vec<_>) =
        numbered.into_iter().partition(|(_, step)| step.state == StepState::Depends);
    let list = |steps: &[(usize, &Step)], first: usize| {
        let listed = steps.iter().enumerate();
        let listed = listed.map(|(place, (at, each))| step(app, *at, first + place, each, reader));
        el("ol").class("steps").children(listed)
    };
    let certain = as_they_stood(app, &certain);
    let heading = |id: &'static str, key: &str| pieces::section("section", id, app.text().get(key));
    let (near, far) = perhaps.split_at_checked(FEW).unwrap_or((&perhaps, &[]));
    let count_of_certain = certain.len();
    let certain = (!certain.is_empty()).then(|| heading("steps", "page.steps").child(list(&certain, 1)));
    let perhaps = (!near.is_empty()).then(|| {
        heading("perhaps", "ui.perhaps")
            .child(p(app.text().get("ui.perhaps.body")))
            .child(list(near, count_of_certain + 1))
            .child((!far.is_empty()).then(|| gathered(app, far, reader)))
            .child(super::next_step::answer_next(app, page, reader).map(actions))
    });
    certain.into_iter().chain(perhaps).collect()
}

/// The steps in the order in which they stand on the page already.
fn as_they_stood<'a>(app: App, steps: &[(usize, &'a Step)]) -> Vec<(usize, &'a Step)> {
    let order = app.in_order(steps.iter().map(|(_, step)| step.rule.clone()).collect());
    order.iter().filter_map(|rule| steps.iter().find(|(_, step)| step.rule == *rule).copied()).collect()
}

/// Steps under the answer that they wait for, in the order of the most urgent of each. What all of them wait for tells
/// none from another.
fn gathered(app: App, steps: &[(usize, &Step)], reader: Reader) -> Element {
    let shared = |fact: &FactWords| steps.iter().all(|(_, step)| step.depends_on.contains(fact));
    let mut groups: Vec<(&FactWords, Vec<(usize, &Step)>)> = Vec::new();
    for (at, step) in steps {
        let own = step.depends_on.iter().find(|fact| !shared(fact)).or(step.depends_on.first());
        let Some(own) = own else { continue };
        match groups.iter_mut().find(|(fact, _)| fact.id == own.id) {
            Some((_, group)) => group.push((*at, step)),
            None => groups.push((own, vec![(*at, step)])),
        }
    }
    let group = |(fact, group): &(&FactWords, Vec<(usize, &Step)>)| {
        let number = app.text().count("ui.perhaps.group", count(group.len()));
        let summary = app.text().fill("ui.perhaps.on", &[("steps", &number), ("fact", &fact.label)]);
        let name = ["perhaps ", &fact.id].concat();
        let folded = disclosure(&summary).class("disclosure perhaps").key(name.clone());
        made_when_open(app, folded, &name, || {
            el("ol").class("steps").children(group.iter().map(|(at, each)| step(app, *at, at + 1, each, reader)))
        })
    };
    el("div").class("perhaps-groups").children(groups.iter().map(group))
}

/// A step: `at` is its place in the guidance, by which others find it, `number` the one that it shows.
fn step(app: App, at: usize, number: usize, step: &Step, reader: Reader) -> Element {
    let class = match step.state {
        StepState::Done => "step step--done",
        StepState::Depends => "step step--depends",
        StepState::Overdue | StepState::LastChance | StepState::NotYet | StepState::Now => "step",
    };
    let body = el("div")
        .class("step__body")
        .child(el("h3").class("step__title").id(&format!("step-{at}")).focusable().words(&step.title))
        .child(badges(app, step))
        .child(depends_briefly(app, reader, &step.depends_on))
        .child(due::short(app, step))
        .child(mark(app, step, reader))
        .child(remark::near(app, &step.remarks, reader))
        .child(behind(app, at, step, reader));
    let number = el("span").class("step__number").attr("aria-hidden", "true").text(&number.to_string());
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

/// What is one tap away: how, where, with what, the whole sum, why, and on whose authority.
fn behind(app: App, at: usize, step: &Step, reader: Reader) -> Element {
    let papers = step.papers.len();
    let summary = match papers {
        0 => app.text().get("ui.step.how").to_owned(),
        papers => app.text().count("ui.step.how-papers", count(papers)),
    };
    let name = ["how ", &step.rule].concat();
    let folded = disclosure(&summary).class("disclosure step__details").id(&format!("how-{at}"));
    made_when_open(app, folded, &name, || {
        let part = |key: &str| el("h4").text(app.text().get(key));
        let first = dots(&step.after).map(|titles| el("div").child(p(app.text().get("ui.step.after"))).child(titles));
        let papers = (papers > 0)
            .then(|| el("div").child(part("ui.step.papers")).child(visits::papers(app, &step.papers, reader)));
        let days = step.due.as_ref().map(|due| {
            el("div").class("stack").child(part("ui.step.due")).child(due::working(app, due)).child(p(&due.period))
        });
        // On paper they come first; that there are none is said too.
        let (first_days, days) = match paper::extent() {
            Some(_) => (days.or_else(|| line("step__due", app.text().get("ui.next.no-date"))), None),
            None => (None, days),
        };
        let why = el("div").class("stack").child(part("ui.step.why")).child(reasons(
            app,
            &step.rule,
            &step.why,
            &step.certainty,
            &step.cite,
        ));
        el("div")
            .class("step__inside")
            .child(first_days)
            .child(line("step__how", &step.how))
            .child(p(&app.text().fill("ui.step.where", &[("where", &step.where_words)])))
            .child(first)
            .child(papers)
            .child(days)
            .child(why)
            .child(remark::list(app, &step.remarks, reader))
    })
}

/// The box to tick when the step is done.
fn mark(app: App, step: &Step, reader: Reader) -> Option<Element> {
    let fact = step.mark.as_deref().and_then(|mark| app.book().rules.fact_named(mark))?;
    if reader == Reader::Guest || step.state == StepState::Depends {
        return None;
    }
    let known = app.book().rules.fact(fact)?;
    let (yes, no) = (known.yes()?, known.no()?);
    let tick = el("input").attr("type", "checkbox").checked(step.state == StepState::Done).on("change", move |event| {
        app.answer(fact, Answer::Choice(if document::is_ticked(&event) { yes } else { no }));
        super::next_step::say_next(app);
    });
    let label = el("label").class("check").child(tick).child(el("span").words(&step.mark_words));
    Some(el("div").class("step__mark").child(label))
}
