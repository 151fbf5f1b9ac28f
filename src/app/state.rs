//! What the whole app knows: the route, the day, the case in hand, and the guidance for it. How a case is saved is `keeping`'s.

use super::edition;
use super::fetched::Fetched;
use super::keeping;
use super::language;
use super::pages::start::SAVED;
use super::pages::{self, Pages};
use super::route::Route;
use crate::browser::beside::Arrival;
use crate::browser::document::Fold;
use crate::browser::{clock, document, location};
use crate::calendar::{Date, from_day_number};
use crate::case::seen::Seen;
use crate::case::{Case, CaseId, Entry, Stamp};
use crate::engine::{Answer, Answers, FactId};
use crate::guidance::{self, Page};
use crate::rulebook::model::Rulebook;
use crate::text::Text;
use leptos::prelude::*;

/// What every page has at hand.
#[derive(Clone, Copy)]
pub struct App {
    /// The rules of another edition, or as much of the present one as the first page needs.
    book: &'static Rulebook,
    /// Whether the page shows another edition than the present one.
    other: bool,
    /// The words of the language in which the page is shown.
    pub words: RwSignal<&'static Text>,
    /// Words that hold instead of them: those of another edition.
    other_words: Option<&'static Text>,
    /// The tag of a language whose words were wanted and could not be had; empty where all came.
    pub missing_language: RwSignal<String>,
    /// The page shown.
    pub route: RwSignal<Route>,
    /// Today, in China.
    pub today: RwSignal<Date>,
    /// Another day for which guidance is shown; none while it is today.
    pub as_of: RwSignal<Option<Date>>,
    /// What was last seen of the case before this visit to its page.
    pub seen: RwSignal<Option<Seen>>,
    /// The case that the route names; none where it has none or the case is not there.
    pub held: RwSignal<Option<Entry>>,
    /// The guidance for it.
    pub page: Memo<Option<Page>>,
    /// What the storage has refused, by the key of its words; empty where nothing.
    pub trouble: RwSignal<String>,
    /// What has just happened, for those who listen.
    pub said: RwSignal<String>,
    /// How far the rules and their words have come.
    pub edition: RwSignal<Arrival>,
    /// How far the statements of law have come.
    pub law: RwSignal<Arrival>,
    /// Disclosures that are open and whose content is made only then, by their names on the page.
    pub unfolded: RwSignal<Vec<String>>,
    /// The pages that are no part of the first program.
    pub rest: Fetched<Pages>,
    /// Saved cases have changed: lists of them are read again.
    pub saved: Trigger,
    visit: StoredValue<Visit>,
}

/// What is remembered for this visit, and nothing is drawn from.
#[derive(Default)]
struct Visit {
    /// The question that was opened from the guidance page to change its answer.
    changing: Option<FactId>,
    /// Texts typed for dates and not yet taken as answers.
    drafts: Vec<(FactId, String)>,
    /// Whether the list of cases is what the start page is opened for.
    to_the_list: bool,
    /// How many pages have been shown.
    pages: u32,
    /// In which order the steps stand on the page shown, and for which day: a tick moves none from under the finger.
    order: Option<(Date, Vec<String>)>,
}

impl App {
    /// The state at the start of a visit.
    pub fn new(book: &'static Rulebook, text: &'static Text, today: Date) -> Self {
        let words = RwSignal::new(text);
        let today = RwSignal::new(today);
        let held = RwSignal::new(None::<Entry>);
        let edition = RwSignal::new(Arrival::Away);
        let as_of = RwSignal::new(None);
        let arranged = move |_: Option<&Option<Page>>| {
            edition.track();
            let book = edition::rules()?;
            let answers = held.with(|held| held.as_ref().map(|held| held.case.answers(&book.rules)))?;
            let (text, today) = (words.get(), today.get());
            let mut page = guidance::arrange(book, text, &answers, as_of.get().unwrap_or(today));
            guidance::say_age(book, text, &mut page, today);
            Some(page)
        };
        // Comparing two pages would cost more than drawing one, which changes only what differs.
        let page = Memo::new_with_compare(arranged, |_, _| true);
        App {
            book,
            other: false,
            words,
            other_words: None,
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
            law: RwSignal::new(Arrival::Away),
            unfolded: RwSignal::new(Vec::new()),
            rest: Fetched::new(),
            saved: Trigger::new(),
            visit: StoredValue::new(Visit::default()),
        }
    }

