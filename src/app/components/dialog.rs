//! A question that must be answered before anything is lost: the browser's own modal dialog.

use crate::drawing::{Content, Element, el};

/// A dialog that its opener shows by its id. `heading` names it; `content` is its words and buttons.
pub fn dialog(id: &'static str, heading: Element, content: impl Content) -> Element {
    let heading = el("h2").id("dialog-heading").child(heading);
    el("dialog").class("dialog").id(id).attr("aria-labelledby", "dialog-heading").child(heading).child(content)
}
