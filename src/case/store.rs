//! Several cases on one shelf: one key a case, and one that keeps their order. Only our own keys are ever touched.
//!
//! | key | value |
//! |---|---|
//! | `one-card-guide/<id>` | the payload of the codec; a name follows after `~` |
//! | `one-card-guide/<id>/seen` | what was last seen of it (see `seen`) |
//! | `one-card-guide/case-order` | the highest id, for releases that counted on from it; then the ids in order, with spaces between |
//!
//! The order is a convenience: a case that it does not name is found by its key.
//!
//! **What counts as a case** is what decodes as one. Our keys may have neighbours, such as `one-card-guide/theme`, whose names
//! read as ids: they are never listed, never written over and never deleted. A text that does not decode is a damaged case of
//! ours, and said to be, only where it was known as one before: what was seen of it stands beside it, or the order names it
//! and it is no word: one sign, or a digit first, as in all ids that are given now. (Earlier releases took their neighbours'
//! keys into the order.) It is left where it is. Every write is read back.

use super::seen::{self, Remembered};
use super::{Case, CodecError, Payload, Shelf, ShelfError, Stamp, decode, encode, fit_name};
use crate::text::Text;
use std::fmt;
use std::str::FromStr;

/// What every key of ours begins with. Sites of one account may share a shelf.
pub const PREFIX: &str = "one-card-guide/";

const ORDER: &str = "case-order";
const NAME: char = '~';

/// A case without a name is told by its number, which goes no higher: the text of an id has room for no more.
const HIGHEST: u32 = 199;
/// How many ids there are of each number.
const CHANCES: u32 = 36 * 36 * 36 * 36;

/// The name of a case in keys and routes: its number, and four signs (base 36) that chance has chosen, so that tabs which make
/// cases at the same moment give them different ids. Earlier releases counted: `1`, `2`, … in base 36.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(u32);

/// A text that is no [`CaseId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseIdError;

