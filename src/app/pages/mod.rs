//! One page a file, or a folder where it has parts. Each lays out what it is handed.

mod about;
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
use super::components::missing::waiting;
use super::page::{self, Page, narrow, wide};
use super::paper;
use super::route::Route;
use super::state::{App, Pages};
use crate::drawing::{Element, el};
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use std::pin::Pin;

/// What a first visit needs.
fn first(app: App, route: &Route) -> Option<Page> {
    Some(match route {
        Route::Start | Route::First(_) => wide(start::start(app)),
        Route::Ask(id, fact) => wide(question::question(app, *id, fact)),
        Route::NotFound(text) => {
            let text = text.clone();
            narrow(move || not_found::not_found(app, &text))
        }
        _ => return None,
    })
}

/// The others.
fn others(app: App, route: &Route) -> Option<Page> {
    Some(match route {
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
        Route::Questions(name) => narrow(questions::questions(app, name.clone())),
        Route::About => narrow(move || about::about(app)),
        Route::Start | Route::First(_) | Route::Ask(..) | Route::NotFound(_) => return None,
    })
}

/// The border: what is reached from here alone is a part of its own, fetched when somebody asks. (A call becomes `async`.)
#[cfg_attr(feature = "split", leptos::wasm_split::wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible))]
fn rest() -> Result<Pages, SplitLoaderError> {
    Ok(others)
}

/// Fetches the rest. What the browser has kept of a failure is not asked a second time (src/browser/part.js).
pub fn bring_rest() -> Pin<Box<dyn Future<Output = Option<Pages>>>> {
    Box::pin(async {
        for _ in 0..2 {
            #[cfg(feature = "split")]
            let pages = rest().await;
            #[cfg(not(feature = "split"))]
            let pages = rest();
            if let Ok(pages) = pages {
                return Some(pages);
            }
        }
        None
    })
}

/// The page of a route. A page is never turned into another one: nothing typed on one shows on the next.
pub fn page(app: App, route: &Route) -> Element {
    // What has to be here before the page can be set up. Nothing that is read in the set-up itself sets it up again.
    let has_rules = *route == Route::Start || app.edition.here().is_some();
    let rest = app.rest.here();
    let Page { class, draw } = untrack(|| {
        paper::forget();
        if !has_rules {
            return page::waiting(move || waiting(app));
        }
        let no_case = route.case().filter(|id| app.missing(*id).is_some());
        let found = match no_case {
            Some(id) => Some(narrow(move || not_found::no_case(app, id))),
            None => first(app, route).or_else(|| rest?(app, route)),
        };
        found.unwrap_or_else(|| page::waiting(move || waiting(app)))
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
    !matches!(route, Route::Start | Route::First(_) | Route::Ask(..) | Route::Open | Route::About | Route::NotFound(_))
}
