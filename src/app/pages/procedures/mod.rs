//! Procedures for those who employ or advise: the list of them, and each as a checklist by who acts.

mod reform;
mod step;
mod verdicts;

use super::not_found;
use crate::app::components::option;
use crate::app::components::pieces::{actions, button, heading, lead, line, link, p, section};
use crate::app::components::printed;
use crate::app::route::Route;
use crate::app::state::App;
use crate::drawing::{Element, el};
use crate::guidance::{AnswerLine, Checklist, Dependent, Part, checklist};
use crate::text::Text;
use leptos::prelude::Get;
use verdicts::{only_if, verdicts};

/// All procedures, each a link.
pub fn procedures(app: App) -> Vec<Element> {
    let text = app.text();
    let one = |id: &str| {
        let words = |part: &str| text.get(&["procedure.", id, ".", part].concat()).to_owned();
        option::to(&Route::Procedures(Some(id.to_owned())).to_string(), &words("title"), &words("intro"))
    };
    let list = app.book().companion.procedures.iter().map(|procedure| one(&procedure.id));
    vec![
        heading(text.get("ui.procedures.title")),
        lead(text.get("ui.procedures.lead")),
        el("ul").class("options options--links").children(list),
    ]
}

/// The checklist of this name.
pub fn procedure(app: App, name: &str) -> Vec<Element> {
    let text = app.text();
    let Some(known) = app.book().companion.procedures.iter().find(|procedure| procedure.id == name) else {
        return not_found::not_found(app, &Route::Procedures(Some(name.to_owned())).to_string());
    };
    let list = checklist(app.book(), text, known, app.today.get());
    let back = link("link", &Route::Procedures(None).to_string(), text.get("ui.procedures.all"));
    let day = text.fill("ui.procedures.for", &[("date", &list.page.today.words)]);
    let top = el("header")
        .class("procedure__top")
        .child(heading(&list.title))
        .child(lead(&list.intro))
        .child(line("faint", &day));
    let case = list.given.clone();
    let tools = actions(vec![
        button("button button--main", text.get("ui.procedures.one"), move || app.begin(&case)),
        printed::print(app, "ui.procedures.print"),
    ]);
    let parts = (0..).zip(&list.parts).map(|(place, one)| part(app, &list, place, one));
    let whole = el("div")
        .class("procedure")
        .child(el("p").class("question__back").child(back))
        .child(top)
        .child(tools)
        .child(taken_over(text, &list))
        .child(
            section("section procedure__answer", "answer", text.get("ui.procedures.verdict"))
                .child(verdicts(text, &list.verdicts)),
        )
        .children(parts)
        .child(dependent(app, &list))
        .child(remarks(text, &list, "page.warnings", "warnings"))
        .child(remarks(text, &list, "page.notes", "notes"))
        .child(list.reform.as_ref().map(|both| reform::reform(app, both)))
        .child(receipt(text, &list));
    vec![whole]
}

/// What going through it for one person takes over as answers.
fn taken_over(text: &Text, list: &Checklist) -> Option<Element> {
    let told =
        |answer: &AnswerLine| text.fill("ui.share.answer", &[("fact", &answer.fact.label), ("answer", &answer.words)]);
    let answers: Vec<String> = list.page.answers.iter().map(told).collect();
    let words = text.fill("ui.procedures.given", &[("answers", &answers.join(text.get("ui.list-semicolon")))]);
    line("faint procedure__given", &words)
}

/// What one actor has to do. Numbers run on over all parts, in the order of doing.
fn part(app: App, list: &Checklist, place: usize, part: &Part) -> Element {
    let id = format!("part-{place}");
    let steps = part.steps.iter().filter_map(|at| Some(step::step(app, list, *at, list.page.steps.get(*at)?)));
    el("section")
        .class("section procedure__part")
        .attr("aria-labelledby", &id)
        .child(el("h2").id(&id).words(&part.who_words))
        .child(el("ol").class("procedure__steps").children(steps))
}

/// Steps that may apply, in groups by what has to hold.
fn dependent(app: App, list: &Checklist) -> Option<Element> {
    let text = app.text();
    let group = |group: &Dependent| {
        let conditions = group
            .conditions
            .iter()
            .map(|condition| el("p").class("procedure__condition").words(&only_if(text, condition)));
        let steps = group.steps.iter().filter_map(|at| Some(step::step(app, list, *at, list.page.steps.get(*at)?)));
        el("div")
            .class("procedure__group")
            .children(conditions)
            .child(el("ol").class("procedure__steps").children(steps))
    };
    (!list.dependent.is_empty()).then(|| {
        section("section", "dependent", text.get("ui.procedures.dependent"))
            .child(p(text.get("ui.procedures.dependent.body")).class("faint"))
            .children(list.dependent.iter().map(group))
    })
}

/// Warnings or notes that belong to no single step.
fn remarks(text: &Text, list: &Checklist, key: &str, id: &'static str) -> Option<Element> {
    let all = if id == "warnings" { &list.page.warnings } else { &list.page.notes };
    let shown = el("div").class("remarks").children(all.iter().map(|remark| step::remark(text, remark)));
    (!all.is_empty()).then(|| section("section", id, text.get(key)).child(shown))
}

fn receipt(text: &Text, list: &Checklist) -> Element {
    let page = &list.page;
    let values = [
        ("date", page.edition.date.as_str()),
        ("hash", &page.edition.hash),
        ("day", &page.today.date),
        ("engine", &page.engine),
    ];
    el("div").class("receipt").child(p(&text.fill("page.receipt", &values))).child(p(&page.disclaimer))
}
