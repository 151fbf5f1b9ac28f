//! Giving a case a name, in place.

use super::pieces::button;
use crate::app::state::App;
use crate::browser::document;
use crate::case::LONGEST_NAME;
use crate::drawing::{Element, el};
use std::rc::Rc;

/// A form for a name. `id` is the id of its field; `done` is called with the new name, or with nothing when the person
/// thinks better of it.
pub fn rename(app: App, id: &str, name: &str, done: impl Fn(Option<String>) + 'static) -> Element {
    let (selector, done) = (format!("#{id}"), Rc::new(done));
    let give = done.clone();
    let field = el("input")
        .class("field__input field__input--wide")
        .id(id)
        .attr("type", "text")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("maxlength", &LONGEST_NAME.to_string())
        .attr("value", name);
    let save = el("button").attr("type", "submit").class("button button--main").text(app.text().get("ui.rename.save"));
    el("form")
        .class("rename")
        .on("submit", move |event| {
            event.prevent_default();
            give(document::value(&selector));
        })
        .child(el("label").text(app.text().get("ui.rename.label")).child(field))
        .child(save)
        .child(button("button", app.text().get("ui.cancel"), move || done(None)))
}
