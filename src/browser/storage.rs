//! The browser's local storage as a shelf. Which texts stand on it is `case::store`'s; what its errors say is the text's.
//!
//! The library underneath panics where storage is blocked, so every use asks the browser for it first. Texts are stored as
//! they are: its JSON would cost bytes and say nothing.

use crate::case::{Shelf, ShelfError};
use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

/// The local storage of this origin, which other sites of the same account may share.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalShelf;

impl Shelf for LocalShelf {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        storage()?.get_item(key).map_err(|_| ShelfError::Blocked)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        storage()?.set_item(key, value).map_err(|error| reason(&error))
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        storage()?.remove_item(key).map_err(|_| ShelfError::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        let storage = storage()?;
        let length = storage.length().map_err(|_| ShelfError::Blocked)?;
        (0..length).filter_map(|at| storage.key(at).map_err(|_| ShelfError::Blocked).transpose()).collect()
    }
}

/// The storage, where there is one: it may be missing, or asking for it may throw.
fn storage() -> Result<Storage, ShelfError> {
    let there = web_sys::window().is_some_and(|window| window.local_storage().is_ok_and(|storage| storage.is_some()));
    if there { Ok(LocalStorage::raw()) } else { Err(ShelfError::Blocked) }
}

/// Browsers name the exception for want of room in two ways.
fn reason(error: &JsValue) -> ShelfError {
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    if name.contains("Quota") || name.contains("QUOTA") { ShelfError::Full } else { ShelfError::Blocked }
}
