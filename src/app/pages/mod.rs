//! One page a file, or a folder where it has parts. Each lays out what it is handed.

mod about;
mod coverage;
pub mod guidance;
mod keep;
mod messages;
mod not_found;
mod open;
mod procedures;
mod question;
mod questions;
mod reform;
mod rules;
mod shared;
mod sheet;
pub mod start;
mod what_if;

use super::components::age;
use super::components::missing::missing;
use super::paper;
use super::route::Route;
use super::state::App;
use super::{edition, keeping};
use crate::browser::beside::Arrival;
use crate::browser::files;
use crate::case::stored_file::to_stored_file;
use crate::case::{Entry, store, to_file};
use crate::drawing::{Content, Element, el};
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;

/// A page that is set up: it is set up once, when its route is shown, and drawn again whenever something changes that it has
/// read while it was drawn. Signals of its own are made in the set-up and last as long as the page is shown; words are read
/// while it is drawn, so that another language takes nothing away.
pub struct Page {
    class: &'static str,
    draw: Box<dyn Fn() -> Vec<Element>>,
}

/// Sets up the page of a route; nothing where it is not among these pages.
pub type Pages = fn(App, &Route) -> Option<Page>;

fn wide(draw: impl Fn() -> Vec<Element> + 'static) -> Option<Page> {
    Some(Page { class: "page", draw: Box::new(draw) })
}

fn narrow(draw: impl Fn() -> Vec<Element> + 'static) -> Option<Page> {
    Some(Page { class: "page page--narrow", draw: Box::new(draw) })
}

fn waiting(draw: impl Fn() -> Vec<Element> + 'static) -> Page {
    Page { class: "page page--narrow page--waiting", draw: Box::new(draw) }
}

/// What a first visit needs.
fn first(app: App, route: &Route) -> Option<Page> {
    match route {
        Route::Start | Route::First(_) => wide(start::start(app)),
        Route::Ask(id, fact) => wide(question::question(app, *id, fact)),
        Route::NotFound(text) => {
            let text = text.clone();
            narrow(move || not_found::not_found(app, &text))
        }
        _ => None,
    }
}

/// The others.
fn others(app: App, route: &Route) -> Option<Page> {
    match route {
        Route::Case(id) => wide(guidance::own(app, *id)),
        Route::Open => narrow(open::open(app)),
        Route::Reform(id) => wide(reform::reform(app, *id)),
        Route::Keep(id) | Route::Calendar(id) => narrow(keep::keep(app, *id)),
        Route::Messages(id) => narrow(messages::messages(app, *id)),
        Route::Sheet(id) => wide(sheet::sheet(app, *id)),
        Route::WhatIf(id) => wide(what_if::what_if(app, *id)),
        Route::Procedures(None) => narrow(move || procedures::procedures(app)),
        Route::Procedures(Some(name)) => {
            let name = name.clone();
            wide(move || procedures::procedure(app, &name))
        }
        Route::Shared(payload) => wide(shared::shared(app, payload)),
        Route::Rules(name) => {
            let name = name.clone();
            narrow(move || rules::rules(app, name.as_deref()))
        }
        Route::Coverage => narrow(coverage::coverage(app)),
        Route::Questions(name) => narrow(questions::questions(app, name.clone())),
        Route::About => narrow(move || about::about(app)),
        Route::Start | Route::First(_) | Route::Ask(..) | Route::NotFound(_) => None,
    }
}

/// The border: what is reached from here alone is a part of its own, fetched when somebody asks. (A call becomes `async`.)
#[cfg_attr(feature = "split", leptos::wasm_split::wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible))]
fn rest() -> Result<Pages, SplitLoaderError> {
    Ok(others)
}

/// Fetches the rest, unless it is here or on its way.
pub fn want_the_rest(app: App) {
    app.rest.want(async {
        for _ in 0..2 {
            #[cfg(feature = "split")]
            let pages = rest().await;
            #[cfg(not(feature = "split"))]
            let pages = rest();
            // What the browser has kept of a failure is not asked a second time (src/browser/part.js).
            if let Ok(pages) = pages {
                return Some(pages);
            }
        }
        None
    });
}

/// The page of a route. A page is never turned into another one: nothing typed on one shows on the next.
pub fn page(app: App, route: &Route) -> Element {
    // What has to be here before the page can be set up. Nothing that is read in the set-up itself sets it up again.
    let has_rules = *route == Route::Start || app.edition.get() == Arrival::Here;
    let rest = app.rest.here();
    let Page { class, draw } = untrack(|| {
        paper::forget();
        if !has_rules {
            return waiting(move || edition::waiting(app).unwrap_or_default());
        }
        let no_case = route.case().filter(|id| app.missing(*id).is_some());
        let page = match no_case {
            Some(id) => narrow(move || not_found::no_case(app, id)),
            None => first(app, route).or_else(|| rest?(app, route)),
        };
        page.unwrap_or_else(|| waiting(move || not_here(app)))
    });
    let is_acted_on = acted_on(route);
    let content = move || {
        let age = is_acted_on.then(|| el("div").live(move || age::age(app)));
        age.into_iter().chain(draw()).collect::<Vec<_>>()
    };
    el("main").class(class).id("main").key(route.to_string()).live(content)
}

/// Whether somebody may act on what a page says: guidance and law. The start page says what it has to beside its cases, and
/// after a question comes the guidance.
fn acted_on(route: &Route) -> bool {
    !matches!(
        route,
        Route::Start
            | Route::First(_)
            | Route::Ask(..)
            | Route::Open
            | Route::Coverage
            | Route::About
            | Route::NotFound(_)
    )
}

/// What stands in the place of a page until the part that has it is here.
fn not_here(app: App) -> Vec<Element> {
    if !app.rest.is_missing() {
        return vec![heading(app.text().get("ui.edition.coming"))];
    }
    let notice = missing(app, app.text().get("ui.edition.missing"), move || want_the_rest(app));
    vec![heading(app.text().get("ui.edition.missing.title")), notice]
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
        save_as_file(app, &held);
    }
}

/// Saves what stands only on this page as a file, as it would stand in the browser: no rules are needed for it.
pub fn save_unsaved(app: App) {
    let unsaved = keeping::unsaved();
    let text = |entry: &Entry| (store::key(entry.id), store::value(&entry.case, app.stamp()));
    let texts: Vec<_> = unsaved.iter().map(|unsaved| text(&unsaved.entry)).collect();
    if offer(app, "ui.file.stored", "application/json", &to_stored_file(&texts)) {
        unsaved.iter().for_each(|unsaved| keeping::note_filed(unsaved.entry.id));
        app.saved.notify();
    }
}

/// Saves a case as a file.
pub fn save_as_file(app: App, entry: &Entry) {
    if app.edition.get_untracked() != Arrival::Here {
        return app.say("ui.edition.missing");
    }
    let content = to_file(&entry.case, &app.book().rules, &app.book().edition);
    if offer(app, "ui.file.case", "application/json", &content) {
        keeping::note_filed(entry.id);
        app.saved.notify();
    }
}

/// Offers a file, whose name is under this key, and says what came of it. Whether the browser took it.
fn offer(app: App, name: &str, kind: &str, content: &str) -> bool {
    let taken = files::save(app.text().get(name), kind, content).is_ok();
    app.say(if taken { "ui.said.file" } else { "ui.said.file-refused" });
    taken
}

/// Several pieces as one content.
pub fn all(pieces: Vec<Option<Element>>) -> impl Content {
    pieces.into_iter().flatten().collect::<Vec<_>>()
}
