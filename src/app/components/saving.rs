//! Files that are offered to the person, and what is said about it.

use crate::app::cases;
use crate::app::state::App;
use crate::browser::files;
use crate::case::stored_file::to_stored_file;
use crate::case::{Entry, store, to_file};
use leptos::prelude::*;

/// Saves the case in hand as a file.
pub fn save_case(app: App) {
    if let Some(held) = app.held.get_untracked() {
        save_as_file(app, &held);
    }
}

/// Saves what stands only on this page as a file, as it would stand in the browser: no rules are needed for it.
pub fn save_unsaved(app: App) {
    let unsaved = cases::unsaved();
    let text = |entry: &Entry| (store::key(entry.id), store::value(&entry.case, app.stamp()));
    let texts: Vec<_> = unsaved.iter().map(|unsaved| text(&unsaved.entry)).collect();
    if offer(app, "ui.file.stored", "application/json", &to_stored_file(&texts)) {
        unsaved.iter().for_each(|unsaved| cases::note_filed(unsaved.entry.id));
        app.saved.notify();
    }
}

/// Saves a case as a file.
pub fn save_as_file(app: App, entry: &Entry) {
    if untrack(|| app.edition.here()).is_none() {
        return app.say("ui.edition.missing");
    }
    let content = to_file(&entry.case, &app.book().rules, &app.book().edition);
    if offer(app, "ui.file.case", "application/json", &content) {
        cases::note_filed(entry.id);
        app.saved.notify();
    }
}

/// Offers a file, whose name is under this key, and says what came of it. Whether the browser took it.
pub fn offer(app: App, name: &str, kind: &str, content: &str) -> bool {
    let taken = files::save(app.text().get(name), kind, content).is_ok();
    app.say(if taken { "ui.said.file" } else { "ui.said.file-refused" });
    taken
}
