//! That something which is fetched could not be had, and the way to ask for it again.

use super::pieces::{actions, button, p};
use crate::app::state::App;
use crate::drawing::{Element, el};

/// These words, which say what is missing, and a button that asks again.
pub fn missing(app: App, words: &str, again: impl Fn() + 'static) -> Element {
    let again = button("button button--main", app.text().get("ui.edition.again"), again);
    el("div").class("notice notice--trouble").attr("role", "alert").child(p(words)).child(actions(again))
}
