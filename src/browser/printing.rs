//! Printing, where the browser can, and word of it before and after, by whatever way it was asked for.

use super::listen;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// Whether the browser prints.
pub fn is_there() -> bool {
    let print = web_sys::window().and_then(|window| js_sys::Reflect::get(&window, &JsValue::from_str("print")).ok());
    print.is_some_and(|print| print.is_function())
}

/// Opens the browser's own window for printing. `false` where it has none.
pub fn print() -> bool {
    is_there() && web_sys::window().is_some_and(|window| window.print().is_ok())
}

/// Calls `heard` with true before the page is laid out for paper, and with false afterwards.
pub fn on_change(heard: impl Fn(bool) + Clone + 'static) {
    if let Some(window) = web_sys::window() {
        let ended = heard.clone();
        listen::<Event>(&window, "beforeprint", move |_| heard(true));
        listen::<Event>(&window, "afterprint", move |_| ended(false));
    }
}
