//! What stands in the place of something that is fetched, until it is here: that it is on its way, or that it could not be had and
//! the way to ask for it again.

use super::pieces::{actions, button, count, heading, p};
use crate::app::state::App;
use crate::app::{language, statements};
use crate::drawing::{Element, el};

/// These words, which say what is missing, how often it was asked for in vain, so that asking again changes something that
/// can be seen, and a button that asks again.
pub fn missing(app: App, words: &str, tries: usize, again: impl Fn() + 'static) -> Element {
    let again = button("button button--main", app.text().get("ui.edition.again"), again);
    let tried = (tries > 1).then(|| p(&app.text().count("ui.edition.tried", count(tries))));
    el("div").class("notice notice--trouble").attr("role", "alert").child(p(words)).child(tried).child(actions(again))
}

/// That the rules and words could not be had; nothing where they were not missed.
pub fn no_edition(app: App) -> Option<Element> {
    let again = move || language::bring_edition(app);
    app.edition.is_missing().then(|| missing(app, app.text().get("ui.edition.missing"), app.edition.tries(), again))
}

/// What stands in the place of a page for which the rules or its part of the program are not here.
pub fn waiting(app: App) -> Vec<Element> {
    let title = |key: &str| heading(app.text().get(key));
    if let Some(notice) = no_edition(app) {
        return vec![title("ui.edition.missing.title"), notice];
    }
    if app.edition.here().is_some() && app.rest.is_missing() {
        let notice = missing(app, app.text().get("ui.edition.missing"), app.rest.tries(), move || app.want_the_rest());
        return vec![title("ui.edition.missing.title"), notice];
    }
    vec![title("ui.edition.coming")]
}

/// That the statements of law could not be had; nothing where they were not missed.
pub fn no_statements(app: App) -> Option<Element> {
    app.statements
        .is_missing()
        .then(|| missing(app, app.text().get("ui.law.missing"), app.statements.tries(), move || statements::ask(app)))
}
