//! The error summary: what has to be put right before going on, with a way to the place.

use super::pieces::button;
use crate::app::state::App;
use crate::browser::document;
use crate::drawing::{Element, el};

/// The selector of the summary, to move the focus there.
pub const SUMMARY: &str = "#errors";

/// One error. `problem` is what is wrong, in words; `field` is the selector of the place to put it right.
///
/// The window's title says it too, until another page is shown.
pub fn summary(app: App, problem: &str, field: &'static str) -> Element {
    app.name_error();
    el("div")
        .class("error-summary")
        .id("errors")
        .focusable()
        .attr("role", "group")
        .attr("aria-labelledby", "errors-heading")
        .child(el("h2").id("errors-heading").text(app.text().get("ui.error.heading")))
        .child(button("link", problem, move || document::focus(field)))
}
