//! A case that a page holds open: changed on the shelf and in hand at once, so that neither another tab nor a failed
//! save loses an answer.

use super::store::{Entry, load, save};
use super::{Case, CaseId, Shelf, Stamp, StoreError, answer, fit_name};
use crate::engine::{Answer, FactId, Ruleset};

/// A case in the hands of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Where it is saved.
    pub id: CaseId,
    /// What the person sees.
    pub case: Case,
    /// What was on the shelf when it was last read or saved. Where it differs from `case`, something is not saved yet.
    pub saved: Case,
}

impl From<Entry> for Held {
    fn from(entry: Entry) -> Self {
        Held { id: entry.id, saved: entry.case.clone(), case: entry.case }
    }
}

/// Changes one answer and saves.
///
/// The change is made to the case *as it stands on the shelf*, with what could not be saved before put on top: two tabs
/// keep each other's answers. The changed case comes back whatever happens; an error says that it is not saved.
pub fn answer_in(
    shelf: &impl Shelf,
    held: &Held,
    rules: &Ruleset,
    fact: FactId,
    given: Answer,
    stamp: Stamp,
) -> (Held, Option<StoreError>) {
    change(shelf, held, stamp, |case| answer(case, rules, fact, given))
}

/// Renames a case and saves, as [`answer_in`] does; the name as [`fit_name`] leaves it.
pub fn rename(shelf: &impl Shelf, held: &Held, name: &str, stamp: Stamp) -> (Held, Option<StoreError>) {
    change(shelf, held, stamp, |case| Case { name: fit_name(name).0, facts: case.facts.clone() })
}

fn change(shelf: &impl Shelf, held: &Held, stamp: Stamp, change: impl Fn(&Case) -> Case) -> (Held, Option<StoreError>) {
    let stored = match load(shelf, held.id) {
        Ok(entry) => entry.case,
        Err(error) => return (Held { case: change(&held.case), ..held.clone() }, Some(error)),
    };
    let case = change(&merge(&stored, &held.saved, &held.case));
    match save(shelf, held.id, &case, stamp) {
        Ok(()) => (Held { id: held.id, saved: case.clone(), case }, None),
        Err(error) => (Held { id: held.id, saved: stored, case }, Some(error)),
    }
}

/// The stored case with everything on top in which `mine` differs from what it was when last saved.
fn merge(stored: &Case, saved: &Case, mine: &Case) -> Case {
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
