//! The browser's local storage as a shelf. Which texts stand on it is `case::store`'s; what its errors say is the text's.
//!
//! The library underneath panics where storage is blocked, so every use asks the browser for it first.

use crate::case::{Shelf, ShelfError};
use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, Storage as _};
use web_sys::Storage;

/// The local storage of this origin, which other sites of the same account may share.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalShelf;

impl Shelf for LocalShelf {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        let raw = storage()?.get_item(key).map_err(|_| ShelfError::Blocked)?;
        // What is no JSON string was not written by this page: it is handed on as it stands, to be reported.
        Ok(raw.map(|raw| serde_json::from_str(&raw).unwrap_or(raw)))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        storage()?;
        LocalStorage::set(key, value).map_err(|error| reason(&error))
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
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(ShelfError::Blocked)
}

/// Browsers name the exception for want of room in two ways.
fn reason(error: &StorageError) -> ShelfError {
    match error {
        StorageError::JsError(error) if error.name.contains("Quota") || error.name.contains("QUOTA") => {
            ShelfError::Full
        }
        StorageError::JsError(_) => ShelfError::Blocked,
        StorageError::SerdeError(_) | StorageError::KeyNotFound(_) => ShelfError::NotKept,
    }
}
