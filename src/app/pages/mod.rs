//! One page a file, or a folder where it has parts. Each lays out what it is handed.

mod about;
mod coverage;
pub mod guidance;
mod not_found;
mod question;
mod questions;
mod reform;
mod rules;
mod shared;
mod start;

use super::edition;
use super::element::{Content, Element, el};
use super::route::Route;
use super::state::App;
use crate::browser::beside::Arrival;
use crate::browser::files;
use crate::case::{Case, to_file};
use leptos::prelude::*;

/// The page of a route. A page is never turned into another one: nothing typed on one shows on the next.
pub fn page(app: App, route: Route) -> Element {
    let key = route.to_string();
    let narrow = |content: Vec<Element>| ("page page--narrow", content);
    let waiting = if route == Route::Start { None } else { edition::waiting(app) };
    let (class, content) = match route {
        _ if let Some(waiting) = waiting => ("page page--narrow page--waiting", waiting),
        Route::Start | Route::First(_) => narrow(start::start(app)),
        Route::Ask(id, fact) => ("page", question::question(app, id, &fact)),
        Route::Case(id) => ("page", guidance::own(app, id)),
        Route::Reform(id) => ("page", reform::reform(app, id)),
        Route::Shared(payload) => ("page", shared::shared(app, &payload)),
        Route::Rules(name) => narrow(rules::rules(app, name)),
        Route::Coverage => ("page", coverage::coverage(app)),
        Route::Questions(name) => narrow(questions::questions(app, name)),
        Route::About => narrow(about::about(app)),
        Route::NotFound(text) => narrow(not_found::not_found(app, &text)),
    };
    el("main").class(class).id("main").key(key).child(content)
}

/// The heading of a page, which takes the focus when the page is shown.
pub fn heading(words: &str) -> Element {
    el("h1").focusable().words(words)
}

/// The first words under the heading.
pub fn lead(words: &str) -> Element {
    el("p").class("page__lead").words(words)
}

/// Saves the case in hand as a file.
pub fn save_case(app: App) {
    if let Some(held) = app.held.get_untracked() {
        save_as_file(app, &held.case);
    }
}

/// Saves a case as a file.
fn save_as_file(app: App, case: &Case) {
    if app.edition.get_untracked() != Arrival::Here {
        return app.say("ui.edition.missing");
    }
    let content = to_file(case, &app.book().rules, &app.book().edition);
    offer(app, "ui.file.case", "application/json", &content);
}

/// Offers a file, whose name is under this key, and says what came of it.
fn offer(app: App, name: &str, kind: &str, content: &str) {
    let said = match files::save(app.text.get(name), kind, content) {
        Ok(()) => "ui.said.file",
        Err(_) => "ui.said.file-refused",
    };
    app.say(said);
}

/// Several pieces as one content.
fn all(pieces: Vec<Option<Element>>) -> impl Content {
    pieces.into_iter().flatten().collect::<Vec<_>>()
}