    /// The same, by other rules and in their words.
    pub fn under(self, book: &'static Rulebook, text: &'static Text) -> Self {
        App { book, other: true, other_words: Some(text), ..self }
    }

    /// The words.
    pub fn text(self) -> &'static Text {
        self.other_words.unwrap_or_else(|| self.words.get())
    }

    /// The law.
    pub fn book(self) -> &'static Rulebook {
        edition::rules().filter(|_| !self.other).unwrap_or(self.book)
    }

    /// Shows the page that the address names, and moves the focus there, but for the first page of a visit.
    ///
    /// All but the start page needs the rules: until they are here it waits, and arrives once more.
    pub fn arrive(self) {
        self.settle();
        let named = Route::from(location::hash());
        // The start page shows guidance only for cases that are there.
        let foreign = language::wanted(self) != language::CARRIED;
        if named != Route::Start || foreign || !keeping::list().0.entries.is_empty() {
            edition::fetch(self);
        }
        let is_first = self.visit.with_value(|visit| visit.pages) == 0;
        if named == Route::Start || self.edition.get_untracked() == Arrival::Here {
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
        let seen = if let Route::Case(id) = &route { keeping::seen(*id) } else { None };
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
            pages::want_the_rest(self);
        }
        self.route.set(route);
    }

    /// The selector of the place within the page that the address names, where it names one that is there.
    pub fn place_in_page(self) -> Option<String> {
        match self.route.get_untracked() {
            Route::Rules(Some(name)) => self.place_of_rule(&name),
            Route::Questions(Some(name)) => Some(format!("[id='question-{name}']")),
            Route::Calendar(_) => Some("#keep-calendar".to_owned()),
            Route::Start if self.visit.with_value(|visit| visit.to_the_list) => Some(SAVED.to_owned()),
            _ => None,
        }
    }

    /// The selector of a rule or provision on the page of rules, where there is one of this name.
    pub fn place_of_rule(self, name: &str) -> Option<String> {
        let rule = self.book().rules.rules.iter().any(|rule| rule.id == name);
        (rule || self.book().provision(name).is_some()).then(|| format!("[id='rule-{name}']"))
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

    /// Why the case of the route is not in hand, in words; nothing where it is.
    pub fn missing(self, id: CaseId) -> Option<String> {
        if self.held.with_untracked(Option::is_some) {
            return None;
        }
        Some(keeping::load(id).err()?.words(self.text()))
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

    /// The tab is shown again: there may be room by now, and a new day.
    pub fn wake(self) {
        self.settle();
        let today = clock::today();
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }

    /// Another tab has written `key`, or everything.
    pub fn hear_other_tab(self, key: Option<&str>) {
        keeping::settle(self.stamp());
        let held = self.held.get_untracked();
        if let Some(held) = held.filter(|held| key.is_none_or(|key| key == crate::case::store::key(held.id))) {
            self.hold_again(Some(keeping::look_again(&held)));
        }
        self.saved.notify();
    }

    /// Gives an answer: saved first, then shown. A failed save still shows it, and says so.
    pub fn answer(self, fact: FactId, given: Answer) {
        let Some(held) = self.held.get_untracked() else { return };
        self.take(keeping::answer(&held, &self.book().rules, fact, given, self.stamp()));
        if matches!(self.route.get_untracked(), Route::Case(_)) {
            self.see();
        }
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

    /// Saves the case in hand, which was deleted elsewhere.
    pub fn keep_here(self, id: CaseId) {
        keeping::keep(id, self.stamp());
        self.tell("");
    }

    /// Gives the case another name.
    pub fn rename(self, name: &str) {
        let Some(held) = self.held.get_untracked() else { return };
        self.take(keeping::rename(&held, name, self.stamp()));
    }

    /// Saves a new case, takes it in hand and says where it is. What cannot be saved lasts until the page is closed.
    pub fn create(self, case: &Case) -> Route {
        let held = keeping::create(case, self.stamp());
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

    /// Tries once more to save what is not saved.
    fn settle(self) {
        if keeping::settle(self.stamp()) {
            self.saved.notify();
        }
    }

    /// The edition and the day with which cases are saved.
    pub fn stamp(self) -> Stamp {
        Stamp::new(&self.book().edition, self.today.get_untracked())
    }

    /// Remembers that a question was opened to change its answer.
    pub fn will_change(self, fact: Option<FactId>) {
        self.visit.update_value(|visit| visit.changing = fact);
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

    /// Puts the rules of steps into the order in which they stand on the page already; what is new stands at the end.
    pub fn in_order(self, mut rules: Vec<String>) -> Vec<String> {
        let day = self.day();
        let mut ordered = Vec::new();
        self.visit.update_value(|visit| {
            let known = visit.order.take().filter(|(known, _)| *known == day);
            for known in known.iter().flat_map(|(_, known)| known) {
                if let Some(place) = rules.iter().position(|rule| rule == known) {
                    ordered.push(rules.remove(place));
                }
            }
            ordered.append(&mut rules);
            visit.order = Some((day, ordered.clone()));
        });
        ordered
    }

    /// What was typed for a date and is not an answer yet.
    pub fn draft(self, fact: FactId) -> Option<String> {
        self.visit.with_value(|visit| visit.drafts.iter().find(|draft| draft.0 == fact).map(|draft| draft.1.clone()))
    }

    /// Keeps what was typed for a date, for as long as the visit lasts.
    pub fn keep_draft(self, fact: FactId, typed: &str) {
        self.drop_draft(fact);
        self.visit.update_value(|visit| visit.drafts.push((fact, typed.to_owned())));
    }

    /// Forgets what was typed for a date, since it is the answer now.
    pub fn drop_draft(self, fact: FactId) {
        self.visit.update_value(|visit| visit.drafts.retain(|draft| draft.0 != fact));
    }

    /// Whether something was typed for a date and is no answer yet.
    pub fn has_typed(self) -> bool {
        self.visit.with_value(|visit| !visit.drafts.is_empty())
    }

    /// Whether something stands only on this page: text typed for a date, a case that could not be saved.
    pub fn has_unsaved(self) -> bool {
        self.saved.track();
        self.has_typed() || !keeping::unsaved().is_empty()
    }

    fn take(self, held: Entry) {
        self.held.set(Some(held));
        self.tell("");
    }

    /// Keeps what is seen of the case in hand, for the list of what has changed when it is opened again.
    fn see(self) {
        let case = self.held.get_untracked().filter(|_| self.as_of.get_untracked().is_none());
        if let Some(held) = case {
            let seen = self
                .page
                .with_untracked(|page| page.as_ref().map(|page| guidance::remember(&held.case, page, self.stamp())));
            seen.iter().for_each(|seen| keeping::see(held.id, seen));
        }
    }

    fn hold(self, id: CaseId) {
        let held = self.held.get_untracked().filter(|held| held.id == id);
        if held.is_none() {
            self.visit.update_value(|visit| visit.drafts.clear());
            self.be_today();
        }
        self.hold_again(match held {
            Some(held) => Some(keeping::look_again(&held)),
            None => keeping::load(id).ok(),
        });
    }

    /// Takes the case as it is found. Only a change is told: guidance is arranged anew for it.
    fn hold_again(self, found: Option<Entry>) {
        if self.held.with_untracked(|held| *held != found) {
            self.held.set(found);
        }
    }

    fn be_today(self) {
        if self.as_of.get_untracked().is_some() {
            self.as_of.set(None);
        }
    }

    /// Makes a case with the first answer and puts its next page in the place of this address.
    fn first_answer(self, option: &str) -> Route {
        let first = FactId(0);
        let given = self.book().rules.fact(first).and_then(|fact| fact.choice_named(option)).map(Answer::Choice);
        let declined = (option == DECLINED).then_some(Answer::Declined);
        let Some(given) = given.or(declined) else { return Route::NotFound(location::hash()) };
        let case = crate::case::answer(&Case::default(), &self.book().rules, first, given);
        // A case that was only begun with the same answer is gone on with.
        let begun = keeping::list().0.entries.into_iter().find(|entry| entry.case == case).map(|entry| entry.id);
        let route = match begun.map_or_else(|| self.create(&case), Route::Case) {
            Route::Case(id) => self.after(id, first),
            elsewhere => elsewhere,
        };
        location::replace(&route.to_string());
        route
    }
}

/// The name of "I don't know" in the address of the first answer.
pub const DECLINED: &str = "unknown";
