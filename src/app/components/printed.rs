//! A page for paper: the button that prints it, or the words that this browser cannot.

use super::pieces::{button, p};
use crate::app::paper;
use crate::app::state::App;
use crate::browser::printing;
use crate::drawing::Element;

/// The button with the words under this key.
pub fn print(app: App, key: &str) -> Element {
    let text = app.text();
    if !printing::is_there() {
        return p(text.get("ui.print.none")).class("faint");
    }
    button("button", text.get(key), move || {
        if !paper::print() {
            app.say("ui.print.none");
        }
    })
}
