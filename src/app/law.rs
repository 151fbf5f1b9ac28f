//! The statements of law, their sources and the conditions of rules: a file beside the program, fetched when somebody
//! first asks for one, and kept for the visit.

use super::components::missing::missing;
use super::state::App;
use crate::browser::beside::{self, Arrival, Texts};
use crate::browser::{document, later};
use crate::drawing::Element;
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    static STATEMENTS: RefCell<Option<Texts>> = const { RefCell::new(None) };
    /// What waits for them.
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Fetches the statements for a page that shows them. Where they could not be had the person says when to ask again.
pub fn want(app: App) {
    if app.law.get_untracked() == Arrival::Away {
        fetch(app);
    }
}

/// That the statements could not be had, and the way to ask again; nothing where they were not missed.
pub fn trouble(app: App) -> Option<Element> {
    (app.law.get() == Arrival::Missing).then(|| missing(app, app.text().get("ui.law.missing"), move || fetch(app)))
}

/// Fetches the statements, unless they are here or on their way.
fn fetch(app: App) {
    if matches!(app.law.get_untracked(), Arrival::Away | Arrival::Missing) {
        app.law.set(Arrival::Coming);
        later(async move {
            app.law.set(bring(app).await);
            // The statements have made the page longer: the place that the address names has moved.
            if let Some(place) = app.place_in_page() {
                document::focus(&place);
            }
            WAITING.take().into_iter().for_each(|waiting| waiting());
        });
    }
}

/// Does something once the statements are here, or could not be had.
pub fn then(app: App, what: impl FnOnce() + 'static) {
    if app.law.get_untracked() == Arrival::Here {
        return what();
    }
    WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(what)));
    fetch(app);
}

/// Forgets the statements: the page is shown in another language. What is open stays open and asks for them again.
pub fn forget(app: App) {
    STATEMENTS.take();
    app.law.set(Arrival::Away);
}

/// Brings the statements here and says whether they came.
async fn bring(app: App) -> Arrival {
    let tag = &app.text().language;
    let mark = document::mark(&["law-", tag].concat()).unwrap_or_default();
    let name = ["law-", tag, "-", &mark, ".json"].concat();
    match beside::texts(&name).await {
        Ok(texts) => {
            STATEMENTS.with(|place| place.replace(Some(texts)));
            Arrival::Here
        }
        Err(_) => Arrival::Missing,
    }
}

/// The statement of a provision; empty where it is not here.
pub fn statement(number: &str) -> String {
    find(&key(number))
}

/// The key of a statement.
pub fn key(number: &str) -> String {
    ["provision.", number].concat()
}

/// Where a provision was read, one source a line; empty where it is not here.
pub fn sources(number: &str) -> String {
    find(&["sources.", number].concat())
}

/// The condition of the rule at this place, as written in the rulebook; empty where it is not here.
pub fn condition(place: usize) -> String {
    find(&["when.", &place.to_string()].concat())
}

fn find(key: &str) -> String {
    STATEMENTS.with(|texts| texts.borrow().as_ref().and_then(|texts| texts.get(key))).unwrap_or_default()
}
