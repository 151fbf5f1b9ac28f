//! Files beside the program, on the same host: fetched when somebody asks for what is in them, never before.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The file could not be had: no network, or the host no longer has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreachable;

/// A JSON object of texts, as it was fetched.
#[derive(Clone, Debug)]
pub struct Texts(JsValue);

impl Texts {
    /// The text under a key.
    pub fn get(&self, key: &str) -> Option<String> {
        js_sys::Reflect::get(&self.0, &JsValue::from_str(key)).ok()?.as_string()
    }
}

/// Fetches a JSON object of texts by the name of its file.
///
/// # Errors
/// `Unreachable` where there is no such file to be had.
pub async fn texts(name: &str) -> Result<Texts, Unreachable> {
    let fetched = async {
        let window = web_sys::window()?;
        let response: Response = JsFuture::from(window.fetch_with_str(name)).await.ok()?.dyn_into().ok()?;
        let object = response.ok().then(|| response.json().ok()).flatten()?;
        JsFuture::from(object).await.ok()
    };
    fetched.await.filter(JsValue::is_object).map(Texts).ok_or(Unreachable)
}
