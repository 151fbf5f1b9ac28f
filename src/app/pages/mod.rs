//! One page a file, or a folder where it has parts. Each lays out what it is handed.

mod about;
pub mod guidance;
pub mod not_found;
mod question;
mod rules;
mod shared;
pub mod start;

use super::route::Route;
use super::state::App;
use crate::browser::files;
use crate::case::{Case, to_file};
use leptos::prelude::*;

/// The page of a route.
pub fn page(app: App, route: Route) -> AnyView {
    let (class, content) = match route {
        Route::Start | Route::First(_) => ("page page--narrow", start::start(app)),
        Route::Ask(id, fact) => ("page", question::question(app, id, &fact)),
        Route::Case(id) => ("page", guidance::own(app, id)),
        Route::Shared(payload) => ("page", shared::shared(app, payload)),
        Route::Rules(name) => ("page page--narrow", rules::rules(app, name)),
        Route::About => ("page page--narrow", about::about(app)),
        Route::NotFound(text) => ("page page--narrow", not_found::not_found(app, &text)),
    };
    view! { <main class=class id="main">{content}</main> }.into_any()
}

/// Saves the case in hand as a file.
pub fn save_case(app: App) {
    if let Some(held) = app.held.get_untracked() {
        save_as_file(app, &held.case);
    }
}

/// Saves a case as a file.
fn save_as_file(app: App, case: &Case) {
    let content = to_file(case, &app.book.rules, &app.book.edition);
    offer(app, app.text.get("ui.file.case"), "application/json", &content);
}

/// Offers a file, and says what came of it.
fn offer(app: App, name: &str, kind: &str, content: &str) {
    let said = match files::save(name, kind, content) {
        Ok(()) => "ui.said.file",
        Err(_) => "ui.said.file-refused",
    };
    app.say(app.text.get(said));
}
