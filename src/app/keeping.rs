//! Where the cases of this visit are kept: the browser's storage, or memory where it is blocked. What a case is, is `case`'s.

use crate::browser::chance;
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

/// What the id of a case in hand that is not saved stands under, between two programs.
const HELD: &str = "held";

/// Under which key a random number of this browser stands.
const IDENTITY: &str = "one-card-guide/identity";
/// Under which key the language stands.
const LANGUAGE: &str = "one-card-guide/language";

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

/// What is only in memory, as texts that [`take_over`] reads: all cases where the browser's storage is blocked, and a case in
/// hand that could not be saved.
pub fn unsaved(held: Option<&Held>, stamp: Stamp) -> Vec<(String, String)> {
    let text = |key: String| Some((MEMORY.with(|memory| memory.get(&key)).ok()??, key)).map(|(text, key)| (key, text));
    let mut texts: Vec<_> = MEMORY.with(Memory::keys).unwrap_or_default().into_iter().filter_map(text).collect();
    if let Some(held) = held.filter(|held| held.case != held.saved) {
        let memory = Memory::default();
        let key = store::key(held.id);
        if let (Ok(()), Ok(Some(text))) = (store::save(&memory, held.id, &held.case, stamp), memory.get(&key)) {
            texts.push((HELD.to_owned(), held.id.to_string()));
            texts.push((key, text));
        }
    }
    texts
}

/// Keeps what [`unsaved`] told, and gives the case that was in hand.
pub fn take_over(texts: &[(String, String)]) -> Option<Held> {
    for (key, text) in texts {
        // Memory is never full.
        let _ = MEMORY.with(|memory| memory.set(key, text));
    }
    let (_, id) = texts.iter().find(|(key, _)| key == HELD)?;
    let entry = MEMORY.with(|memory| store::load(memory, id.parse().ok()?).ok())?;
    Some(Held { id: entry.id, saved: Case::default(), case: entry.case })
}

/// The tag of the language that the person has chosen, where there is one.
pub fn language() -> Option<String> {
    Shelves.get(LANGUAGE).ok()?
}

/// Keeps the person's choice of a language; where it cannot be kept it holds for this visit.
pub fn keep_language(tag: &str) {
    let _ = Shelves.set(LANGUAGE, tag);
}

/// What sets the calendar entries of a case apart from those of anybody else: the same at every call, from this browser.
pub fn identity(id: CaseId) -> String {
    let kept = Shelves.get(IDENTITY).ok().flatten().or_else(|| {
        let digits = chance::digits()?;
        // Where it cannot be kept, a second file doubles the entries of the first.
        let _ = Shelves.set(IDENTITY, &digits);
        Some(digits)
    });
    [kept.unwrap_or_default(), id.to_string()].join("/")
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
