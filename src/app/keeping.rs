//! Where the cases of this visit are kept: the browser's storage, or memory where it is blocked. What a case is, is `case`'s.

use crate::browser::storage::LocalShelf;
use crate::case::seen::Seen;
use crate::case::store::{self, Entry, Listing};
use crate::case::{Case, CaseId, Held, Memory, Shelf, ShelfError, Stamp, StoreError, answer_in};
use crate::engine::{Answer, FactId, Ruleset};

thread_local! {
    /// Cases that could not be saved in the browser: gone when the page is closed.
    static MEMORY: Memory = Memory::default();
}

/// All cases, and why the browser's storage cannot be read, where it cannot.
pub fn list() -> (Listing, Option<StoreError>) {
    match store::list(&Shelves) {
        Ok(listing) => (listing, blocked()),
        Err(error) => (Listing::default(), Some(error)),
    }
}

/// One case.
///
/// # Errors
/// Where it is not there or damaged.
pub fn load(id: CaseId) -> Result<Entry, StoreError> {
    store::load(&Shelves, id)
}

/// An id that no saved case reaches: the last one that there can be. For a case that is only in hand.
const UNSAVED: &str = "1z141z3";

/// Saves a new case. It comes back also where it could not be saved; the error says so.
pub fn create(case: &Case, stamp: Stamp) -> (Option<Held>, Option<StoreError>) {
    match store::create(&Shelves, case, stamp) {
        Ok(id) => (Some(Held { id, saved: case.clone(), case: case.clone() }), blocked()),
        Err(error) => {
            let held = |id| Held { id, saved: Case::default(), case: case.clone() };
            (UNSAVED.parse().ok().map(held), Some(error))
        }
    }
}

/// Changes one answer; see [`answer_in`].
pub fn answer(held: &Held, rules: &Ruleset, fact: FactId, given: Answer, stamp: Stamp) -> (Held, Option<StoreError>) {
    told(answer_in(&Shelves, held, rules, fact, given, stamp))
}

/// Renames a case; see [`crate::case::rename`].
pub fn rename(held: &Held, name: &str, stamp: Stamp) -> (Held, Option<StoreError>) {
    told(crate::case::rename(&Shelves, held, name, stamp))
}

/// What was last seen of a case.
pub fn seen(id: CaseId) -> Option<Seen> {
    store::seen(&Shelves, id)
}

/// Keeps what is seen of a case now.
pub fn see(id: CaseId, seen: &Seen) {
    store::see(&Shelves, id, seen);
}

/// Deletes a case.
///
/// # Errors
/// Where the storage does not let it go.
pub fn delete(id: CaseId) -> Result<(), StoreError> {
    store::delete(&Shelves, id)
}

/// What the person is told of a save: a case that never found room was not deleted, and memory is no storage.
fn told((held, error): (Held, Option<StoreError>)) -> (Held, Option<StoreError>) {
    let error = match error {
        Some(StoreError::Absent(id)) if id.to_string() == UNSAVED => Some(StoreError::Shelf(ShelfError::NotKept)),
        other => other.or_else(blocked),
    };
    (held, error)
}

fn blocked() -> Option<StoreError> {
    (LocalShelf.keys() == Err(ShelfError::Blocked)).then_some(StoreError::Shelf(ShelfError::Blocked))
}

/// The browser's storage; memory for this visit where it is blocked.
struct Shelves;

impl Shelves {
    fn or_memory<T>(
        browser: Result<T, ShelfError>,
        memory: impl FnOnce(&Memory) -> Result<T, ShelfError>,
    ) -> Result<T, ShelfError> {
        match browser {
            Err(ShelfError::Blocked) => MEMORY.with(memory),
            other => other,
        }
    }
}

impl Shelf for Shelves {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Self::or_memory(LocalShelf.get(key), |memory| memory.get(key))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        Self::or_memory(LocalShelf.set(key, value), |memory| memory.set(key, value))
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        Self::or_memory(LocalShelf.remove(key), |memory| memory.remove(key))
    }

    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        Self::or_memory(LocalShelf.keys(), Memory::keys)
    }
}
