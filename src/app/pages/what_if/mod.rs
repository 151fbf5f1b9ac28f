//! What if: one answer changed, guidance before and after side by side. The case is touched only where the person says so.

mod change;
mod choose;
mod result;

use crate::app::components::pieces::{actions, button, heading, lead, link};
use crate::app::route::Route;
use crate::app::state::App;
use crate::case::CaseId;
use crate::drawing::{Element, el};
use crate::engine::FactId;
use crate::guidance::{WorthChanging, question, worth_changing};
use change::TriedChange;
use leptos::prelude::*;

/// The page for a case of this browser.
pub fn what_if(app: App, case: CaseId) -> impl Fn() -> Vec<Element> {
    let change = TriedChange::new(app, case);
    move || vec![el("div").class("what-if").live(move || whole(change))]
}

fn whole(change: TriedChange) -> Vec<Element> {
    let app = change.app;
    let text = app.text();
    let back = link("link", &Route::Case(change.case).to_string(), text.get("ui.keep.back"));
    let top = [el("p").class("question__back").child(back), heading(text.get("ui.what-if.title"))];
    let worth = app.page.with(|page| page.as_ref().map(|page| worth_changing(app.book(), page))).unwrap_or_default();
    let rest = match change.fact.get() {
        _ if worth.iter().all(|worth| worth.now.is_none()) => empty(change, &worth),
        None => vec![lead(text.get("ui.what-if.lead")), choose::facts(change, &worth)],
        Some(fact) => chosen(change, fact, &worth),
    };
    top.into_iter().chain(rest).collect()
}

/// The fact that was chosen: its other answers, and what comes of the one taken.
fn chosen(change: TriedChange, fact: FactId, worth: &[WorthChanging]) -> Vec<Element> {
    let app = change.app;
    let Some(question) = question(app.book(), app.text(), &app.answers(), fact) else { return Vec::new() };
    let known = worth.iter().find(|worth| worth.fact.id == question.id);
    let now = known.and_then(|worth| worth.now.clone());
    let label = known.map_or_else(|| question.title.clone(), |worth| worth.fact.label.clone());
    let other = button("link", app.text().get("ui.what-if.other"), move || change.look_at(None));
    vec![
        el("p").child(other),
        choose::answers(change, fact, &question, now.as_deref()),
        el("div").live(move || result::result(change, fact, &question, (&label, now.as_deref()))),
    ]
}

/// Nothing is answered yet.
fn empty(change: TriedChange, worth: &[WorthChanging]) -> Vec<Element> {
    let text = change.app.text();
    let first = worth.first().map(|first| {
        let address = Route::Ask(change.case, first.fact.id.clone()).to_string();
        actions(link("button button--main", &address, text.get("ui.what-if.empty.go")))
    });
    [Some(lead(text.get("ui.what-if.empty"))), first].into_iter().flatten().collect()
}
