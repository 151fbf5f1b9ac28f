//! The rules and all words but those of the first page: the present edition, a file beside the program, fetched with the
//! first answer.

use super::language;
use super::route::Route;
use super::state::App;
use crate::app::components::missing::missing;
use crate::app::pages::{self, heading};
use crate::browser::beside::{self, Arrival};
use crate::browser::{document, later, location};
use crate::drawing::Element;
use crate::rulebook::model::Rulebook;
use crate::rulebook::unpacked;
use crate::text::Text;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::OnceLock;

static RULES: OnceLock<Rulebook> = OnceLock::new();

thread_local! {
    /// The English that the program carries, then every language whose words are all here.
    static TEXTS: RefCell<Texts> = const { RefCell::new(Texts { carried: None, whole: Vec::new() }) };
}

struct Texts {
    carried: Option<&'static Text>,
    whole: Vec<&'static Text>,
}

/// The rules, once they are here.
pub fn rules() -> Option<&'static Rulebook> {
    RULES.get()
}

/// Takes the words that the program carries.
pub fn carry(text: &'static Text) {
    TEXTS.with_borrow_mut(|texts| texts.carried = Some(text));
}

/// The words that the program carries: the names of months in the first language are always among them.
pub fn carried() -> Option<&'static Text> {
    TEXTS.with_borrow(|texts| texts.carried)
}

/// The words of a language where they are all here.
pub fn words_here(tag: &str) -> Option<&'static Text> {
    TEXTS.with_borrow(|texts| texts.whole.iter().find(|text| text.language == tag).copied())
}

/// All words of a language: its file, which has the rules too, is fetched unless it is here. Nothing where it cannot be had.
pub async fn words(tag: &str) -> Option<&'static Text> {
    if let Some(text) = words_here(tag) {
        return Some(text);
    }
    let mark = document::mark(&["edition-", tag].concat())?;
    let name = ["edition-", tag, "-", &mark, ".bin"].concat();
    let (book, words) = beside::unpacked(&name, |bytes| unpacked(bytes.leak()).ok()).await.ok()?;
    RULES.get_or_init(|| book);
    let text = match TEXTS.with_borrow(|texts| texts.carried.filter(|text| text.language == tag)) {
        Some(carried) => {
            carried.add(words);
            carried
        }
        None => Box::leak(Box::new(Text::fetched(tag, words))),
    };
    TEXTS.with_borrow_mut(|texts| texts.whole.push(text));
    Some(text)
}

/// Fetches the edition, unless it is here or on its way; the page that waits for it is shown then.
pub fn fetch(app: App) {
    if matches!(app.edition.get_untracked(), Arrival::Away | Arrival::Missing) {
        later(async move {
            if fetched(app).await && Route::from(location::hash()) != Route::Start {
                app.arrive();
            }
        });
    }
}

/// Whether the edition is here, once it has been fetched in the language that is wanted.
pub async fn fetched(app: App) -> bool {
    if app.edition.get_untracked() != Arrival::Here {
        app.edition.set(Arrival::Coming);
        let wanted = language::wanted(app);
        let text = match words(&wanted).await {
            Some(text) => Some(text),
            // Better in another language than not at all.
            None => words(language::CARRIED).await.inspect(|_| app.missing_language.set(wanted)),
        };
        if let Some(text) = text {
            language::show(app, text);
        }
        app.edition.set(if text.is_some() { Arrival::Here } else { Arrival::Missing });
        // What the guidance needs as well, while the person still answers.
        pages::want_the_rest(app);
    }
    app.edition.get_untracked() == Arrival::Here
}

/// What stands in the place of a page until the edition is here; nothing once it is.
pub fn waiting(app: App) -> Option<Vec<Element>> {
    match app.edition.get() {
        Arrival::Here => None,
        Arrival::Away | Arrival::Coming => Some(vec![heading(app.text().get("ui.edition.coming"))]),
        Arrival::Missing => {
            let heading = heading(app.text().get("ui.edition.missing.title"));
            Some([Some(heading), trouble(app)].into_iter().flatten().collect())
        }
    }
}

/// That the edition could not be had, and a way to try again; nothing where it was not missed.
pub fn trouble(app: App) -> Option<Element> {
    (app.edition.get() == Arrival::Missing)
        .then(|| missing(app, app.text().get("ui.edition.missing"), move || fetch(app)))
}
