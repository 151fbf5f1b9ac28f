//! Printing, where the browser can, and word of it before and after, by whatever way it was asked for.

use super::listen;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// Where the browser is with printing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// It is about to lay the page out for paper: what is to be on it must stand there before the event ends.
    Before,
    /// The page is the screen's again.
    After,
}

/// Whether the browser prints.
pub fn is_there() -> bool {
    let print = web_sys::window().and_then(|window| js_sys::Reflect::get(&window, &JsValue::from_str("print")).ok());
    print.is_some_and(|print| print.is_function())
}

/// Opens the browser's own window for printing. `false` where it has none.
pub fn print() -> bool {
    is_there() && web_sys::window().is_some_and(|window| window.print().is_ok())
}

/// Calls `heard` before the page is laid out for paper, and afterwards.
pub fn on_change(heard: impl Fn(Moment) + Clone + 'static) {
    if let Some(window) = web_sys::window() {
        let ended = heard.clone();
        listen::<Event>(&window, "beforeprint", move |_| heard(Moment::Before));
        listen::<Event>(&window, "afterprint", move |_| ended(Moment::After));
    }
}
