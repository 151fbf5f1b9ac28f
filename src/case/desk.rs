//! All cases of a visit: those on the shelf, and on the desk before it whatever has found no room there. No confirmed answer
//! leaves the desk before it is on the shelf, whatever page is shown meanwhile; only deleting its case takes it away.
//!
//! A change is made to the case *as it stands on the shelf*, with what could not be saved before put on top: two tabs keep
//! each other's answers. What lies on the desk is tried again with every change, in the order in which it came.

use super::seen::{self, Seen};
use super::store::{self, Deleted, Entry, Listing, PREFIX};
use super::{Case, CaseId, Memory, Shelf, ShelfError, Stamp, StoreError, answer, fit_name};
use crate::engine::{Answer, FactId, Ruleset};
use std::cell::RefCell;

/// A case that is not saved as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// What is to be saved.
    pub entry: Entry,
    /// What stood on the shelf when it was last read; nothing where the case has never stood there.
    pub saved: Option<Case>,
    /// Whether it is in a file, as it is now.
    pub filed: bool,
    /// Why it is not saved. [`StoreError::Absent`]: it was deleted elsewhere.
    pub cause: StoreError,
}

/// A shelf, and what is to be put on it. Whatever is changed here is saved at once where it can be.
#[derive(Debug, Default)]
pub struct Desk<S> {
    shelf: S,
    unsaved: RefCell<Vec<Unsaved>>,
    /// Small texts under keys of ours that the shelf did not take: of conveniences, not of cases.
    texts: Memory,
    deleted: RefCell<Option<Deleted>>,
}

impl<S: Shelf> Desk<S> {
    /// An empty desk before a shelf.
    pub fn new(shelf: S) -> Self {
        Desk { shelf, unsaved: RefCell::default(), texts: Memory::default(), deleted: RefCell::default() }
    }

    /// All cases with their newest answers, saved or not; and why the shelf cannot be read, where it cannot.
    pub fn list(&self) -> (Listing, Option<StoreError>) {
        let (mut listing, error) = match store::list(&self.shelf) {
            Ok(listing) => (listing, None),
            Err(error) => (Listing::default(), Some(error)),
        };
        for unsaved in self.unsaved() {
            listing.problems.retain(|problem| problem.id != unsaved.entry.id);
            match listing.entries.iter_mut().find(|entry| entry.id == unsaved.entry.id) {
                Some(entry) => entry.case = unsaved.over(&entry.case),
                None => listing.entries.push(unsaved.entry),
            }
        }
        (listing, error)
    }

    /// One case with its newest answers, saved or not. One that was deleted elsewhere while a page had it is still here.
    ///
    /// # Errors
    /// Where it is not there or damaged.
    pub fn load(&self, id: CaseId) -> Result<Entry, StoreError> {
        let stored = store::load(&self.shelf, id);
        match (self.find(id), stored) {
            (None, stored) => stored,
            (Some(unsaved), Ok(entry)) => Ok(Entry { id, case: unsaved.over(&entry.case) }),
            (Some(unsaved), Err(_)) => Ok(unsaved.entry),
        }
    }

    /// The same for a page that has it: what is no longer on the shelf, or cannot be read there, stays as the page has it.
    pub fn look_again(&self, held: &Entry) -> Entry {
        self.load(held.id).unwrap_or_else(|cause| {
            let unsaved = Unsaved { entry: held.clone(), saved: Some(held.case.clone()), filed: false, cause };
            self.unsaved.borrow_mut().push(unsaved);
            held.clone()
        })
    }

    /// Makes a case. It has an id and is in the list whether it could be saved or not.
    pub fn create(&self, case: &Case, stamp: Stamp, chance: u32) -> Entry {
        let mut others: Vec<CaseId> = self.unsaved.borrow().iter().map(|unsaved| unsaved.entry.id).collect();
        others.extend(self.deleted.borrow().iter().map(|deleted| deleted.id));
        let id = store::new_id(&self.shelf, &others, chance);
        let held = Entry { id, case: named(case, &case.name) };
        self.lay(held.clone(), None);
        self.settle(stamp);
        held
    }

