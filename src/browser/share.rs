//! The system's share sheet, where there is one.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

/// What came of offering something to the share sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The person has chosen where it goes.
    Done,
    /// The person has thought better of it.
    Left,
    /// The browser refused.
    Refused,
}

/// Whether there is a share sheet.
pub fn is_there() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    let share = navigator.and_then(|navigator| js_sys::Reflect::get(&navigator, &JsValue::from_str("share")).ok());
    share.is_some_and(|share| share.is_function())
}

/// Offers an address with a title. Has to be called from a tap or a key.
pub async fn share(title: &str, address: &str) -> Shared {
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(address);
    offer(&data).await
}

/// Offers a text with a title. Has to be called from a tap or a key.
pub async fn text(title: &str, text: &str) -> Shared {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    offer(&data).await
}

async fn offer(data: &ShareData) -> Shared {
    let Some(window) = web_sys::window().filter(|_| is_there()) else { return Shared::Refused };
    match JsFuture::from(window.navigator().share_with_data(data)).await {
        Ok(_) => Shared::Done,
        Err(error) => {
            let name = js_sys::Reflect::get(&error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
            if name.as_deref() == Some("AbortError") { Shared::Left } else { Shared::Refused }
        }
    }
}
