//! The quiet end of the page of a case: where it goes from here, on paper, to others, to a counter.

use crate::app::components::pieces::{actions, button, link, section};
use crate::app::element::{Element, el};
use crate::app::pages::save_case;
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::{location, printing};
use crate::case::{CaseId, Payload, encode};
use leptos::prelude::*;

/// The section.
pub fn take(app: App, id: CaseId) -> Element {
    let way = |route: Route, name: &str, hint: &str| {
        el("li")
            .child(link("take__way", &route.to_string(), app.text().get(name)))
            .child(el("span").class("faint").words(app.text().get(hint)))
    };
    let ways = el("ul")
        .class("take")
        .child(way(Route::Keep(id), "ui.take.keep", "ui.take.keep.hint"))
        .child(way(Route::Sheet(id), "ui.sheet.title", "ui.take.sheet.hint"))
        .child(way(Route::Messages(id), "ui.messages.title", "ui.take.messages.hint"))
        .child(way(Route::WhatIf(id), "ui.what-if.title", "ui.take.what-if.hint"));
    let tools = actions(vec![
        print_button(app, "button"),
        button("button", app.text().get("ui.save-file"), move || save_case(app)),
    ]);
    let again = el("div").live(move || app.printing.get().then(|| again(app)));
    section("section", "take-along", app.text().get("ui.take.heading"))
        .child(el("p").class("faint take-along__words").text(app.text().get("ui.take.body")))
        .child(ways)
        .child(tools)
        .child(again)
}

/// The button that prints; a browser that cannot print from a page is told how else.
pub fn print_button(app: App, class: &str) -> Element {
    button(class, app.text().get("ui.print"), move || {
        if !printing::print() {
            app.trouble.set(app.text().get("ui.print.none").to_owned());
        }
    })
}

/// On paper: the address under which the same guidance opens again.
fn again(app: App) -> Element {
    let link = app.held.with(|held| {
        let payload = held.as_ref().map(|held| Payload::nameless(&held.case, app.stamp(), &app.text().language));
        let payload = payload.map(|payload| encode(&payload.made_by(env!("CARGO_PKG_VERSION"))));
        location::address() + &Route::Shared(payload.unwrap_or_default()).to_string()
    });
    el("p").class("on-paper paper-link").text(app.text().get("ui.print.link")).text(" ").text(&link)
}