    /// Changes one answer.
    pub fn answer(&self, held: &Entry, rules: &Ruleset, fact: FactId, given: Answer, stamp: Stamp) -> Entry {
        self.change(held, stamp, |case| answer(case, rules, fact, given))
    }

    /// Renames a case; the name is cut where it is too long (see [`fit_name`]).
    pub fn rename(&self, held: &Entry, name: &str, stamp: Stamp) -> Entry {
        self.change(held, stamp, |case| named(case, name))
    }

    fn change(&self, held: &Entry, stamp: Stamp, change: impl Fn(&Case) -> Case) -> Entry {
        let before = self.load(held.id).map_or_else(|_| held.case.clone(), |entry| entry.case);
        let held = Entry { id: held.id, case: change(&before) };
        let saved = match (store::load(&self.shelf, held.id), self.find(held.id)) {
            (Ok(entry), _) => Some(entry.case),
            (Err(_), Some(unsaved)) => unsaved.saved,
            (Err(_), None) => Some(before),
        };
        self.lay(held.clone(), saved);
        self.settle(stamp);
        held
    }

    /// Lays a case on the desk, in the place where it lies already.
    fn lay(&self, entry: Entry, saved: Option<Case>) {
        let mut all = self.unsaved.borrow_mut();
        let new = Unsaved { entry, saved, filed: false, cause: ShelfError::NotKept.into() };
        match all.iter_mut().find(|unsaved| unsaved.entry.id == new.entry.id) {
            Some(unsaved) => *unsaved = Unsaved { filed: unsaved.filed && unsaved.entry == new.entry, ..new },
            None => all.push(new),
        }
    }

    /// Tries once more to save everything that is not saved. Whether something was.
    pub fn settle(&self, stamp: Stamp) -> bool {
        let before = self.unsaved.take();
        let tried = before.len();
        let mut left = Vec::new();
        for mut unsaved in before {
            match self.save(&mut unsaved, stamp) {
                Ok(()) => self.put_seen(unsaved.entry.id),
                Err(cause) => left.push(Unsaved { cause, ..unsaved }),
            }
        }
        let some = left.len() < tried;
        self.unsaved.replace(left);
        some
    }

    fn save(&self, unsaved: &mut Unsaved, stamp: Stamp) -> Result<(), StoreError> {
        let id = unsaved.entry.id;
        match store::load(&self.shelf, id) {
            Ok(entry) => {
                unsaved.entry.case = unsaved.over(&entry.case);
                unsaved.saved = Some(entry.case);
                if unsaved.is_changed() { store::save(&self.shelf, id, &unsaved.entry.case, stamp) } else { Ok(()) }
            }
            Err(StoreError::Absent(_)) if unsaved.saved.is_none() => {
                store::add(&self.shelf, id, &unsaved.entry.case, stamp)
            }
            Err(error) => Err(error),
        }
    }

    /// Everything that is not saved, in the order in which it came.
    pub fn unsaved(&self) -> Vec<Unsaved> {
        self.unsaved.borrow().iter().filter(|unsaved| unsaved.is_changed()).cloned().collect()
    }

    /// Why a case that a page has is no longer on the shelf: deleted elsewhere, or damaged there.
    pub fn lost(&self, id: CaseId) -> Option<StoreError> {
        self.find(id).map(|unsaved| unsaved.cause).filter(|cause| !matches!(cause, StoreError::Shelf(_)))
    }

    /// Saves a case that was deleted elsewhere, since the person wants it here.
    pub fn keep(&self, id: CaseId, stamp: Stamp) {
        if let Some(unsaved) = self.find(id) {
            self.lay(unsaved.entry, None);
            self.settle(stamp);
        }
    }

    /// Takes note that a case is in a file as it is now.
    pub fn note_filed(&self, id: CaseId) {
        let mut all = self.unsaved.borrow_mut();
        all.iter_mut().filter(|unsaved| unsaved.entry.id == id).for_each(|unsaved| unsaved.filed = true);
    }

