//! The address: its hash says which page is shown. What a hash means is the route's business.

use super::listen;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// The part of the address from `#` on, as text: percent signs are read where they can be.
pub fn hash() -> String {
    let raw = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    match js_sys::decode_uri_component(&raw) {
        Ok(read) => read.into(),
        Err(_) => raw,
    }
}

/// The address of the app without its hash.
pub fn address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Another address, as a new entry of the browser's history; no `hashchange` follows.
pub fn go(hash: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // An address of our own making is never refused.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Puts another address in the place of this entry of the history; no `hashchange` follows.
pub fn replace(hash: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// One entry back in the browser's history.
pub fn back() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Loads the page once more from its host.
pub fn load_anew() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Calls `changed` whenever the hash has changed.
pub fn on_change(changed: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        listen::<Event>(&window, "hashchange", move |_| changed());
    }
}
