//! The notice of what is not saved: what it is and the ways out; and that the case in hand was deleted in another tab.

use super::cases;
use super::components::pieces::{actions, button, link, p};
use super::components::saving::save_as_file;
use super::pages::start::shown_name;
use super::route::Route;
use super::state::App;
use crate::browser::document;
use crate::case::{CaseId, Entry, ShelfError, Standing, StoreError, Unsaved};
use crate::drawing::{Element, el};
use leptos::prelude::*;

/// What is not saved, for as long as it is so. Nothing on the page changes.
pub fn notice(app: App) -> Option<Element> {
    app.saved.track();
    let text = app.text();
    let mut content = Vec::new();
    let refused = app.trouble.get();
    if !refused.is_empty() {
        content.push(p(text.get(&refused)));
    }
    let shown = app.route.get().case();
    let lost = shown.and_then(|id| Some((id, cases::lost(id)?)));
    let mut unsaved = cases::unsaved();
    if let Some((id, cause)) = &lost {
        content.push(p(&why(app, *id, cause)));
        content.push(actions(ways(app, *id, cause)));
    }
    let others = unsaved.iter().find(|unsaved| Some(unsaved.entry.id) != lost.as_ref().map(|lost| lost.0));
    content.extend(others.map(|first| p(&why(app, first.entry.id, &first.cause))));
    // Deleting makes room only where that is what is missing, and a case that takes some.
    let takes_room = |entry: &Entry| unsaved.iter().all(|unsaved| unsaved.entry.id != entry.id);
    let full = unsaved.iter().any(|unsaved| unsaved.cause == StoreError::Shelf(ShelfError::Full))
        && cases::list().0.entries.iter().any(takes_room);
    if !unsaved.is_empty() {
        content.push(el("ul").class("notice__cases").children(unsaved.drain(..).map(|each| one(app, each))));
    }
    if full {
        content.push(actions(button("link", text.get("ui.saved.make-room"), move || app.go_to_the_list())));
    }
    let class = if lost.is_some() { "notice notice--trouble notice--lost" } else { "notice notice--trouble" };
    let notice = el("section").class(class).attr("role", "alert").attr("aria-label", text.get("ui.trouble"));
    (!content.is_empty()).then(|| notice.child(content))
}

fn one(app: App, unsaved: Unsaved) -> Element {
    let Unsaved { entry, standing, .. } = unsaved;
    let name = shown_name(app, entry.id, &entry.case.name);
    let label = app.text().fill("ui.saved.file.label", &[("name", &name)]);
    let filed = (standing == Standing::Filed).then(|| el("span").class("faint").text(app.text().get("ui.saved.filed")));
    let save = button("link", app.text().get("ui.saved.file"), move || save_as_file(app, &entry));
    el("li").child(el("span").class("notice__name").text(&name)).child(save.attr("aria-label", &label)).child(filed)
}

fn why(app: App, id: CaseId, cause: &StoreError) -> String {
    match cause {
        StoreError::Absent(_) => {
            let name = cases::load(id).map(|entry| entry.case.name).unwrap_or_default();
            app.text().fill("ui.no-case.lost", &[("name", &shown_name(app, id, &name))])
        }
        error => error.words(app.text()),
    }
}

/// What can be done about a case that was deleted elsewhere, or is damaged where it is stored.
fn ways(app: App, id: CaseId, cause: &StoreError) -> Vec<Element> {
    let keep = matches!(cause, StoreError::Absent(_)).then(|| {
        button("button button--main", app.text().get("ui.no-case.keep"), move || {
            app.keep_here(id);
            app.say("ui.said.saved");
            document::focus("main h1");
        })
    });
    keep.into_iter().chain([link("link", &Route::Start.to_string(), app.text().get("ui.to-start"))]).collect()
}
