//! Leaving the page, by closing it or for another address: the browser asks the person first, in its own words, while it is
//! told to. It is told by the window's one place for that, so that the program that comes next can take it back.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

thread_local! {
    static ASK: Closure<dyn Fn(Event)> = Closure::new(|event: Event| {
        event.prevent_default();
        // What older browsers look at.
        let _ = js_sys::Reflect::set(&event, &JsValue::from_str("returnValue"), &JsValue::TRUE);
    });
}

/// From now on the browser asks.
pub fn ask_first() {
    ASK.with(|ask| set(Some(ask.as_ref().unchecked_ref())));
}

/// From now on the browser does not ask.
pub fn let_go() {
    set(None);
}

fn set(ask: Option<&js_sys::Function>) {
    if let Some(window) = web_sys::window() {
        window.set_onbeforeunload(ask);
    }
}
