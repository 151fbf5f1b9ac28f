//! The case in hand: what becomes of it, what the page then knows of it, and what other tabs do to it.

use super::cases;
use super::route::Route;
use super::state::App;
use crate::browser::clock;
use crate::case::{Case, CaseId, Entry};
use crate::engine::{Answer, FactId};
use crate::guidance;
use leptos::prelude::*;

impl App {
    /// Why the case of the route is not in hand, in words; nothing where it is.
    pub fn missing(self, id: CaseId) -> Option<String> {
        if self.held.with_untracked(Option::is_some) {
            return None;
        }
        Some(cases::load(id).err()?.words(self.text()))
    }

    /// Gives an answer: saved first, then shown. A failed save still shows it, and says so.
    pub fn answer(self, fact: FactId, given: Answer) {
        let Some(held) = self.held.get_untracked() else { return };
        self.take(cases::answer(&held, &self.book().rules, fact, given, self.stamp()));
        if matches!(self.route.get_untracked(), Route::Case(_)) {
            self.see();
        }
    }

    /// Gives the case another name.
    pub fn rename(self, name: &str) {
        let Some(held) = self.held.get_untracked() else { return };
        self.take(cases::rename(&held, name, self.stamp()));
    }

    /// Saves a new case, takes it in hand and says where it is. What cannot be saved lasts until the page is closed.
    pub fn create(self, case: &Case) -> Route {
        let held = cases::create(case, self.stamp());
        let route = Route::Case(held.id);
        self.take(held);
        route
    }

    /// Makes a case of some answers and goes on with the first question that is left.
    pub fn begin(self, case: &Case) {
        let route = self.create(case);
        let left = self.page.with_untracked(|page| Some(page.as_ref()?.questions.first()?.id.clone()));
        match (route, left) {
            (Route::Case(id), Some(fact)) => self.go(&Route::Ask(id, fact)),
            (route, _) => self.go(&route),
        }
    }

    /// Saves the case in hand, which was deleted elsewhere.
    pub fn keep_here(self, id: CaseId) {
        cases::keep(id, self.stamp());
        self.tell("");
    }

    fn take(self, held: Entry) {
        self.held.set(Some(held));
        self.tell("");
    }

    /// Keeps what is seen of the case in hand, for the list of what has changed when it is opened again.
    pub(super) fn see(self) {
        let case = self.held.get_untracked().filter(|_| self.as_of.get_untracked().is_none());
        if let Some(held) = case {
            let seen = self
                .page
                .with_untracked(|page| page.as_ref().map(|page| guidance::remember(&held.case, page, self.stamp())));
            seen.iter().for_each(|seen| cases::see(held.id, seen));
        }
    }

    pub(super) fn hold(self, id: CaseId) {
        let held = self.held.get_untracked().filter(|held| held.id == id);
        if held.is_none() {
            self.visit.update_value(|visit| visit.drafts.clear());
            self.be_today();
        }
        self.hold_again(match held {
            Some(held) => Some(cases::look_again(&held)),
            None => cases::load(id).ok(),
        });
    }

    /// Takes the case as it is found. Only a change is told: guidance is arranged anew for it.
    fn hold_again(self, found: Option<Entry>) {
        if self.held.with_untracked(|held| *held != found) {
            self.held.set(found);
        }
    }

    /// Another tab has written `key`, or everything.
    pub fn hear_other_tab(self, key: Option<&str>) {
        cases::settle(self.stamp());
        let held = self.held.get_untracked();
        if let Some(held) = held.filter(|held| key.is_none_or(|key| key == crate::case::store::key(held.id))) {
            self.hold_again(Some(cases::look_again(&held)));
        }
        self.saved.notify();
    }

    /// Tries once more to save what is not saved.
    pub(super) fn settle(self) {
        if cases::settle(self.stamp()) {
            self.saved.notify();
        }
    }

    /// The tab is shown again: there may be room by now, and a new day.
    pub fn wake(self) {
        self.settle();
        let today = clock::today();
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }
}
