//! Several cases on one shelf: one key a case, and one that keeps their order. Only our own keys are ever touched.
//!
//! | key | value |
//! |---|---|
//! | `one-card-guide/<id>` | the payload of the codec; a name follows after `~` |
//! | `one-card-guide/<id>/seen` | what was last seen of it (see `seen`) |
//! | `one-card-guide/case-order` | the highest id ever given, then the ids in order, with spaces between |
//!
//! The order is a convenience: a case that it does not name is found by its key, and an id is never given twice.
//! What cannot be read is listed as damaged and left where it is. Every write is read back.

use super::seen::{self, Seen};
use super::{Case, CodecError, Payload, Shelf, ShelfError, Stamp, decode, encode, fit_name};
use crate::calendar::Date;
use crate::text::Text;
use std::fmt;
use std::str::FromStr;

/// What every key of ours begins with. Sites of one account may share a shelf.
pub const PREFIX: &str = "one-card-guide/";

const ORDER: &str = "case-order";
const NAME: char = '~';

/// The name of a case in keys and routes: `1`, `2`, … in base 36, never given twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(u32);

/// A text that is no [`CaseId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseIdError;

/// A case as it stands on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: CaseId,
    /// Its name and answers.
    pub case: Case,
    /// The day it was last saved, in China.
    pub saved_on: Date,
    /// The first four bytes of the hash of the edition it was last saved with.
    pub edition: [u8; 4],
}

/// All cases of a shelf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Those that can be read, in order.
    pub entries: Vec<Entry>,
    /// One entry for each that cannot.
    pub problems: Vec<StoreProblem>,
}

/// A case that cannot be read. It stays on the shelf until the person removes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreProblem {
    /// Its id.
    pub id: CaseId,
    /// What stands there, for saving to a file.
    pub raw: String,
    /// Why it cannot be read.
    pub cause: CodecError,
}

/// Why a case could not be read or saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The shelf does not serve.
    Shelf(ShelfError),
    /// There is no such case, or no longer.
    Absent(CaseId),
    /// It is there and cannot be read; it was left as it is.
    Damaged(StoreProblem),
}

/// All cases. Damaged ones are reported beside the others and hide none.
///
/// # Errors
/// Where the shelf cannot be read at all.
pub fn list(shelf: &impl Shelf) -> Result<Listing, StoreError> {
    let mut listing = Listing::default();
    for id in ids(shelf)?.1 {
        match load(shelf, id) {
            Ok(entry) => listing.entries.push(entry),
            Err(StoreError::Damaged(problem)) => listing.problems.push(problem),
            Err(StoreError::Absent(_)) => {}
            Err(error @ StoreError::Shelf(_)) => return Err(error),
        }
    }
    Ok(listing)
}

/// One case; its name as [`fit_name`] leaves it, whatever stands there.
///
/// # Errors
/// Where it is not there, is damaged, or the shelf cannot be read.
pub fn load(shelf: &impl Shelf, id: CaseId) -> Result<Entry, StoreError> {
    let raw = shelf.get(&key(id))?.ok_or(StoreError::Absent(id))?;
    entry(id, &raw).map_err(|cause| StoreError::Damaged(StoreProblem { id, raw, cause }))
}

/// The case that a text from a shelf holds.
///
/// # Errors
/// Where it is no such text, or damaged.
pub fn entry(id: CaseId, raw: &str) -> Result<Entry, CodecError> {
    let (payload, name) = raw.split_once(NAME).unwrap_or((raw, ""));
    let Payload { shared_on, edition, facts, .. } = decode(payload)?;
    Ok(Entry { id, case: Case { name: fit_name(name).0, facts }, saved_on: shared_on, edition })
}

/// Saves a case under an id and reads it back; its name as [`fit_name`] leaves it.
///
/// # Errors
/// Where the shelf is blocked or full, or did not keep what it was given.
pub fn save(shelf: &impl Shelf, id: CaseId, case: &Case, stamp: Stamp) -> Result<(), StoreError> {
    let value = value(case, stamp);
    let (payload, _) = value.split_once(NAME).unwrap_or((&value, ""));
    decode(payload).map_err(|_| ShelfError::NotKept)?;
    shelf.set(&key(id), &value)?;
    if shelf.get(&key(id))?.as_ref() == Some(&value) { Ok(()) } else { Err(ShelfError::NotKept.into()) }
}

/// Saves a new case, last in order.
///
/// # Errors
/// As [`save`]; nothing is then left behind.
pub fn create(shelf: &impl Shelf, case: &Case, stamp: Stamp) -> Result<CaseId, StoreError> {
    let (highest, mut order) = ids(shelf)?;
    let id = free_id(highest, &order);
    save(shelf, id, case, stamp)?;
    order.push(id);
    remember(shelf, highest.max(id.0), &order);
    Ok(id)
}

