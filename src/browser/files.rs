//! Files that the person saves and opens. What stands in them is not judged here.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Milliseconds until the address of a saved file is given back.
const GIVEN_BACK_AFTER: i32 = 60_000;

/// Why a file could not be saved or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// The browser refused.
    Refused,
    /// It is larger than what was wanted.
    TooLarge {
        /// How large.
        bytes: usize,
    },
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

/// The text of a file that the person chose, if it has at most so many bytes.
///
/// # Errors
/// `TooLarge` before reading; `Refused` where it cannot be read or is no text.
pub async fn read(file: File, most: usize) -> Result<String, FileError> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the size of a file is a whole number, and one that does not fit is too large all the same"
    )]
    let bytes = file.size() as usize;
    if bytes > most {
        return Err(FileError::TooLarge { bytes });
    }
    let text = JsFuture::from(file.text()).await.map_err(|_| FileError::Refused)?;
    // What is no text grows: each byte that is none is read as a sign of three.
    text.as_string().filter(|text| text.len() <= most).ok_or(FileError::Refused)
}