/// A case under its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: CaseId,
    /// Its name and answers.
    pub case: Case,
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
    for found in all(shelf)? {
        match found {
            Ok(entry) => listing.entries.push(entry),
            Err(problem) => listing.problems.push(problem),
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
    match read(id, &raw) {
        Ok(entry) => Ok(entry),
        Err(cause) if was_a_case(shelf, id)? => Err(StoreError::Damaged(StoreProblem { id, raw, cause })),
        Err(_) => Err(StoreError::Absent(id)),
    }
}

/// The case that a text under its key says.
pub(super) fn read(id: CaseId, raw: &str) -> Result<Entry, CodecError> {
    let (payload, name) = raw.split_once(NAME).unwrap_or((raw, ""));
    Ok(Entry { id, case: Case { name: fit_name(name).0, facts: decode(payload)?.facts } })
}

/// Whether a text that does not decode was a case of ours once.
fn was_a_case(shelf: &impl Shelf, id: CaseId) -> Result<bool, StoreError> {
    let text = id.to_string();
    let given = text.len() == 1 || text.starts_with(|first: char| first.is_ascii_digit());
    Ok(seen(shelf, id).is_some() || given && order(shelf)?.contains(&id))
}

/// Saves a case under an id and reads it back; its name as [`fit_name`] leaves it.
///
/// # Errors
/// Where the shelf is blocked or full, or did not keep what it was given.
pub fn save(shelf: &impl Shelf, id: CaseId, case: &Case, stamp: Stamp) -> Result<(), StoreError> {
    let value = value(case, stamp);
    let (payload, _) = value.split_once(NAME).unwrap_or((&value, ""));
    decode(payload).map_err(|_| ShelfError::NotKept)?;
    put(shelf, &key(id), &value)
}

/// Puts a text under a key and reads it back.
pub(super) fn put(shelf: &impl Shelf, key: &str, text: &str) -> Result<(), StoreError> {
    shelf.set(key, text)?;
    if shelf.get(key)?.as_deref() == Some(text) { Ok(()) } else { Err(ShelfError::NotKept.into()) }
}

/// An id for a new case: the next number, and what `chance` makes of it. No text stands under it, and none of `others` has it.
pub fn new_id(shelf: &impl Shelf, others: &[CaseId], chance: u32) -> CaseId {
    let mut number = 0;
    for id in ids(shelf).unwrap_or_default().iter().chain(others) {
        if (number..HIGHEST).contains(&id.number()) {
            number = id.number();
        }
    }
    let mut id = CaseId::new(number + 1, chance);
    // There are so many that one is free.
    for turn in 1..CHANCES {
        if !others.contains(&id) && !matches!(shelf.get(&key(id)), Ok(Some(_))) {
            break;
        }
        id = CaseId::new(number + 1, chance.wrapping_add(turn));
    }
    id
}

/// Saves a new case, last in order; or one that was deleted, in the place that it had. The places of `others` are kept too,
/// where they are not there.
///
/// # Errors
/// As [`save`]; nothing is then left behind. A text of somebody else's that stands under this id is not written over.
pub fn add(shelf: &impl Shelf, id: CaseId, others: &[CaseId], case: &Case, stamp: Stamp) -> Result<(), StoreError> {
    let there = ids(shelf)?;
    if shelf.get(&key(id))?.is_some() {
        return Err(ShelfError::NotKept.into());
    }
    save(shelf, id, case, stamp)?;
    let mut order = order(shelf)?;
    order.retain(|named| *named == id || there.contains(named) || others.contains(named));
    for new in there.iter().chain([&id]) {
        if !order.contains(new) {
            order.push(*new);
        }
    }
    // Where it cannot be written nothing is lost: cases are found by their keys.
    let mut text = order.iter().max().map(CaseId::to_string).unwrap_or_default();
    for id in order {
        text.push(' ');
        text.push_str(&id.to_string());
    }
    let _ = shelf.set(&order_key(), &text);
    Ok(())
}

/// Deletes a case, damaged or not. Its place in the order is kept for a while, should it come back.
///
/// # Errors
/// Where it is not there, or the shelf is blocked or did not let it go.
pub fn delete(shelf: &impl Shelf, id: CaseId) -> Result<(), StoreError> {
    if let Err(error @ (StoreError::Absent(_) | StoreError::Shelf(_))) = load(shelf, id) {
        return Err(error);
    }
    shelf.remove(&key(id))?;
    if shelf.get(&key(id))?.is_some() {
        return Err(ShelfError::NotKept.into());
    }
    shelf.remove(&seen_key(id))?;
    Ok(())
}

/// What was last seen of a case; nothing where nothing was, or where it cannot be read.
pub fn seen(shelf: &impl Shelf, id: CaseId) -> Option<Remembered> {
    seen::decode(&shelf.get(&seen_key(id)).ok()??)
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

/// All cases that are there, damaged ones too: those in the order first.
fn all(shelf: &impl Shelf) -> Result<Vec<Result<Entry, StoreProblem>>, StoreError> {
    let mut ids: Vec<CaseId> = Vec::new();
    for id in shelf.keys()?.iter().filter_map(|key| key.strip_prefix(PREFIX)).filter_map(|id| id.parse().ok()) {
        if let Err(place) = ids.binary_search(&id) {
            ids.insert(place, id);
        }
    }
    let mut next = 0;
    for id in order(shelf)? {
        if let Some(place) = ids.iter().skip(next).position(|there| *there == id) {
            let id = ids.remove(next + place);
            ids.insert(next, id);
            next += 1;
        }
    }
    let mut all = Vec::new();
    for id in ids {
        match load(shelf, id) {
            Ok(entry) => all.push(Ok(entry)),
            Err(StoreError::Damaged(problem)) => all.push(Err(problem)),
            Err(StoreError::Absent(_)) => {}
            Err(error @ StoreError::Shelf(_)) => return Err(error),
        }
    }
    Ok(all)
}

/// The ids of all cases that are there, in order.
fn ids(shelf: &impl Shelf) -> Result<Vec<CaseId>, StoreError> {
    let id = |found: &Result<Entry, StoreProblem>| found.as_ref().map_or_else(|problem| problem.id, |entry| entry.id);
    Ok(all(shelf)?.iter().map(id).collect())
}

/// The ids that the order names, whether they are there or not.
fn order(shelf: &impl Shelf) -> Result<Vec<CaseId>, StoreError> {
    let text = shelf.get(&order_key())?.unwrap_or_default();
    Ok(text.split(' ').skip(1).filter_map(|id| id.parse().ok()).collect())
}

fn order_key() -> String {
    [PREFIX, ORDER].concat()
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
            StoreError::Absent(_) => "ui.no-case.body",
            StoreError::Damaged(_) => "store.error.damaged",
        }
    }

    /// What went wrong, what was kept, and what to do.
    pub fn words(&self, text: &Text) -> String {
        match self {
            StoreError::Damaged(problem) => problem.words(text),
            StoreError::Absent(id) => text.fill(self.key(), &[("case", &id.label())]),
            StoreError::Shelf(_) => text.get(self.key()).to_owned(),
        }
    }
}

impl StoreProblem {
    /// What is wrong with the case and what to do.
    pub fn words(&self, text: &Text) -> String {
        text.fill("store.error.damaged", &[("case", &self.id.label())])
    }
}

impl CaseId {
    /// The id of this number that `chance` chooses; see [`CaseId`].
    fn new(number: u32, chance: u32) -> Self {
        let number = u32::from_str_radix(&number.min(HIGHEST).to_string(), 36).unwrap_or(1);
        CaseId(number * CHANCES + chance % CHANCES)
    }

    /// What a case without a name is called by: its number; the whole id where an earlier release gave it.
    pub fn label(self) -> String {
        match self.given() {
            None | Some(0) => self.to_string(),
            Some(number) => number.to_string(),
        }
    }

    fn number(self) -> u32 {
        match self.given() {
            Some(0) => self.0,
            number => number.unwrap_or(0),
        }
    }

    /// The number before the signs of chance: 0 where an earlier release counted, none where it is a word.
    fn given(self) -> Option<u32> {
        CaseId(self.0 / CHANCES).to_string().parse().ok()
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
