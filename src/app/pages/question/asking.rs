//! A question put to a case, and what every form of it has.

use crate::app::components::option;
use crate::app::components::pieces::{self, actions, link};
use crate::app::route::Route;
use crate::app::state::App;
use crate::case::CaseId;
use crate::drawing::{Element, el};
use crate::engine::{Answer, FactId};
use crate::guidance::FactQuestion;
use leptos::prelude::*;

/// A question put to a case.
#[derive(Clone, Copy)]
pub struct Asking {
    pub app: App,
    pub case: CaseId,
    pub fact: FactId,
}

impl Asking {
    /// The answer that the case holds now.
    pub fn answer(self) -> Answer {
        let (rules, fact) = (&self.app.book().rules, self.fact);
        self.app.held.with(|held| held.as_ref().map(|held| held.case.answers(rules).get(fact)).unwrap_or_default())
    }

    /// Goes on to the next open question, or to the guidance.
    pub fn go_on(self) {
        self.app.go(&self.app.after(self.case, self.fact));
    }
}

/// The question itself, as the page's heading.
pub fn heading(question: &FactQuestion) -> Element {
    pieces::heading(&question.title).id("question")
}

/// Going on, or straight to the guidance.
pub fn go_on(asked: Asking) -> Element {
    let text = asked.app.text();
    let on = el("button").attr("type", "submit").class("button button--main").text(text.get("ui.continue"));
    actions(vec![on, link("link", &Route::Case(asked.case).to_string(), text.get("ui.see-guidance"))])
}

/// An option, or "I don't know": a control, its words, and what stands at its end.
pub fn option(control: Element, label: &str, hint: &str, end: Option<Element>) -> Element {
    el("label").class("option").child(control).child(option::words(label, hint)).child(end)
}