    fn find(&self, id: CaseId) -> Option<Unsaved> {
        self.unsaved.borrow().iter().find(|unsaved| unsaved.entry.id == id).cloned()
    }

    /// Deletes a case, saved or not. It can be had back with [`Desk::undo`] until another one is deleted.
    ///
    /// # Errors
    /// Where the shelf does not let it go.
    pub fn delete(&self, id: CaseId, stamp: Stamp) -> Result<(), StoreError> {
        let shown = self.find(id).and(self.load(id).ok());
        let never_saved = self.find(id).is_some_and(|unsaved| unsaved.saved.is_none());
        let deleted = match store::delete(&self.shelf, id) {
            Err(_) if never_saved => None,
            deleted => deleted?,
        };
        let seen = self.texts.get(&store::seen_key(id)).ok().flatten();
        let deleted = match (shown, deleted) {
            (None, deleted) => deleted,
            // What was not saved comes back too.
            (Some(entry), deleted) => Some(Deleted {
                id,
                text: store::value(&entry.case, stamp),
                seen: seen.or(deleted.as_ref().and_then(|deleted| deleted.seen.clone())),
                place: deleted.map_or(usize::MAX, |deleted| deleted.place),
            }),
        };
        let _ = self.texts.remove(&store::seen_key(id));
        self.unsaved.borrow_mut().retain(|unsaved| unsaved.entry.id != id);
        self.deleted.replace(deleted);
        self.settle(stamp);
        Ok(())
    }

    /// The case that was deleted last, where it can be had back; its name is empty where it has none.
    pub fn deleted(&self) -> Option<Entry> {
        let deleted = self.deleted.borrow();
        let deleted = deleted.as_ref()?;
        let id = deleted.id;
        Some(store::read(id, &deleted.text).unwrap_or(Entry { id, case: Case::default() }))
    }

    /// Puts the case that was deleted last back. Where there is no room it is on the desk.
    ///
    /// # Errors
    /// Where it was damaged and the shelf does not take it: it can still be had back.
    pub fn undo(&self, stamp: Stamp) -> Result<(), StoreError> {
        let Some(deleted) = self.deleted.take() else { return Ok(()) };
        let Err(error) = store::put_back(&self.shelf, &deleted) else { return Ok(()) };
        let Ok(entry) = store::read(deleted.id, &deleted.text) else {
            self.deleted.replace(Some(deleted));
            return Err(error);
        };
        // Memory is never full.
        let _ = deleted.seen.map(|seen| self.texts.set(&store::seen_key(deleted.id), &seen));
        self.lay(entry, None);
        self.settle(stamp);
        Ok(())
    }

    /// A small text of ours.
    pub fn text(&self, key: &str) -> Option<String> {
        self.texts.get(key).ok().flatten().or_else(|| self.shelf.get(key).ok()?)
    }

    /// Keeps a small text of ours; for this visit where the shelf does not take it.
    pub fn put_text(&self, key: &str, text: &str) {
        // Memory is never full.
        let _ = match store::put(&self.shelf, key, text) {
            Ok(()) => self.texts.remove(key),
            Err(_) => self.texts.set(key, text),
        };
    }

    /// What was last seen of a case; nothing where nothing was, or where it cannot be read.
    pub fn seen(&self, id: CaseId) -> Option<Seen> {
        seen::decode(&self.text(&store::seen_key(id))?)
    }

    /// Keeps what is seen of a case now, beside the case: on the shelf only where that is there.
    pub fn see(&self, id: CaseId, seen: &Seen) {
        let _ = self.texts.set(&store::seen_key(id), &seen::encode(seen));
        self.put_seen(id);
    }

    fn put_seen(&self, id: CaseId) {
        let key = store::seen_key(id);
        if let (Ok(Some(text)), Ok(_)) = (self.texts.get(&key), store::load(&self.shelf, id)) {
            self.put_text(&key, &text);
        }
    }

