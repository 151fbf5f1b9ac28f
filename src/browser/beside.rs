//! Files beside the program, on the same host: fetched when somebody asks for what is in them, never before.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The file could not be had: no network, or the host no longer has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreachable;

/// How far a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Nobody has asked.
    Away,
    /// On its way.
    Coming,
    /// Here.
    Here,
    /// It could not be had.
    Missing,
}

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
    let object = content(name, Response::json).await.filter(JsValue::is_object);
    object.map(Texts).ok_or(Unreachable)
}

/// Fetches a file's bytes by its name.
///
/// # Errors
/// `Unreachable` where there is no such file to be had.
pub async fn bytes(name: &str) -> Result<Vec<u8>, Unreachable> {
    let buffer = content(name, Response::array_buffer).await;
    buffer.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec()).ok_or(Unreachable)
}

async fn content(name: &str, read: fn(&Response) -> Result<js_sys::Promise, JsValue>) -> Option<JsValue> {
    let window = web_sys::window()?;
    let response: Response = JsFuture::from(window.fetch_with_str(name)).await.ok()?.dyn_into().ok()?;
    let content = response.ok().then(|| read(&response).ok()).flatten()?;
    JsFuture::from(content).await.ok()
}
