//! Which case this is and for which day; its name can be changed here.

use super::day::{self, Choosing};
use crate::app::components::pieces::button;
use crate::app::components::rename;
use crate::app::element::{Element, el};
use crate::app::pages::start::shown_name;
use crate::app::state::App;
use crate::browser::document;
use crate::case::CaseId;
use leptos::prelude::*;

/// The line above the verdict.
pub fn case_line(app: App, id: CaseId) -> Element {
    let renaming = RwSignal::new(false);
    let name = move || app.held.with(|held| held.as_ref().map(|held| held.case.name.clone())).unwrap_or_default();
    let choosing = Choosing::new();
    let open = button("link", app.text().get("ui.rename"), move || {
        renaming.set(true);
        document::focus("#name");
    });
    let share = button("link", app.text().get("ui.share"), || document::focus("#take-along"));
    let line = el("div")
        .class("case-line")
        .child(el("span").class("case-line__name").live(move || el("span").words(&shown_name(app, id, &name()))))
        .child(day::day(app, choosing))
        .child(open.id("rename"))
        .child(share);
    let form = el("div").live(move || renaming.get().then(|| form(app, renaming, &untrack(name))));
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
