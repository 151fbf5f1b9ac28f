//! What only a browser has: clock, address, storage, clipboard, files, focus. Thin, one thing per file.
//!
//! Nothing else in the house touches `window`. Nothing here knows a case, a rule or a word of the interface.

pub mod broken;
pub mod clipboard;
pub mod clock;
pub mod document;
pub mod fetch;
pub mod files;
mod later;
pub mod leaving;
pub mod location;
pub mod printing;
pub mod random;
pub mod share;
pub mod storage;
pub mod tabs;
pub mod updates;

pub use later::later;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Tells the script of the page something, as an event of this name.
fn tell(name: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(name)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Calls `heard` for every event of this name, as long as the page lives.
fn listen<E: JsCast>(target: &EventTarget, name: &str, heard: impl Fn(E) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if let Ok(event) = event.dyn_into::<E>() {
            heard(event);
        }
    });
    if target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).is_ok() {
        // The page and its listeners end together.
        closure.forget();
    }
}
