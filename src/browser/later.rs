//! Work that waits for the browser: a file, a network, the clipboard.

use std::pin::Pin;

/// Does some work as far as it can be done, and the rest when what it waits for has come.
///
/// All work is boxed into one type: each type of its own would bring its own copy of what drives it.
pub fn later(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}
