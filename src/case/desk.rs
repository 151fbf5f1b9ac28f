//! All cases of a visit: those on the shelf, and on the desk before it whatever has found no room there. No confirmed answer
//! leaves the desk before it is on the shelf, whatever page is shown meanwhile; only deleting its case takes it away.
//!
//! A change is made to the case *as it stands on the shelf*, with what could not be saved before put on top: two tabs keep
//! each other's answers. What lies on the desk is tried again with every change, in the order in which it came.

use super::seen::{self, Remembered, Seen};
use super::store::{self, Entry, Listing};
use super::{Case, CaseId, Shelf, ShelfError, Stamp, StoreError, answer, fit_name};
use crate::engine::{Answer, FactId, Ruleset};
use std::cell::RefCell;

/// A case that is not saved as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// The case as the person sees it.
    pub entry: Entry,
    /// What stood on the shelf when it was last read: where this differs from it, the person has changed it.
    saved: Case,
    /// Whether it is to be put there also where it is not: it is new, or wanted back. Else it was deleted elsewhere.
    wanted: bool,
    /// What it is to the person.
    pub standing: Standing,
    /// Why it is not saved. [`StoreError::Absent`]: it was deleted elsewhere.
    pub cause: StoreError,
}

/// What a case that is not saved is to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A page shows it still; it was saved, and was deleted elsewhere since.
    Shown,
    /// The person has confirmed it as it is.
    Confirmed,
    /// The same, and it is in a file.
    Filed,
    /// It was deleted here, and can be had back.
    Deleted,
}

/// A shelf, and what is to be put on it. Whatever is changed here is saved at once where it can be.
#[derive(Debug, Default)]
pub struct Desk<S> {
    shelf: S,
    unsaved: RefCell<Vec<Unsaved>>,
    /// Small texts under keys of ours that the shelf did not take: of conveniences, not of cases.
    texts: RefCell<Vec<(String, String)>>,
}