    /// All that is only here, as texts that [`Desk::take_over`] reads.
    pub fn hand_over(&self, stamp: Stamp) -> Vec<(String, String)> {
        let mut texts = Vec::new();
        let mut tell = |kind: &str, id: CaseId, text: String| texts.push((format!("{kind}/{id}"), text));
        for unsaved in self.unsaved.borrow().iter() {
            let id = unsaved.entry.id;
            tell(CASE, id, store::value(&unsaved.entry.case, stamp));
            unsaved.saved.iter().for_each(|saved| tell(SAVED, id, store::value(saved, stamp)));
            if unsaved.filed {
                tell(FILED, id, String::new());
            }
        }
        if let Some(deleted) = &*self.deleted.borrow() {
            tell(DELETED, deleted.id, deleted.text.clone());
            tell(PLACE, deleted.id, deleted.place.to_string());
            deleted.seen.iter().for_each(|seen| tell(SEEN, deleted.id, seen.clone()));
        }
        for key in self.texts.keys().unwrap_or_default() {
            let text = self.texts.get(&key).ok().flatten().unwrap_or_default();
            texts.push((key, text));
        }
        texts
    }

    /// Takes what [`Desk::hand_over`] told.
    pub fn take_over(&self, texts: &[(String, String)], stamp: Stamp) {
        for (key, text) in texts {
            if key.starts_with(PREFIX) {
                // Memory is never full.
                let _ = self.texts.set(key, text);
                continue;
            }
            let Some((kind, id)) = key.split_once('/').and_then(|(kind, id)| Some((kind, id.parse().ok()?))) else {
                continue;
            };
            let (entry, mut all, mut deleted) =
                (store::read(id, text).ok(), self.unsaved.borrow_mut(), self.deleted.borrow_mut());
            match (kind, entry) {
                (CASE, Some(entry)) => {
                    all.push(Unsaved { entry, saved: None, filed: false, cause: ShelfError::NotKept.into() });
                }
                (SAVED, Some(entry)) => {
                    all.last_mut().into_iter().for_each(|last| last.saved = Some(entry.case.clone()))
                }
                (FILED, _) => all.last_mut().into_iter().for_each(|last| last.filed = true),
                (DELETED, _) => *deleted = Some(Deleted { id, text: text.clone(), seen: None, place: usize::MAX }),
                (PLACE, _) => deleted.iter_mut().for_each(|it| it.place = text.parse().unwrap_or(usize::MAX)),
                (SEEN, _) => deleted.iter_mut().for_each(|it| it.seen = Some(text.clone())),
                _ => {}
            }
        }
        self.settle(stamp);
    }
}

/// What a text that is handed over is: an unsaved case; what stood on the shelf; that it is in a file. Then the case that was
/// deleted last, its place, and what was seen of it.
const CASE: &str = "case";
const SAVED: &str = "saved";
const FILED: &str = "filed";
const DELETED: &str = "deleted";
const PLACE: &str = "place";
const SEEN: &str = "seen";

impl Unsaved {
    /// Whether it holds anything that was not on the shelf: a case that was deleted elsewhere need not.
    fn is_changed(&self) -> bool {
        self.saved.as_ref() != Some(&self.entry.case)
    }

    /// The stored case with everything on top in which this one differs from what it was when last saved.
    fn over(&self, stored: &Case) -> Case {
        let (saved, mine) = (self.saved.clone().unwrap_or_default(), &self.entry.case);
        let mut merged = stored.clone();
        if mine.name != saved.name {
            merged.name.clone_from(&mine.name);
        }
        // A number that both have comes twice, which changes nothing.
        for (number, _) in saved.facts.iter().chain(mine.facts.iter()) {
            match mine.facts.get(number) {
                same if same == saved.facts.get(number) => {}
                Some(changed) => merged.facts.set(number, changed.clone()),
                None => merged.facts.remove(number),
            }
        }
        merged
    }
}

fn named(case: &Case, name: &str) -> Case {
    Case { name: fit_name(name).0, facts: case.facts.clone() }
}
