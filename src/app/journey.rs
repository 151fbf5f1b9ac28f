//! From page to page: what an address shows, where an answer leads, where the focus goes.

use super::cases;
use super::language;
use super::route::Route;
use super::state::App;
use crate::browser::{document, location};
use crate::case::{Case, CaseId};
use crate::engine::{Answer, FactId};
use crate::text::CARRIED;
use leptos::prelude::*;

/// The name of "I don't know" in the address of the first answer.
pub const DECLINED: &str = "unknown";
/// The selector of the heading of the list of cases.
pub const LIST: &str = "#saved";

impl App {
    /// Shows the page that the address names, and moves the focus there, but for the first page of a visit.
    ///
    /// All but the start page needs the rules: until they are here it waits, and arrives once more.
    pub fn arrive(self) {
        self.settle();
        let named = Route::from(location::hash());
        // The start page shows guidance only for cases that are there.
        let foreign = language::wanted(self) != CARRIED;
        if named != Route::Start || foreign || !cases::list().0.entries.is_empty() {
            language::bring_edition(self);
        }
        let is_first = self.visit.with_value(|visit| visit.pages) == 0;
        if named == Route::Start || untrack(|| self.edition.here()).is_some() {
            self.show(named);
        } else {
            document::set_title(self.text().get("ui.title"));
            self.route.set(named);
        }
        match self.place_in_page() {
            Some(place) => document::focus(&place),
            None if is_first => {}
            None => document::focus_heading(),
        }
    }

    fn show(self, named: Route) {
        let route = match named {
            Route::First(option) => self.first_answer(&option),
            route => route,
        };
        if let Some(id) = route.case() {
            self.hold(id);
        }
        if !matches!(route, Route::Case(_) | Route::Reform(_)) {
            self.be_today();
        }
        let seen = if let Route::Case(id) = &route { cases::seen(*id) } else { None };
        self.seen.set(seen);
        if matches!(route, Route::Case(_)) {
            self.see();
        }
        self.visit.update_value(|visit| {
            visit.pages += 1;
            visit.order = None;
        });
        if self.unfolded.with_untracked(|names| !names.is_empty()) {
            self.unfolded.set(Vec::new());
        }
        if self.missing_language.with_untracked(|tag| !tag.is_empty()) {
            self.missing_language.set(String::new());
        }
        self.name_page(&route);
        if route != Route::Start {
            self.want_the_rest();
        }
        self.route.set(route);
    }

    /// The selector of the place within the page that the address names, where it names one that is there.
    pub fn place_in_page(self) -> Option<String> {
        match self.route.get_untracked() {
            Route::Rules(Some(name)) => self.place_of_rule(&name),
            Route::Questions(Some(name)) => Some(format!("[id='question-{name}']")),
            Route::Calendar(_) => Some("#keep-calendar".to_owned()),
            Route::Start if self.visit.with_value(|visit| visit.to_the_list) => Some(LIST.to_owned()),
            _ => None,
        }
    }

    /// The selector of a rule or provision on the page of rules, where there is one of this name.
    pub fn place_of_rule(self, name: &str) -> Option<String> {
        let rule = self.book().rules.rules.iter().any(|rule| rule.id == name);
        (rule || self.book().provision(name).is_some()).then(|| format!("[id='rule-{name}']"))
    }

    /// Goes to another page. It is shown before the event ends, so that what led here is not drawn once more in between.
    pub fn go(self, route: &Route) {
        location::go(&route.to_string());
        self.arrive();
    }

    /// Goes to the list of cases, and not to the top of the start page.
    pub fn go_to_the_list(self) {
        self.visit.update_value(|visit| visit.to_the_list = true);
        self.go(&Route::Start);
        self.visit.update_value(|visit| visit.to_the_list = false);
    }

    /// Goes back to where the person came from; to `otherwise` where the visit began here.
    pub fn back(self, otherwise: &Route) {
        if self.visit.with_value(|visit| visit.pages) > 1 { location::back() } else { self.go(otherwise) }
    }

    /// Where to go once a question is answered: the first open one after it, else the guidance.
    pub fn after(self, id: CaseId, fact: FactId) -> Route {
        if self.visit.with_value(|visit| visit.changing) == Some(fact) {
            self.will_change(None);
            return Route::Case(id);
        }
        let next = self.page.with_untracked(|page| {
            let open = page.iter().flat_map(|page| &page.questions);
            open.filter(|open| self.book().rules.fact_named(&open.id) > Some(fact)).map(|open| open.id.clone()).next()
        });
        next.map_or(Route::Case(id), |next| Route::Ask(id, next))
    }

    /// Makes a case with the first answer and puts its next page in the place of this address.
    fn first_answer(self, option: &str) -> Route {
        let first = FactId(0);
        let given = self.book().rules.fact(first).and_then(|fact| fact.choice_named(option)).map(Answer::Choice);
        let declined = (option == DECLINED).then_some(Answer::Declined);
        let Some(given) = given.or(declined) else { return Route::NotFound(location::hash()) };
        let case = crate::case::answer(&Case::default(), &self.book().rules, first, given);
        // A case that was only begun with the same answer is gone on with.
        let begun = cases::list().0.entries.into_iter().find(|entry| entry.case == case).map(|entry| entry.id);
        let route = match begun.map_or_else(|| self.create(&case), Route::Case) {
            Route::Case(id) => self.after(id, first),
            elsewhere => elsewhere,
        };
        location::replace(&route.to_string());
        route
    }

    pub(super) fn be_today(self) {
        if self.as_of.get_untracked().is_some() {
            self.as_of.set(None);
        }
    }
}
