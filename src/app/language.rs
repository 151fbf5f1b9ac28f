//! The language of the page: which ones there are, which one is wanted, and how its words are shown in place.
//!
//! The words themselves come with [`edition`]; the choice is kept by [`cases`].

use super::cases;
use super::edition;
use super::route::Route;
use super::state::App;
use crate::browser::{document, later, location};
use crate::drawing::words;
use crate::text::{CARRIED, Text};
use futures_util::future::join;
use leptos::prelude::*;

/// The tag of the language that the person has chosen, or else the first of the browser's that there is.
pub fn wanted(app: App) -> String {
    let text = app.words.get_untracked();
    let there = |tag: &str| text.languages().any(|(known, _)| known == tag);
    let chosen = cases::language().filter(|tag| there(tag));
    chosen.or_else(|| document::languages().iter().find_map(|tag| related(text, tag))).unwrap_or(CARRIED.to_owned())
}

/// A language of ours of the same main tag: `zh-CN` and `zh` both find `zh-Hans`.
fn related(text: &Text, tag: &str) -> Option<String> {
    let main = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    text.languages().find(|(known, _)| main(known) == main(tag)).map(|(known, _)| known.to_owned())
}

/// Shows the page in a language and keeps the choice, once its words are here.
pub fn choose(app: App, tag: &str) {
    bring(app, tag.to_owned(), cases::keep_language);
}

/// Shows the page in the language of the link that was opened, unless the person has chosen one.
pub fn follow(app: App, tag: &str) {
    let shown = app.words.get_untracked();
    if cases::language().is_none() && shown.language != tag && shown.languages().any(|(known, _)| known == tag) {
        bring(app, tag.to_owned(), |_| {});
    }
}

/// Fetches the words and shows them; the page stays as it is until they are here.
fn bring(app: App, tag: String, arrived: fn(&str)) {
    later(async move {
        match edition::words(app, &tag).await {
            Some(text) => {
                arrived(&tag);
                app.missing_language.set(String::new());
                show(app, text);
                app.say("ui.said.language");
            }
            None => app.missing_language.set(tag),
        }
    });
}

/// Fetches the edition in the language that is wanted, unless it is here or on its way; the page that waits for it is shown then.
pub fn bring_edition(app: App) {
    if untrack(|| !app.edition.is_away() && !app.edition.is_missing()) {
        return;
    }
    let bring = async move {
        let wanted = wanted(app);
        // Both are on their way at once.
        let (rules, words) = join(edition::rules(), edition::words(app, &wanted)).await;
        let text = match words {
            Some(text) => Some(text),
            // Better in another language than not at all.
            None => edition::words(app, CARRIED).await.inspect(|_| app.missing_language.set(wanted)),
        };
        show(app, text?);
        rules
    };
    app.edition.want_then(bring, move || {
        // What the guidance needs as well, while the person still answers.
        app.want_the_rest();
        if Route::from(location::hash()) != Route::Start && untrack(|| app.edition.here()).is_some() {
            app.arrive();
        }
    });
}

/// Shows the page in these words.
pub fn show(app: App, text: &'static Text) {
    document::set_language(&text.language);
    words::set_own(text);
    if !std::ptr::eq(app.words.get_untracked(), text) {
        // What is open stays open and asks for the statements again.
        app.statements.forget();
        app.words.set(text);
        app.name_page(&Route::from(location::hash()));
    }
}
