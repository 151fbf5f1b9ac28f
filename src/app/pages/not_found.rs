//! What is said where an address has no page.

use crate::app::components::pieces::{actions, heading, lead, link};
use crate::app::state::App;
use crate::case::CaseId;
use crate::drawing::{Element, el};

/// The most characters of an address that are repeated to the person.
const LONGEST: usize = 120;

/// The page for an address that has none; `text` is the address as it stood.
pub fn not_found(app: App, text: &str) -> Vec<Element> {
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    vec![
        heading(app.text().get("ui.not-found.title")),
        lead(app.text().get("ui.not-found.body")),
        el("p").class("section").child(el("code").text(&shown)),
        to_start(app),
    ]
}

/// The page for something that is not there or cannot be read; `why` says so.
pub fn unavailable(app: App, title: &str, why: &str) -> Vec<Element> {
    vec![heading(app.text().get(title)), lead(why), to_start(app)]
}

/// The page for a case that is not here.
pub fn no_case(app: App, id: CaseId) -> Vec<Element> {
    unavailable(app, "ui.no-case.title", &app.missing(id).unwrap_or_default())
}

fn to_start(app: App) -> Element {
    actions(link("button button--main", "#/", app.text().get("ui.to-start")))
}
