//! What the whole app knows: the route, the day, the case in hand, and the guidance for it. What is done with it stands in
//! `journey` (from page to page), `in_hand` (the case), `visit` (what lasts as long as the visit); how a case is saved in `cases`.

use super::fetched::Fetched;
use super::library::Library;
use super::page;
use super::route::Route;
use crate::browser::document::Fold;
use crate::browser::fetch::Texts;
use crate::calendar::{Date, from_day_number};
use crate::case::seen::Remembered;
use crate::case::{Entry, Stamp};
use crate::engine::{Answer, Answers, FactId};
use crate::guidance::{self, GuidancePage};
use crate::rulebook::model::Rulebook;
use crate::text::Text;
use leptos::prelude::*;
use std::ops::Deref;
use std::pin::Pin;

/// Sets up the page of a route; nothing where it is not among these pages.
pub type Pages = fn(App, &Route) -> Option<page::Page>;

/// Fetches the pages that are no part of the first program.
pub type BringPages = fn() -> Pin<Box<dyn Future<Output = Option<Pages>>>>;

/// What every page has at hand: one place for the whole visit, so that a copy is a pointer.
#[derive(Clone, Copy)]
pub struct App(&'static State);

impl Deref for App {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// What there is.
#[derive(Clone, Copy)]
pub struct State {
    /// As much of the rules as the first page needs.
    first: &'static Rulebook,
    /// Rules and words of another edition, which hold instead of the present ones.
    other: Option<(&'static Rulebook, &'static Text)>,
    /// The words of the language in which the page is shown.
    pub words: RwSignal<&'static Text>,
    /// What is here of the present edition.
    pub library: StoredValue<Library>,
    /// The tag of a language whose words were wanted and could not be had; empty where all came.
    pub missing_language: RwSignal<String>,
    /// The page shown.
    pub route: RwSignal<Route>,
    /// Today, in China.
    pub today: RwSignal<Date>,
    /// Another day for which guidance is shown; none while it is today.
    pub as_of: RwSignal<Option<Date>>,
    /// What was last seen of the case before this visit to its page.
    pub seen: RwSignal<Option<Remembered>>,
    /// The case that the route names; none where it has none or the case is not there.
    pub held: RwSignal<Option<Entry>>,
    /// The guidance for it.
    pub page: Memo<Option<GuidancePage>>,
    /// What the storage has refused, by the key of its words; empty where nothing.
    pub trouble: RwSignal<String>,
    /// What has just happened, for those who listen.
    pub said: RwSignal<String>,
    /// The rules, and all words of the page's language.
    pub edition: Fetched<&'static Rulebook>,
    /// The statements of law.
    pub statements: Fetched<Texts>,
    /// Disclosures that are open and whose content is made only then, by their names on the page.
    pub unfolded: RwSignal<Vec<String>>,
    /// The pages that are no part of the first program.
    pub rest: Fetched<Pages>,
    bring_rest: BringPages,
    /// Saved cases have changed: lists of them are read again.
    pub saved: Trigger,
    pub(super) visit: StoredValue<Visit>,
}

/// What is remembered for this visit, and nothing is drawn from.
#[derive(Default)]
pub struct Visit {
    /// The question that was opened from the guidance page to change its answer.
    pub(super) changing: Option<FactId>,
    /// Texts typed for dates and not yet taken as answers.
    pub(super) drafts: Vec<(FactId, String)>,
    /// Whether the list of cases is what the start page is opened for.
    pub(super) to_the_list: bool,
    /// How many pages have been shown.
    pub(super) pages: u32,
    /// In which order the steps stand on the page shown, and for which day: a tick moves none from under the finger.
    pub(super) order: Option<(Date, Vec<String>)>,
}

impl App {
    /// The state at the start of a visit.
    pub fn new(first: &'static Rulebook, text: &'static Text, today: Date, bring_rest: BringPages) -> Self {
        let words = RwSignal::new(text);
        let today = RwSignal::new(today);
        let held = RwSignal::new(None::<Entry>);
        let edition = Fetched::<&'static Rulebook>::new();
        let as_of = RwSignal::new(None);
        let arranged = move |_: Option<&Option<GuidancePage>>| {
            let book = edition.here()?;
            let answers = held.with(|held| held.as_ref().map(|held| held.case.answers(&book.rules)))?;
            let (text, today) = (words.get(), today.get());
            let mut page = guidance::arrange(book, text, &answers, as_of.get().unwrap_or(today));
            guidance::say_age(book, text, &mut page, today);
            Some(page)
        };
        // Comparing two pages would cost more than drawing one, which changes only what differs.
        let page = Memo::new_with_compare(arranged, |_, _| true);
        App(Box::leak(Box::new(State {
            first,
            other: None,
            words,
            library: StoredValue::new(Library::new(text)),
            missing_language: RwSignal::new(String::new()),
            route: RwSignal::new(Route::Start),
            today,
            as_of,
            seen: RwSignal::new(None),
            held,
            page,
            trouble: RwSignal::new(String::new()),
            said: RwSignal::new(String::new()),
            edition,
            statements: Fetched::new(),
            unfolded: RwSignal::new(Vec::new()),
            rest: Fetched::new(),
            bring_rest,
            saved: Trigger::new(),
            visit: StoredValue::new(Visit::default()),
        })))
    }

    /// The same, by other rules and in their words, as long as the page lives.
    pub fn under(self, book: &'static Rulebook, text: &'static Text) -> Self {
        App(Box::leak(Box::new(State { other: Some((book, text)), ..*self.0 })))
    }

    /// The words.
    pub fn text(self) -> &'static Text {
        self.other.map_or_else(|| self.words.get(), |(_, text)| text)
    }

    /// The law.
    pub fn book(self) -> &'static Rulebook {
        self.other.map_or_else(|| self.edition.here().unwrap_or(self.first), |(book, _)| book)
    }

    /// Fetches the pages that are no part of the first program, unless they are here or on their way.
    pub fn want_the_rest(self) {
        self.rest.want((self.bring_rest)());
    }

    /// The day for which guidance is shown.
    pub fn day(self) -> Date {
        self.as_of.get().unwrap_or_else(|| self.today.get())
    }

    /// The last day before the reform, and its first.
    pub fn border(self) -> Option<(Date, Date)> {
        let first = from_day_number(self.book().reform?)?;
        Some((first.pred_opt()?, first))
    }

    /// The answers of the case in hand.
    pub fn answers(self) -> Answers {
        self.held
            .with_untracked(|held| held.as_ref().map(|held| held.case.answers(&self.book().rules)))
            .unwrap_or_default()
    }

    /// Whether the person has answered a fact of the case in hand.
    pub fn is_given(self, fact: FactId) -> bool {
        let given = |held: &Entry| held.case.given(&self.book().rules).get(fact) != Answer::Unanswered;
        self.held.with_untracked(|held| held.as_ref().is_some_and(given))
    }

    /// The edition and the day with which cases are saved.
    pub fn stamp(self) -> Stamp {
        Stamp::new(&self.book().edition, self.today.get_untracked())
    }

    /// Tells those who listen what has just happened; its words are under this key.
    pub fn say(self, key: &str) {
        self.tell_listeners(self.text().get(key).to_owned());
    }

    /// The same, in words that are made up already.
    pub fn tell_listeners(self, words: String) {
        self.said.set(words);
    }

    /// Shows what the storage has refused, by the key of its words; empty where nothing. Lists of cases are read again.
    pub fn tell(self, refused: &str) {
        self.trouble.set(refused.to_owned());
        self.saved.notify();
    }

    /// Notes that a disclosure whose content is made only when it is open was opened or closed.
    pub fn unfold(self, name: &str, fold: Fold) {
        let known = self.unfolded.with_untracked(|names| names.iter().any(|known| known == name));
        match fold {
            Fold::Open if !known => self.unfolded.update(|names| names.push(name.to_owned())),
            Fold::Closed if known => self.unfolded.update(|names| names.retain(|known| known != name)),
            Fold::Open | Fold::Closed => {}
        }
    }
}
