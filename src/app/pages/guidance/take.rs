//! The quiet end of the page of a case: where it goes from here, on paper, to others, to a counter.

use crate::app::components::pieces::{actions, button, link, section};
use crate::app::components::printed;
use crate::app::element::{Element, el};
use crate::app::pages::save_case;
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::location;
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
        printed::print(app, "ui.print"),
        button("button", app.text().get("ui.save-file"), move || save_case(app)),
    ]);
    let again = el("div").live(move || app.printing.get().then(|| again(app)));
    section("section", "take-along", app.text().get("ui.take.heading"))
        .child(el("p").class("faint take-along__words").text(app.text().get("ui.take.body")))
        .child(ways)
        .child(tools)
        .child(again)
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
