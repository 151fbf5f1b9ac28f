//! The quiet end of the page of a case: where it goes from here, on paper, to others, to a counter.

use crate::app::components::pieces::{actions, all, button, link, p, section};
use crate::app::components::printed;
use crate::app::components::saving::save_case;
use crate::app::paper;
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::printing;
use crate::case::CaseId;
use crate::drawing::{Element, el};
use leptos::prelude::*;

/// The section. `missing`: everything was to be printed, and the statements of law could not be had.
pub fn links(app: App, id: CaseId, missing: RwSignal<bool>) -> Element {
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
    let everything = printing::is_there().then(|| {
        button("button", app.text().get("ui.print.everything"), move || paper::print_everything(app, missing))
    });
    let save = button("button", app.text().get("ui.save-file"), move || save_case(app));
    let tools = actions(all(vec![Some(printed::print(app, "ui.print")), everything, Some(save)]));
    let told = move || missing.get().then(|| p(app.text().get("ui.print.everything.missing")));
    section("section", "take-along", app.text().get("ui.take.heading"))
        .child(el("p").class("faint take-along__words").text(app.text().get("ui.take.body")))
        .child(ways)
        .child(tools)
        .child(el("div").attr("role", "alert").live(told))
}
