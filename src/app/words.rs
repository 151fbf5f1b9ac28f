//! The words of guidance: a file beside the program, fetched with the first answer, since nobody reads them before.

use super::state::App;
use crate::app::components::pieces::{actions, button, p};
use crate::app::element::{Element, el};
use crate::browser::beside::{self, Arrival};
use crate::browser::{document, later};
use leptos::prelude::*;

/// Fetches the words, unless they are here or on their way.
pub fn fetch(app: App) {
    if matches!(app.words.get_untracked(), Arrival::Away | Arrival::Missing) {
        app.words.set(Arrival::Coming);
        later(async move { app.words.set(bring(app).await) });
    }
}

/// What stands in the place of guidance until its words are here; nothing once they are.
pub fn waiting(app: App) -> Option<Vec<Element>> {
    match app.words.get() {
        Arrival::Here => None,
        Arrival::Away | Arrival::Coming => Some(vec![p(app.text.get("ui.words.coming"))]),
        Arrival::Missing => {
            let again = button("button button--main", app.text.get("ui.words.again"), move || fetch(app));
            let notice = el("div").class("notice notice--trouble").attr("role", "alert");
            Some(vec![notice.child(p(app.text.get("ui.words.missing"))).child(actions(again))])
        }
    }
}

/// Brings the words here and says whether they came.
async fn bring(app: App) -> Arrival {
    let name = ["words-", &app.text.language, "-", &document::mark("words").unwrap_or_default(), ".bin"].concat();
    let fetched = beside::bytes(&name).await.ok().map(|bytes| &*bytes.leak());
    match fetched.map(|bytes| app.text.add(bytes)) {
        Some(Ok(())) => Arrival::Here,
        Some(Err(_)) | None => Arrival::Missing,
    }
}
