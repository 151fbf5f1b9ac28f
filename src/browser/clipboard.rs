//! The clipboard, where the browser lets us.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The browser has no clipboard for us, or the person refused it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// Puts text on the clipboard. Has to be called from a tap or a key.
///
/// # Errors
/// `Refused` where the page is not secure, the browser is old, or the person said no.
pub async fn copy(text: &str) -> Result<(), Refused> {
    let navigator = web_sys::window().ok_or(Refused)?.navigator();
    // An insecure page has no clipboard at all, and calling it would throw.
    let present = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|it| it.is_object());
    if !present {
        return Err(Refused);
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.map(|_| ()).map_err(|_| Refused)
}
