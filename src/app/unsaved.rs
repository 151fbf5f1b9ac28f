//! The notices of what is not saved: what it is and the ways out; and that the case in hand was deleted in another tab.

use super::components::pieces::{actions, button, link, p};
use super::element::{Element, el};
use super::keeping;
use super::pages::save_as_file;
use super::pages::start::{SAVED, shown_name};
use super::route::Route;
use super::state::App;
use crate::browser::document;
use crate::case::{CaseId, Entry, ShelfError, Standing, StoreError, Unsaved};
use leptos::prelude::*;

/// That some cases are not saved, for as long as it is true.
pub fn unsaved(app: App) -> Option<Element> {
    app.saved.track();
    let shown = app.route.get().case();
    let mut unsaved = keeping::unsaved();
    // Of this one `lost` tells.
    unsaved.retain(|unsaved| Some(unsaved.entry.id) != shown || keeping::lost(unsaved.entry.id).is_none());
    let refused = app.trouble.get();
    let refused = (!refused.is_empty()).then(|| p(app.text().get(&refused)));
    let words = unsaved.first().map(|first| why(app, &first.entry, &first.cause));
    let list = el("ul").class("notice__cases").children(unsaved.iter().map(|each| one(app, each)));
    // Deleting makes room only where that is what is missing.
    let full = unsaved.iter().any(|unsaved| unsaved.cause == StoreError::Shelf(ShelfError::Full));
    let room = full.then(|| {
        let way = link("link", &Route::Start.to_string(), app.text().get("ui.saved.make-room"));
        actions(way.on("click", |_| document::focus(SAVED)))
    });
    let any = !unsaved.is_empty() || refused.is_some();
    let notice = notice(app)
        .class("notice notice--trouble")
        .child(refused)
        .child(words.map(|words| p(&words)))
        .child(list)
        .child(room);
    any.then_some(notice)
}

fn notice(app: App) -> Element {
    el("section").attr("role", "alert").attr("aria-label", app.text().get("ui.trouble"))
}

fn one(app: App, unsaved: &Unsaved) -> Element {
    let name = shown_name(app, unsaved.entry.id, &unsaved.entry.case.name);
    let filed =
        (unsaved.standing == Standing::Filed).then(|| el("span").class("faint").text(app.text().get("ui.saved.filed")));
    el("li").child(el("span").class("notice__name").text(&name)).child(to_file(app, &unsaved.entry, &name)).child(filed)
}

fn to_file(app: App, entry: &Entry, name: &str) -> Element {
    let label = app.text().fill("ui.saved.file.label", &[("name", name)]);
    let entry = entry.clone();
    button("link", app.text().get("ui.saved.file"), move || save_as_file(app, &entry)).attr("aria-label", &label)
}

fn why(app: App, entry: &Entry, cause: &StoreError) -> String {
    let name = shown_name(app, entry.id, &entry.case.name);
    match cause {
        StoreError::Absent(_) => app.text().fill("ui.no-case.lost", &[("name", &name)]),
        error => error.words(app.text()),
    }
}

/// That the case in hand was deleted elsewhere, or is damaged where it is stored. The page stays as it is.
pub fn lost(app: App) -> Option<Element> {
    app.saved.track();
    let id: CaseId = app.route.get().case()?;
    let (cause, entry) = (keeping::lost(id)?, keeping::load(id).ok()?);
    let keep = matches!(cause, StoreError::Absent(_)).then(|| {
        button("button button--main", app.text().get("ui.no-case.keep"), move || {
            app.keep_here(id);
            app.say("ui.said.saved");
            document::focus("main h1");
        })
    });
    let name = shown_name(app, id, &entry.case.name);
    let ways = actions(keep).child(to_file(app, &entry, &name)).child(link(
        "link",
        &Route::Start.to_string(),
        app.text().get("ui.to-start"),
    ));
    Some(notice(app).class("notice notice--trouble notice--lost").child(p(&why(app, &entry, &cause))).child(ways))
}
