//! Printing, where the browser can.

use wasm_bindgen::JsValue;

/// Whether the browser prints.
pub fn is_there() -> bool {
    let print = web_sys::window().and_then(|window| js_sys::Reflect::get(&window, &JsValue::from_str("print")).ok());
    print.is_some_and(|print| print.is_function())
}

/// Opens the browser's own window for printing. `false` where it has none.
pub fn print() -> bool {
    is_there() && web_sys::window().is_some_and(|window| window.print().is_ok())
}
