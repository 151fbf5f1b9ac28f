//! The statements of law and their sources: a file beside the program, fetched when somebody
//! first asks for one, and kept for the visit.

use super::state::App;
use crate::browser::document;
use crate::browser::fetch::{self, Texts};
use leptos::prelude::*;

/// Fetches the statements for a page that shows them. Where they could not be had the person says when to ask again.
pub fn want(app: App) {
    if untrack(|| app.statements.is_away()) {
        ask(app);
    }
}

/// Fetches the statements, unless they are here or on their way.
pub fn ask(app: App) {
    then(app, move || {
        // The statements have made the page longer: the place that the address names has moved.
        if let Some(place) = app.place_in_page() {
            document::focus(&place);
        }
    });
}

/// Does something once the statements are here, or could not be had.
pub fn then(app: App, what: impl FnOnce() + 'static) {
    app.statements.want_then(bring(app), what);
}

async fn bring(app: App) -> Option<Texts> {
    let tag = untrack(|| &app.text().language);
    let mark = document::mark(&["law-", tag].concat()).unwrap_or_default();
    fetch::texts(&["law-", tag, "-", &mark, ".json"].concat()).await.ok()
}

/// The statement of a provision; empty where it is not here.
pub fn statement(app: App, number: &str) -> String {
    find(app, &key(number))
}

/// The key of a statement.
pub fn key(number: &str) -> String {
    ["provision.", number].concat()
}

/// Where a provision was read, one source a line; empty where it is not here.
pub fn sources(app: App, number: &str) -> String {
    find(app, &["sources.", number].concat())
}

fn find(app: App, key: &str) -> String {
    app.statements.here().and_then(|texts| texts.get(key)).unwrap_or_default()
}
