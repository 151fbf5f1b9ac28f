//! Files beside the program, on the same host: fetched when somebody asks for what is in them, never before.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use super::updates;

/// The file could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreachable {
    /// No network, or what came is not what it should be.
    Now,
    /// The host answers and has no such file.
    Gone,
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

/// Fetches a JSON object of texts by the name of its file, which is one of this release.
///
/// # Errors
/// `Unreachable` where there is no such file to be had.
pub async fn texts(name: &str) -> Result<Texts, Unreachable> {
    let object = |object: JsValue| object.is_object().then_some(Texts(object));
    of_this_release(content(name, Response::json, object).await)
}

/// Fetches a file of this release by its name and unpacks its bytes.
///
/// # Errors
/// `Unreachable` where there is no such file to be had, or what came cannot be unpacked.
pub async fn unpacked<T>(name: &str, unpack: impl Fn(Vec<u8>) -> Option<T>) -> Result<T, Unreachable> {
    of_this_release(unpacked_if_there(name, unpack).await)
}

/// The same of a file that this release need not have.
///
/// # Errors
/// As [`unpacked`].
pub async fn unpacked_if_there<T>(name: &str, unpack: impl Fn(Vec<u8>) -> Option<T>) -> Result<T, Unreachable> {
    content(name, Response::array_buffer, |buffer| unpack(js_sys::Uint8Array::new(&buffer).to_vec())).await
}

/// A host that has not got a file of this release has another release: the person hears of it.
fn of_this_release<T>(came: Result<T, Unreachable>) -> Result<T, Unreachable> {
    if matches!(came, Err(Unreachable::Gone)) {
        updates::release_is_gone();
    }
    came
}

/// Asks for a file, and where what the browser had kept of it does not serve, an error among it, asks the host itself.
async fn content<T>(
    name: &str,
    read: fn(&Response) -> Result<js_sys::Promise, JsValue>,
    unpack: impl Fn(JsValue) -> Option<T>,
) -> Result<T, Unreachable> {
    let mut why = Unreachable::Now;
    for cache in [RequestCache::Default, RequestCache::Reload] {
        let response = response(name, cache).await;
        why = match &response {
            Some(response) if matches!(response.status(), 404 | 410) => Unreachable::Gone,
            _ => Unreachable::Now,
        };
        let content = response.filter(Response::ok).and_then(|response| read(&response).ok());
        if let Some(content) = content
            && let Ok(content) = JsFuture::from(content).await
            && let Some(unpacked) = unpack(content)
        {
            return Ok(unpacked);
        }
    }
    Err(why)
}

async fn response(name: &str, cache: RequestCache) -> Option<Response> {
    let how = RequestInit::new();
    how.set_cache(cache);
    let coming = web_sys::window()?.fetch_with_str_and_init(name, &how);
    JsFuture::from(coming).await.ok()?.dyn_into().ok()
}
