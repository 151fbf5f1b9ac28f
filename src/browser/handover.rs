//! From one program of the page to the other: the quick one leaves, the one with every page comes and takes what was only
//! in memory. The script in index.html fetches and starts it.

use super::{listen, tell};
use std::cell::Cell;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// Where the texts wait, as a property of the window.
const PLACE: &str = "oneCardGuideLeaves";
const WANTED: &str = "one-card-guide:everything";
const MISSING: &str = "one-card-guide:missing";
const SOON: &str = "one-card-guide:soon";

thread_local! {
    static LEFT: Cell<bool> = const { Cell::new(false) };
}

/// The program with every page will be wanted: its files are fetched ahead, unless it is here.
pub fn expect() {
    tell(SOON);
}

/// Leaves the page to the program with every page, with texts that it will find. From now on this program hears nothing.
pub fn leave(texts: &[(String, String)]) {
    let Some(window) = web_sys::window() else { return };
    let pairs = js_sys::Array::new();
    for (key, text) in texts {
        pairs.push(&js_sys::Array::of2(&JsValue::from_str(key), &JsValue::from_str(text)));
    }
    let _ = js_sys::Reflect::set(&window, &JsValue::from_str(PLACE), &pairs);
    LEFT.set(true);
    tell(WANTED);
}

/// The texts that the program before this one has left, once; nothing where there was none.
pub fn left_behind() -> Option<Vec<(String, String)>> {
    let window = web_sys::window()?;
    let place = JsValue::from_str(PLACE);
    let pairs = js_sys::Reflect::get(&window, &place).unwrap_or_default();
    let _ = js_sys::Reflect::delete_property(&window, &place);
    let text = |pair: &js_sys::Array, at: u32| pair.get(at).as_string().unwrap_or_default();
    let pair = |pair: JsValue| {
        let pair = js_sys::Array::from(&pair);
        (text(&pair, 0), text(&pair, 1))
    };
    js_sys::Array::is_array(&pairs).then(|| js_sys::Array::from(&pairs).iter().map(pair).collect())
}

/// Whether this program has left the page.
pub fn has_left() -> bool {
    LEFT.get()
}

/// Calls `missing` when the other program could not be had; the page is this program's again.
pub fn on_missing(missing: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        listen::<Event>(&window, MISSING, move |_| {
            LEFT.set(false);
            missing();
        });
    }
}
