//! Which case this is and for which day; its name can be changed here.

use super::day::{self, Choosing};
use crate::app::components::pieces::{button, link};
use crate::app::components::rename;
use crate::app::pages::start::shown_name;
use crate::app::paper;
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::{document, printing};
use crate::case::CaseId;
use crate::drawing::words;
use crate::drawing::{Element, el};
use leptos::prelude::*;

/// What the line is busy with.
#[derive(Clone, Copy)]
pub struct Busy {
    renaming: RwSignal<bool>,
    choosing: Choosing,
}

impl Busy {
    /// Nothing.
    pub fn new(app: App) -> Self {
        Busy { renaming: RwSignal::new(false), choosing: Choosing::new(app) }
    }
}

/// The line above the verdict.
pub fn case_line(app: App, id: CaseId, Busy { renaming, choosing }: Busy) -> Element {
    let own_name = move || app.held.with(|held| held.as_ref().map(|held| held.case.name.clone())).unwrap_or_default();
    let open = button("link", app.text().get("ui.rename"), move || {
        renaming.set(true);
        document::focus("#name");
    });
    // Once more at the end of the page, with words for a browser that cannot.
    let print = printing::is_there().then(|| {
        button("link", app.text().get("ui.print"), || {
            let _ = paper::print();
        })
    });
    let share = link("link", &Route::Keep(id).to_string(), app.text().get("ui.take.keep"));
    let shown = move || el("span").words(&words::name(&shown_name(app, id, &own_name())));
    let name = el("span").class("case-line__name").live(shown);
    let line = el("div")
        .class("case-line")
        .child(el("p").child(name).text(app.text().get("ui.list-dot")).child(day::day(app)))
        .child(
            el("div")
                .class("case-line__tools")
                .child(vec![day::other(app, choosing), open.id("rename"), share])
                .child(print),
        );
    let form = el("div").live(move || renaming.get().then(|| form(app, renaming, &untrack(own_name))));
    el("div").child(line).child(form).child(day::form(app, id, choosing)).child(day::notice(app))
}

fn form(app: App, renaming: RwSignal<bool>, name: &str) -> Element {
    rename::rename(app, "name", name, move |name| {
        renaming.set(false);
        if let Some(name) = name {
            app.rename(&name);
            app.say("ui.said.renamed");
        }
        document::focus("#rename");
    })
}
