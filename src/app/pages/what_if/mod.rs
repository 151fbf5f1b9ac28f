//! What if: one answer changed, guidance before and after side by side. The case is touched only where the person says so.

mod choose;
mod result;

use super::{heading, lead, not_found};
use crate::app::components::pieces::{actions, button, link};
use crate::app::element::{Element, el};
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::document;
use crate::case::CaseId;
use crate::engine::{Answer, FactId};
use crate::guidance::{WorthChanging, question, worth_changing};
use leptos::prelude::*;

/// Which answer is looked at, and what stands instead of it.
#[derive(Clone, Copy)]
struct Change {
    app: App,
    case: CaseId,
    fact: RwSignal<Option<FactId>>,
    answer: RwSignal<Option<Answer>>,
    /// What stands in the field for a date.
    typed: RwSignal<String>,
    /// What is wrong with it, in words; empty where nothing is.
    problem: RwSignal<String>,
}

impl Change {
    /// Takes a fact to change, or none.
    fn look_at(self, fact: Option<FactId>) {
        self.answer.set(None);
        self.typed.set(String::new());
        self.problem.set(String::new());
        self.fact.set(fact);
        document::focus(if fact.is_some() { "#what-if-to" } else { "#what-if-which" });
    }
}

/// The page for a case of this browser.
pub fn what_if(app: App, case: CaseId) -> Vec<Element> {
    let change = Change {
        app,
        case,
        fact: RwSignal::new(None),
        answer: RwSignal::new(None),
        typed: RwSignal::new(String::new()),
        problem: RwSignal::new(String::new()),
    };
    // One live part, so that what was chosen outlasts a switch of the language.
    vec![el("div").class("what-if").live(move || whole(change))]
}

fn whole(change: Change) -> Vec<Element> {
    let app = change.app;
    if let Some(why) = app.missing(change.case) {
        return not_found::unavailable(app, "ui.no-case.title", &why);
    }
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
fn chosen(change: Change, fact: FactId, worth: &[WorthChanging]) -> Vec<Element> {
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
fn empty(change: Change, worth: &[WorthChanging]) -> Vec<Element> {
    let text = change.app.text();
    let first = worth.first().map(|first| {
        let address = Route::Ask(change.case, first.fact.id.clone()).to_string();
        actions(link("button button--main", &address, text.get("ui.what-if.empty.go")))
    });
    [Some(lead(text.get("ui.what-if.empty"))), first].into_iter().flatten().collect()
}
