//! One question: why it is asked, its options or its date, "I don't know", and on wide screens the guidance so far.

mod choice;
mod date;
mod so_far;

use super::not_found;
use crate::app::components::words;
use crate::app::keeping;
use crate::app::route::Route;
use crate::app::state::App;
use crate::case::CaseId;
use crate::engine::{Answer, FactId};
use crate::guidance::{self, Question, QuestionKind};
use leptos::prelude::*;

/// A question put to a case.
#[derive(Clone)]
struct Asked {
    app: App,
    case: CaseId,
    fact: FactId,
    question: Question,
}

impl Asked {
    /// The answer that the case holds now.
    fn answer(&self) -> Answer {
        let (rules, fact) = (&self.app.book.rules, self.fact);
        self.app.held.with(|held| held.as_ref().map(|held| held.case.answers(rules).get(fact)).unwrap_or_default())
    }

    /// Goes on to the next open question, or to the guidance.
    fn go_on(&self) {
        self.app.go(&self.app.after(self.case, self.fact));
    }
}

/// The page of one question of a case; `fact` is the fact's name.
pub fn question(app: App, case: CaseId, fact: &str) -> AnyView {
    if let (true, Err(error)) = (app.held.with_untracked(Option::is_none), keeping::load(case)) {
        return not_found::no_case(app, &error.words(app.text));
    }
    let id = app.book.rules.fact_named(fact);
    let asked = id.and_then(|id| {
        let question = guidance::question(app.book, app.text, id)?;
        Some(Asked { app, case, fact: id, question })
    });
    let Some(asked) = asked else { return not_found::not_found(app, &Route::Ask(case, fact.to_owned()).to_string()) };
    let form = match asked.question.kind {
        QuestionKind::Choice => choice::choice(asked.clone()),
        QuestionKind::Date => date::date(asked.clone()),
    };
    view! {
        <div class="columns">
            <div class="question">
                {back(&asked)}
                {form}
            </div>
            {so_far::so_far(app)}
        </div>
    }
    .into_any()
}

fn back(asked: &Asked) -> AnyView {
    let (app, guidance) = (asked.app, Route::Case(asked.case));
    let address = guidance.to_string();
    let back = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        app.back(&guidance);
    };
    view! {
        <p class="question__back"><a class="link" href=address on:click=back>{app.text.get("ui.back")}</a></p>
    }
    .into_any()
}

/// The question itself, as the page's heading.
fn heading(question: &Question) -> AnyView {
    view! { <h1 tabindex="-1" id="question">{words(&question.title)}</h1> }.into_any()
}

/// Why it is asked, and what helps to answer it.
fn help(question: &Question) -> AnyView {
    let line = |class: &'static str, text: &str| (!text.is_empty()).then(|| view! { <p class=class>{words(text)}</p> });
    view! {
        <div id="help">{line("question__why", &question.why)}{line("question__hint", &question.hint)}</div>
    }
    .into_any()
}

/// Going on, or straight to the guidance.
fn actions(asked: &Asked) -> AnyView {
    let text = asked.app.text;
    view! {
        <div class="actions">
            <button type="submit" class="button button--main">{text.get("ui.continue")}</button>
            <a class="link" href=Route::Case(asked.case).to_string()>{text.get("ui.see-guidance")}</a>
        </div>
    }
    .into_any()
}
