//! Files that the person saves and opens. What stands in them is not judged here.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// No file of ours comes near this; a larger one is not read at all. In bytes.
const LARGEST: u32 = 20_000_000;

/// Milliseconds until the address of a saved file is given back.
const GIVEN_BACK_AFTER: i32 = 60_000;

/// Why a file could not be saved or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// The browser refused.
    Refused,
    /// It is far larger than anything that we write.
    TooLarge,
}

/// Offers text as a file to save. `kind` is its media type.
///
/// # Errors
/// `Refused` where the browser cannot make files.
pub fn save(name: &str, kind: &str, text: &str) -> Result<(), FileError> {
    let refused = |_| FileError::Refused;
    let parts = js_sys::Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).map_err(refused)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(refused)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(FileError::Refused)?;
    let link: HtmlAnchorElement =
        document.create_element("a").map_err(refused)?.dyn_into().map_err(|_| FileError::Refused)?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser reads the address after the click; only then may it be given back.
    let give_back = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&address);
    });
    let window = web_sys::window().ok_or(FileError::Refused)?;
    let waits =
        window.set_timeout_with_callback_and_timeout_and_arguments_0(give_back.unchecked_ref(), GIVEN_BACK_AFTER);
    waits.map(|_| ()).map_err(refused)
}

/// The text of a file that the person chose.
///
/// # Errors
/// `TooLarge` before reading; `Refused` where it cannot be read.
pub async fn read(file: File) -> Result<String, FileError> {
    if file.size() > f64::from(LARGEST) {
        return Err(FileError::TooLarge);
    }
    let text = JsFuture::from(file.text()).await.map_err(|_| FileError::Refused)?;
    text.as_string().ok_or(FileError::Refused)
}