/// Deletes a case, damaged or not.
///
/// # Errors
/// Where the shelf is blocked or did not let it go. A case that is not there is deleted already.
pub fn delete(shelf: &impl Shelf, id: CaseId) -> Result<(), StoreError> {
    let (highest, mut order) = ids(shelf)?;
    shelf.remove(&key(id))?;
    if shelf.get(&key(id))?.is_some() {
        return Err(ShelfError::NotKept.into());
    }
    shelf.remove(&seen_key(id))?;
    order.retain(|other| *other != id);
    remember(shelf, highest, &order);
    Ok(())
}

/// What was last seen of a case; nothing where nothing was, or where it cannot be read.
pub fn seen(shelf: &impl Shelf, id: CaseId) -> Option<Seen> {
    seen::decode(&shelf.get(&seen_key(id)).ok()??)
}

/// Keeps what is seen of a case now. Where that fails nothing is lost but the list of what has changed.
pub fn see(shelf: &impl Shelf, id: CaseId, seen: &Seen) {
    let _ = shelf.set(&seen_key(id), &seen::encode(seen));
}

/// The key under which stands what was last seen of a case.
pub fn seen_key(id: CaseId) -> String {
    format!("{PREFIX}{id}/seen")
}

/// The key under which a case stands.
pub fn key(id: CaseId) -> String {
    format!("{PREFIX}{id}")
}

/// The text that stands under the key of a case.
pub fn value(case: &Case, stamp: Stamp) -> String {
    let payload = encode(&Payload::nameless(case, stamp, ""));
    let name = fit_name(&case.name).0;
    if name.is_empty() { payload } else { format!("{payload}{NAME}{name}") }
}

/// The highest id ever given, and the ids of all cases that are there: those in the order first.
fn ids(shelf: &impl Shelf) -> Result<(u32, Vec<CaseId>), StoreError> {
    let keys = shelf.keys()?;
    let mut there: Vec<CaseId> = Vec::new();
    for id in keys.iter().filter_map(|key| key.strip_prefix(PREFIX)).filter_map(|id| id.parse().ok()) {
        if let Err(place) = there.binary_search(&id) {
            there.insert(place, id);
        }
    }
    let order = shelf.get(&format!("{PREFIX}{ORDER}"))?.unwrap_or_default();
    let mut named = order.split(' ').filter_map(|id| id.parse::<CaseId>().ok());
    let remembered = named.next().map_or(0, |id| id.0);
    let highest = there.last().map_or(0, |id| id.0).max(remembered);
    let mut ids = Vec::new();
    for id in named {
        if let Ok(place) = there.binary_search(&id) {
            ids.push(there.remove(place));
        }
    }
    ids.append(&mut there);
    Ok((highest, ids))
}

fn free_id(highest: u32, taken: &[CaseId]) -> CaseId {
    let next = highest.checked_add(1).or_else(|| (1..u32::MAX).find(|id| !taken.contains(&CaseId(*id))));
    CaseId(next.unwrap_or(u32::MAX))
}

/// Writes the order. Where that fails nothing is lost: cases are found by their keys.
fn remember(shelf: &impl Shelf, highest: u32, order: &[CaseId]) {
    let mut text = CaseId(highest).to_string();
    for id in order {
        text.push(' ');
        text.push_str(&id.to_string());
    }
    let _ = shelf.set(&format!("{PREFIX}{ORDER}"), &text);
}

impl From<ShelfError> for StoreError {
    fn from(error: ShelfError) -> Self {
        StoreError::Shelf(error)
    }
}

impl StoreError {
    /// The key of its words.
    pub fn key(&self) -> &'static str {
        match self {
            StoreError::Shelf(ShelfError::Blocked) => "store.error.blocked",
            StoreError::Shelf(ShelfError::Full) => "store.error.full",
            StoreError::Shelf(ShelfError::NotKept) => "store.error.not-kept",
            StoreError::Absent(_) => "store.error.absent",
            StoreError::Damaged(_) => "store.error.damaged",
        }
    }

    /// What went wrong, what was kept, and what to do.
    pub fn words(&self, text: &Text) -> String {
        match self {
            StoreError::Damaged(problem) => problem.words(text),
            StoreError::Absent(id) => text.fill(self.key(), &[("case", &id.to_string())]),
            StoreError::Shelf(_) => text.get(self.key()).to_owned(),
        }
    }
}

impl StoreProblem {
    /// What is wrong with the case and what to do.
    pub fn words(&self, text: &Text) -> String {
        text.fill("store.error.damaged", &[("case", &self.id.to_string())])
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let mut digits = Vec::new();
        let mut rest = self.0;
        while rest > 0 || digits.is_empty() {
            digits.push(char::from_digit(rest % 36, 36).unwrap_or('0'));
            rest /= 36;
        }
        out.write_str(&digits.iter().rev().collect::<String>())
    }
}

impl FromStr for CaseId {
    type Err = CaseIdError;

    /// Reads what [`CaseId`] prints, and nothing else: lower case, no sign, no leading zero.
    fn from_str(text: &str) -> Result<Self, CaseIdError> {
        let sound = |character: char| character.is_ascii_digit() || character.is_ascii_lowercase();
        if text.starts_with('0') || !text.chars().all(sound) {
            return Err(CaseIdError);
        }
        u32::from_str_radix(text, 36).map(CaseId).map_err(|_| CaseIdError)
    }
}