impl<S: Shelf> Desk<S> {
    /// An empty desk before a shelf.
    pub fn new(shelf: S) -> Self {
        Desk { shelf, unsaved: RefCell::default(), texts: RefCell::default() }
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
            let (standing, saved) = (Standing::Shown, held.case.clone());
            self.lay(Unsaved { saved, wanted: false, standing, cause, ..held.clone().into() });
            held.clone()
        })
    }

    /// Makes a case. It has an id and is in the list whether it could be saved or not.
    pub fn create(&self, case: &Case, stamp: Stamp, chance: u32) -> Entry {
        let others: Vec<CaseId> = self.unsaved.borrow().iter().map(|unsaved| unsaved.entry.id).collect();
        let id = store::new_id(&self.shelf, &others, chance);
        let held = Entry { id, case: named(case, &case.name) };
        self.lay(held.clone().into());
        self.settle(stamp);
        held
    }

    /// Puts a case that was saved as it stood in a browser under its own id; where another case has that, under a new one.
    /// Whether it was not here yet. Takes no longer where there are many.
    pub fn restore(&self, entry: &Entry, stamp: Stamp, chance: u32) -> bool {
        match self.load(entry.id) {
            Ok(here) if here.case == entry.case => return false,
            // What stands under its key and is no case is somebody else's.
            Err(StoreError::Absent(_)) if !matches!(self.shelf.get(&store::key(entry.id)), Ok(Some(_))) => {
                if store::save(&self.shelf, entry.id, &entry.case, stamp).is_err() {
                    self.lay(entry.clone().into());
                }
            }
            _ => drop(self.create(&entry.case, stamp, chance)),
        }
        true
    }

    /// Changes one answer.
    pub fn answer(&self, held: &Entry, rules: &Ruleset, fact: FactId, given: Answer, stamp: Stamp) -> Entry {
        self.change(held, stamp, &|case| answer(case, rules, fact, given))
    }

    /// Renames a case; the name is cut where it is too long (see [`fit_name`]).
    pub fn rename(&self, held: &Entry, name: &str, stamp: Stamp) -> Entry {
        self.change(held, stamp, &|case| named(case, name))
    }

    fn change(&self, held: &Entry, stamp: Stamp, change: &dyn Fn(&Case) -> Case) -> Entry {
        let before = self.load(held.id).map_or_else(|_| held.case.clone(), |entry| entry.case);
        let held = Entry { id: held.id, case: change(&before) };
        let new = Unsaved::from(held.clone());
        self.lay(match (store::load(&self.shelf, held.id), self.find(held.id)) {
            (Ok(entry), _) => Unsaved { saved: entry.case, wanted: false, ..new },
            (Err(_), Some(Unsaved { saved, wanted, .. })) => Unsaved { saved, wanted, ..new },
            (Err(_), None) => Unsaved { saved: before, wanted: false, ..new },
        });
        self.settle(stamp);
        held
    }

    /// Lays a case on the desk, in the place where it lies already.
    fn lay(&self, new: Unsaved) {
        let mut all = self.unsaved.borrow_mut();
        match all.iter_mut().find(|unsaved| unsaved.entry.id == new.entry.id) {
            // In the file still, where nothing has changed.
            Some(unsaved) if unsaved.standing == Standing::Filed && unsaved.entry == new.entry => {
                *unsaved = Unsaved { standing: Standing::Filed, ..new };
            }
            Some(unsaved) => *unsaved = new,
            None => all.push(new),
        }
    }

    /// Tries once more to save everything that is not saved. Whether something was.
    pub fn settle(&self, stamp: Stamp) -> bool {
        let gone: Vec<CaseId> = self.deleted().iter().map(|entry| entry.id).collect();
        let before = self.unsaved.take();
        let tried = before.len();
        let mut left = Vec::new();
        for mut unsaved in before {
            if unsaved.standing == Standing::Deleted {
                left.push(unsaved);
                continue;
            }
            match self.save(&mut unsaved, &gone, stamp) {
                Ok(()) => self.put_seen(unsaved.entry.id),
                Err(cause) => left.push(Unsaved { cause, ..unsaved }),
            }
        }
        let some = left.len() < tried;
        self.unsaved.replace(left);
        some
    }

    fn save(&self, unsaved: &mut Unsaved, gone: &[CaseId], stamp: Stamp) -> Result<(), StoreError> {
        let id = unsaved.entry.id;
        match store::load(&self.shelf, id) {
            Ok(entry) => {
                unsaved.entry.case = unsaved.over(&entry.case);
                let same = unsaved.entry.case == entry.case;
                (unsaved.saved, unsaved.wanted) = (entry.case, false);
                if same { Ok(()) } else { store::save(&self.shelf, id, &unsaved.entry.case, stamp) }
            }
            Err(StoreError::Absent(_)) if unsaved.wanted => {
                store::add(&self.shelf, id, gone, &unsaved.entry.case, stamp)
            }
            Err(error) => Err(error),
        }
    }

    /// Everything that is not saved, in the order in which it came.
    pub fn unsaved(&self) -> Vec<Unsaved> {
        let confirmed = |unsaved: &&Unsaved| matches!(unsaved.standing, Standing::Confirmed | Standing::Filed);
        self.unsaved.borrow().iter().filter(confirmed).cloned().collect()
    }

    /// Why a case that a page has is no longer on the shelf: deleted elsewhere, or damaged there.
    pub fn lost(&self, id: CaseId) -> Option<StoreError> {
        self.find(id).map(|unsaved| unsaved.cause).filter(|cause| !matches!(cause, StoreError::Shelf(_)))
    }

    /// Saves a case that was deleted elsewhere, since the person wants it here.
    pub fn keep(&self, id: CaseId, stamp: Stamp) {
        if let Some(unsaved) = self.find(id) {
            self.lay(Unsaved { wanted: true, standing: Standing::Confirmed, ..unsaved });
            self.settle(stamp);
        }
    }

    /// Takes note that a case is in a file as it is now.
    pub fn note_filed(&self, id: CaseId) {
        let mut all = self.unsaved.borrow_mut();
        let confirmed = |unsaved: &&mut Unsaved| unsaved.entry.id == id && unsaved.standing == Standing::Confirmed;
        all.iter_mut().filter(confirmed).for_each(|unsaved| unsaved.standing = Standing::Filed);
    }

    fn find(&self, id: CaseId) -> Option<Unsaved> {
        let here = |unsaved: &&Unsaved| unsaved.entry.id == id && unsaved.standing != Standing::Deleted;
        self.unsaved.borrow().iter().find(here).cloned()
    }

    /// Deletes a case, saved or not. It can be had back with [`Desk::undo`] until another one is deleted.
    ///
    /// # Errors
    /// Where the shelf does not let it go.
    pub fn delete(&self, id: CaseId, stamp: Stamp) -> Result<(), StoreError> {
        let (unsaved, found) = (self.find(id), self.load(id));
        let seen = self.text(&store::seen_key(id));
        match (store::delete(&self.shelf, id), &unsaved) {
            // Or it is only here: never saved, or deleted elsewhere.
            (Ok(()), _) | (Err(_), Some(Unsaved { wanted: true, .. })) | (Err(StoreError::Absent(_)), Some(_)) => {}
            // Another tab has it to put back.
            (Err(StoreError::Absent(_)), None) => return Ok(()),
            (Err(error), _) => return Err(error),
        }
        for former in self.deleted().iter().map(|entry| entry.id).chain([id]) {
            self.forget_text(&store::seen_key(former));
            self.forget_text(&store::key(former));
            self.unsaved.borrow_mut().retain(|unsaved| unsaved.entry.id != former);
        }
        let mut texts = self.texts.borrow_mut();
        texts.extend(seen.map(|seen| (store::seen_key(id), seen)));
        let entry = match found {
            Ok(entry) => entry,
            Err(StoreError::Damaged(problem)) => {
                texts.push((store::key(id), problem.raw));
                Entry { id, case: Case::default() }
            }
            Err(_) => Entry { id, case: Case::default() },
        };
        drop(texts);
        // Of what was saved, nothing is newer than what another tab may save under this id from now on.
        let saved = unsaved.map_or_else(|| entry.case.clone(), |unsaved| unsaved.saved);
        self.lay(Unsaved { saved, standing: Standing::Deleted, ..entry.into() });
        self.settle(stamp);
        Ok(())
    }

    /// The case that was deleted last, where it can be had back; its name is empty where it has none.
    pub fn deleted(&self) -> Option<Entry> {
        let unsaved = self.unsaved.borrow();
        unsaved.iter().find(|unsaved| unsaved.standing == Standing::Deleted).map(|unsaved| unsaved.entry.clone())
    }

    /// Puts the case that was deleted last back, where it was. Where there is no room it is on the desk.
    ///
    /// # Errors
    /// Where it was damaged and the shelf does not take it: it can still be had back.
    pub fn undo(&self, stamp: Stamp) -> Result<(), StoreError> {
        let Some(Entry { id, .. }) = self.deleted() else { return Ok(()) };
        if let Some(raw) = self.kept_text(&store::key(id)) {
            store::put(&self.shelf, &store::key(id), &raw)?;
            self.forget_text(&store::key(id));
            self.unsaved.borrow_mut().retain(|unsaved| unsaved.entry.id != id);
        }
        for unsaved in self.unsaved.borrow_mut().iter_mut().filter(|unsaved| unsaved.entry.id == id) {
            unsaved.standing = Standing::Confirmed;
        }
        self.settle(stamp);
        self.put_seen(id);
        Ok(())
    }

    /// A small text of ours.
    pub fn text(&self, key: &str) -> Option<String> {
        self.kept_text(key).or_else(|| self.shelf.get(key).ok()?)
    }

    fn kept_text(&self, key: &str) -> Option<String> {
        self.texts.borrow().iter().find(|(known, _)| known == key).map(|(_, text)| text.clone())
    }

    /// Keeps a small text of ours; for this visit where the shelf does not take it.
    pub fn put_text(&self, key: &str, text: &str) {
        self.forget_text(key);
        if store::put(&self.shelf, key, text).is_err() {
            self.texts.borrow_mut().push((key.to_owned(), text.to_owned()));
        }
    }

    fn forget_text(&self, key: &str) {
        self.texts.borrow_mut().retain(|(known, _)| known != key);
    }

    /// What was last seen of a case; nothing where nothing was, or where it cannot be read.
    pub fn seen(&self, id: CaseId) -> Option<Remembered> {
        seen::decode(&self.text(&store::seen_key(id))?)
    }

    /// Keeps what is seen of a case now, beside the case: on the shelf only where that is there.
    pub fn see(&self, id: CaseId, seen: &Seen) {
        let key = store::seen_key(id);
        self.forget_text(&key);
        self.texts.borrow_mut().push((key, seen::encode(seen)));
        self.put_seen(id);
    }

    fn put_seen(&self, id: CaseId) {
        let key = store::seen_key(id);
        if let (Some(text), Ok(_)) = (self.kept_text(&key), store::load(&self.shelf, id)) {
            self.put_text(&key, &text);
        }
    }
}

impl From<Entry> for Unsaved {
    /// A new case.
    fn from(entry: Entry) -> Self {
        let cause = ShelfError::NotKept.into();
        Unsaved { entry, saved: Case::default(), wanted: true, standing: Standing::Confirmed, cause }
    }
}

impl Unsaved {
    /// The stored case with everything on top in which this one differs from what it was when last saved.
    fn over(&self, stored: &Case) -> Case {
        let (saved, mine) = (&self.saved, &self.entry.case);
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
