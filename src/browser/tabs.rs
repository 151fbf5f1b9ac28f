//! Other tabs of the same browser: they tell us when they have stored something.

use super::listen;
use web_sys::StorageEvent;

/// Calls `changed` with the key that another tab has written or removed; with none when it has emptied the store.
pub fn on_change(changed: impl Fn(Option<String>) + 'static) {
    if let Some(window) = web_sys::window() {
        listen::<StorageEvent>(&window, "storage", move |event| changed(event.key()));
    }
}
