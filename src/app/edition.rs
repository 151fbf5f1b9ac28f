//! The rules and all words but those of the first page: the present edition, a file beside the program, fetched with the
//! first answer.

use super::route::Route;
use super::state::App;
use crate::app::components::pieces::{actions, button, p};
use crate::app::element::{Element, el};
use crate::app::pages::heading;
use crate::browser::beside::{self, Arrival};
use crate::browser::{document, later, location};
use crate::rulebook::model::Rulebook;
use crate::rulebook::unpacked;
use leptos::prelude::*;
use std::sync::OnceLock;

static RULES: OnceLock<Rulebook> = OnceLock::new();

/// The rules, once they are here.
pub fn rules() -> Option<&'static Rulebook> {
    RULES.get()
}

/// Fetches the edition, unless it is here or on its way; the page that waits for it is shown then.
pub fn fetch(app: App) {
    if matches!(app.edition.get_untracked(), Arrival::Away | Arrival::Missing) {
        later(async move {
            if fetched(app).await && Route::from(location::hash()) != Route::Start {
                app.arrive();
            }
        });
    }
}

/// Whether the edition is here, once it has been fetched.
pub async fn fetched(app: App) -> bool {
    if app.edition.get_untracked() != Arrival::Here {
        app.edition.set(Arrival::Coming);
        app.edition.set(bring(app).await);
    }
    app.edition.get_untracked() == Arrival::Here
}

/// What stands in the place of a page until the edition is here; nothing once it is.
pub fn waiting(app: App) -> Option<Vec<Element>> {
    match app.edition.get() {
        Arrival::Here => None,
        Arrival::Away | Arrival::Coming => Some(vec![heading(app.text.get("ui.edition.coming"))]),
        Arrival::Missing => {
            let heading = heading(app.text.get("ui.edition.missing.title"));
            Some([Some(heading), trouble(app)].into_iter().flatten().collect())
        }
    }
}

/// That the edition could not be had, and a way to try again; nothing where it was not missed.
pub fn trouble(app: App) -> Option<Element> {
    let again = button("button button--main", app.text.get("ui.edition.again"), move || fetch(app));
    let notice = el("div").class("notice notice--trouble").attr("role", "alert");
    (app.edition.get() == Arrival::Missing)
        .then(|| notice.child(p(app.text.get("ui.edition.missing"))).child(actions(again)))
}

/// Brings the edition here and says whether it came.
async fn bring(app: App) -> Arrival {
    let name = ["edition-", &app.text.language, "-", &document::mark("edition").unwrap_or_default(), ".bin"].concat();
    let fetched = beside::bytes(&name).await.ok().and_then(|bytes| unpacked(bytes.leak()).ok());
    match fetched {
        Some((book, words)) => {
            app.text.add(words);
            RULES.get_or_init(|| book);
            Arrival::Here
        }
        None => Arrival::Missing,
    }
}
