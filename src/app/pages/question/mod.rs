//! One question: why it is asked, its options or its date, "I don't know", and on wide screens the guidance so far.

mod choice;
mod date;
mod help;
mod number;
mod so_far;

use super::not_found;
use crate::app::components::date_field::DateField;
use crate::app::components::pieces::{actions, link};
use crate::app::route::Route;
use crate::app::state::App;
use crate::case::CaseId;
use crate::drawing::{Element, el};
use crate::engine::{Answer, FactId};
use crate::guidance::{self, Question, QuestionKind};
use leptos::prelude::*;

/// A question put to a case.
#[derive(Clone, Copy)]
struct Asked {
    app: App,
    case: CaseId,
    fact: FactId,
}

impl Asked {
    /// The answer that the case holds now.
    fn answer(self) -> Answer {
        let (rules, fact) = (&self.app.book().rules, self.fact);
        self.app.held.with(|held| held.as_ref().map(|held| held.case.answers(rules).get(fact)).unwrap_or_default())
    }

    /// Goes on to the next open question, or to the guidance.
    fn go_on(self) {
        self.app.go(&self.app.after(self.case, self.fact));
    }
}

/// The page of one question of a case; `name` is the fact's name.
pub fn question(app: App, case: CaseId, name: &str) -> impl Fn() -> Vec<Element> + use<> {
    let asked = app.book().rules.fact_named(name).map(|fact| Asked { app, case, fact });
    let (missing, date) = (RwSignal::new(false), asked.map(date::set_up));
    let address = Route::Ask(case, name.to_owned()).to_string();
    move || {
        let question = asked.zip(date).and_then(|(asked, date)| laid_out(asked, missing, date));
        question.unwrap_or_else(|| not_found::not_found(app, &address))
    }
}

/// The page. `missing`: the person wanted to go on without an option; `date`: what stands in the field for a date.
fn laid_out(asked: Asked, missing: RwSignal<bool>, date: DateField) -> Option<Vec<Element>> {
    let app = asked.app;
    let question = guidance::question(app.book(), app.text(), &app.answers(), asked.fact)?;
    let form = match question.kind {
        QuestionKind::Choice => choice::choice(asked, missing, &question),
        QuestionKind::Date => date::date(asked, date, &question),
    };
    let main = el("div").class("question").child(back(asked)).child(number::number(asked)).child(form);
    Some(vec![el("div").class("columns").child(main).child(so_far::so_far(asked))])
}

fn back(asked: Asked) -> Element {
    let guidance = Route::Case(asked.case);
    let back = link("link", &guidance.to_string(), asked.app.text().get("ui.back")).on("click", move |event| {
        event.prevent_default();
        asked.app.back(&guidance);
    });
    el("p").class("question__back").child(back)
}

/// The question itself, as the page's heading.
fn heading(question: &Question) -> Element {
    super::heading(&question.title).id("question")
}

/// Going on, or straight to the guidance.
fn go_on(asked: Asked) -> Element {
    let text = asked.app.text();
    let on = el("button").attr("type", "submit").class("button button--main").text(text.get("ui.continue"));
    actions(vec![on, link("link", &Route::Case(asked.case).to_string(), text.get("ui.see-guidance"))])
}

/// An option, or "I don't know": a control, its words, and what stands at its end.
fn option(control: Element, label: &str, hint: &str, end: Option<Element>) -> Element {
    let hint = (!hint.is_empty()).then(|| el("span").class("option__hint").words(hint));
    let words = el("span").class("option__words").child(el("span").class("option__label").words(label)).child(hint);
    el("label").class("option").child(control).child(words).child(end)
}
