//! One question: why it is asked, its options or its date, "I don't know", and on wide screens the guidance so far.

mod asking;
mod choice;
mod date;
mod help;
mod number;
mod so_far;

use super::not_found;
use crate::app::components::date_field::DateField;
use crate::app::components::pieces::link;
use crate::app::route::Route;
use crate::app::state::App;
use crate::case::CaseId;
use crate::drawing::{Element, el};
use crate::guidance::{self, QuestionKind};
use asking::Asking;
use leptos::prelude::*;

/// The page of one question of a case; `name` is the fact's name.
pub fn question(app: App, case: CaseId, name: &str) -> impl Fn() -> Vec<Element> + use<> {
    let asked = app.book().rules.fact_named(name).map(|fact| Asking { app, case, fact });
    let (missing, date) = (RwSignal::new(false), asked.map(date::set_up));
    let address = Route::Ask(case, name.to_owned()).to_string();
    move || {
        let question = asked.zip(date).and_then(|(asked, date)| laid_out(asked, missing, date));
        question.unwrap_or_else(|| not_found::not_found(app, &address))
    }
}

/// The page. `missing`: the person wanted to go on without an option; `date`: what stands in the field for a date.
fn laid_out(asked: Asking, missing: RwSignal<bool>, date: DateField) -> Option<Vec<Element>> {
    let app = asked.app;
    let question = guidance::question(app.book(), app.text(), &app.answers(), asked.fact)?;
    let form = match question.kind {
        QuestionKind::Choice => choice::choice(asked, missing, &question),
        QuestionKind::Date => date::date(asked, date, &question),
    };
    let main = el("div").class("question").child(back(asked)).child(number::number(asked)).child(form);
    Some(vec![el("div").class("columns").child(main).child(so_far::so_far(asked))])
}

fn back(asked: Asking) -> Element {
    let guidance = Route::Case(asked.case);
    let back = link("link", &guidance.to_string(), asked.app.text().get("ui.back")).on("click", move |event| {
        event.prevent_default();
        asked.app.back(&guidance);
    });
    el("p").class("question__back").child(back)
}
