//! The cases of this visit: the desk before the browser's storage. What a case is, and what becomes of it, is `case`'s.

use crate::browser::storage::LocalShelf;
use crate::browser::{leaving, random};
use crate::case::seen::{Remembered, Seen};
use crate::case::{Case, CaseId, Desk, Entry, Listing, Stamp, Standing, StoreError, Unsaved};
use crate::engine::{Answer, FactId, Ruleset};

/// Where cases are kept.
type Place = LocalShelf;

thread_local! {
    static DESK: Desk<Place> = Desk::default();
}

/// Under which key a random number of this browser stands.
const IDENTITY: &str = "one-card-guide/identity";
/// Under which key the language stands.
const LANGUAGE: &str = "one-card-guide/language";

/// Does something at the desk. While anything lies there that is in no file either, the browser asks before the page is left.
fn change<T>(act: impl FnOnce(&Desk<Place>) -> T) -> T {
    let done = DESK.with(act);
    watch();
    done
}

fn watch() {
    if unsaved().iter().all(|unsaved| unsaved.standing == Standing::Filed) {
        leaving::let_go()
    } else {
        leaving::ask_first()
    }
}

/// All cases, and why the browser's storage cannot be read, where it cannot.
pub fn list() -> (Listing, Option<StoreError>) {
    DESK.with(Desk::list)
}

/// One case.
///
/// # Errors
/// Where it is not there or damaged.
pub fn load(id: CaseId) -> Result<Entry, StoreError> {
    DESK.with(|desk| desk.load(id))
}

/// One that a page has: see [`Desk::look_again`].
pub fn look_again(held: &Entry) -> Entry {
    DESK.with(|desk| desk.look_again(held))
}

/// Makes a case.
pub fn create(case: &Case, stamp: Stamp) -> Entry {
    change(|desk| desk.create(case, stamp, random::number()))
}

/// Puts cases back that were saved as they stood in a browser; says how many were not here.
pub fn restore(entries: &[Entry], stamp: Stamp) -> usize {
    change(|desk| entries.iter().filter(|entry| desk.restore(entry, stamp, random::number())).count())
}

/// Changes one answer.
pub fn answer(held: &Entry, rules: &Ruleset, fact: FactId, given: Answer, stamp: Stamp) -> Entry {
    change(|desk| desk.answer(held, rules, fact, given, stamp))
}

/// Renames a case.
pub fn rename(held: &Entry, name: &str, stamp: Stamp) -> Entry {
    change(|desk| desk.rename(held, name, stamp))
}

/// Tries once more to save what is not saved. Whether something was.
pub fn settle(stamp: Stamp) -> bool {
    change(|desk| desk.settle(stamp))
}

/// What is not saved.
pub fn unsaved() -> Vec<Unsaved> {
    DESK.with(Desk::unsaved)
}

/// Why a case that a page has is no longer in the storage.
pub fn lost(id: CaseId) -> Option<StoreError> {
    DESK.with(|desk| desk.lost(id))
}

/// Saves a case that was deleted elsewhere.
pub fn keep(id: CaseId, stamp: Stamp) {
    change(|desk| desk.keep(id, stamp));
}

/// Takes note that a case is in a file.
pub fn note_filed(id: CaseId) {
    change(|desk| desk.note_filed(id));
}

/// Deletes a case.
///
/// # Errors
/// Where the storage does not let it go.
pub fn delete(id: CaseId, stamp: Stamp) -> Result<(), StoreError> {
    change(|desk| desk.delete(id, stamp))
}

/// The case that was deleted last.
pub fn deleted() -> Option<Entry> {
    DESK.with(Desk::deleted)
}

/// Puts it back.
///
/// # Errors
/// Where it was damaged and the storage does not take it.
pub fn undo(stamp: Stamp) -> Result<(), StoreError> {
    change(|desk| desk.undo(stamp))
}

/// What was last seen of a case.
pub fn seen(id: CaseId) -> Option<Remembered> {
    DESK.with(|desk| desk.seen(id))
}

/// Keeps what is seen of a case now.
pub fn see(id: CaseId, seen: &Seen) {
    DESK.with(|desk| desk.see(id, seen));
}

/// The tag of the language that the person has chosen, where there is one.
pub fn language() -> Option<String> {
    DESK.with(|desk| desk.text(LANGUAGE))
}

/// Keeps the person's choice of a language; where it cannot be kept it holds for this visit.
pub fn keep_language(tag: &str) {
    DESK.with(|desk| desk.put_text(LANGUAGE, tag));
}

/// What sets the calendar entries of a case apart from those of anybody else: the same at every call, from this browser.
pub fn identity(id: CaseId) -> String {
    let kept = DESK.with(|desk| desk.text(IDENTITY)).unwrap_or_else(|| {
        let digits = format!("{:08x}{:08x}", random::number(), random::number());
        // Where it cannot be kept, a file of another visit doubles the entries of this one.
        DESK.with(|desk| desk.put_text(IDENTITY, &digits));
        digits
    });
    [kept, id.to_string()].join("/")
}
