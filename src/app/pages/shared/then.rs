//! Shared guidance as now, or as then: by the rules and on the day of sharing. The rules of an older edition are one file,
//! fetched when somebody asks for them. Today's rules are never shown as those of then.

use crate::app::components::certainty::Reader;
use crate::app::components::missing::missing;
use crate::app::components::news;
use crate::app::components::pieces::{button, heading, section};
use crate::app::edition;
use crate::app::fetched::Fetched;
use crate::app::pages::guidance::{self as guidance_page, layout};
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::fetch;
use crate::calendar::Date;
use crate::case::Case;
use crate::case::codec::{edition_bytes, edition_name};
use crate::drawing::{Element, el};
use crate::guidance;
use crate::rulebook::{self, model::Rulebook};
use crate::text::{CARRIED, Text};
use leptos::prelude::*;

/// The rules of then, and whether the page shows them.
#[derive(Clone, Copy)]
pub struct Then {
    edition: [u8; 4],
    day: Date,
    wanted: RwSignal<bool>,
    /// The app by the rules of then.
    old: Fetched<App>,
}

impl Then {
    /// The edition and the day that a link names.
    pub fn new(edition: [u8; 4], day: Date) -> Self {
        Then { edition, day, wanted: RwSignal::new(false), old: Fetched::new() }
    }
}

impl Then {
    /// Whether the page shows the guidance of then.
    pub fn is_shown(self) -> bool {
        self.wanted.get()
    }
}

/// The guidance, with a switch where now and then can differ.
pub fn as_now_or_then(app: App, then: Then, case: &Case) -> Vec<Element> {
    let today = app.today.get();
    let now = guided(app, case, today);
    let same = then.edition == edition_bytes(&app.book().edition) && then.day == today;
    let switch = (!same).then(|| switch(app, then));
    let shown = if then.wanted.get() { as_then(app, then, case, &now) } else { layout(app, &now, Reader::Guest) };
    switch.into_iter().chain(shown).collect()
}

/// Two buttons, one of which is pressed.
fn switch(app: App, then: Then) -> Element {
    let wanted = then.wanted.get();
    let choice = |key: &str, pressed: bool| {
        let state = if pressed == wanted { "true" } else { "false" };
        button("button", app.text().get(key), move || {
            then.wanted.set(pressed);
        })
        .attr("aria-pressed", state)
    };
    el("div")
        .class("actions shared__as")
        .child(vec![choice("ui.shared.as-now", false), choice("ui.shared.as-then", true)])
        .attr("role", "group")
        .attr("aria-label", app.text().get("ui.shared.as"))
}

/// The guidance on paper as it is shown, under the name that came with it. The page's own address opens it again.
pub fn on_paper(app: App, then: Then, case: &Case, route: &Route) -> Element {
    let old = then.old.here().filter(|_| then.wanted.get());
    let day = if old.is_some() { then.day } else { app.today.get() };
    let app = old.unwrap_or(app);
    guidance_page::on_paper(app, &guided(app, case, day), &case.name, route)
}

/// The guidance for a case by the rules at hand. Answers stand in the order of their facts, which each edition has its own.
fn guided(app: App, case: &Case, day: Date) -> guidance::GuidancePage {
    guidance::arrange(app.book(), app.text(), &case.answers(&app.book().rules), day)
}

/// The guidance of then, with what has changed since; or why it cannot be shown.
fn as_then(app: App, then: Then, case: &Case, now: &guidance::GuidancePage) -> Vec<Element> {
    // In the language of the page.
    if then.old.turns_to(&app.text().language) {
        fetch(app, then);
    }
    let Some(old) = then.old.here() else {
        if !then.old.is_missing() {
            return vec![heading(app.text().get("ui.shared.then.coming"))];
        }
        let edition = edition_name(then.edition);
        let words = app.text().fill("ui.shared.then.missing", &[("edition", &edition)]);
        return vec![
            heading(app.text().get("ui.shared.title")),
            missing(app, &words, then.old.tries(), move || fetch(app, then)),
        ];
    };
    let page = guided(old, case, then.day);
    let differences = guidance::compare(&page.outcomes, &now.outcomes);
    let changed = (!differences.is_empty()).then(|| {
        section("section", "since-shared", app.text().get("ui.shared.since")).child(news::list(app, &differences, None))
    });
    changed.into_iter().chain(layout(old, &page, Reader::Guest)).collect()
}

/// Brings the rules of then: those of this program where they are the same, else the file of their edition.
fn fetch(app: App, then: Then) {
    then.old.want(async move {
        if then.edition == edition_bytes(&app.book().edition) {
            return Some(app.under(app.book(), app.text()));
        }
        let (book, text) = bring(app, &edition_name(then.edition)).await?;
        Some(app.under(book, text))
    });
}

/// An older edition in the language of the page; in English where it was not made in that language.
async fn bring(app: App, edition: &str) -> Option<(&'static Rulebook, &'static Text)> {
    for tag in [app.text().language.as_str(), CARRIED] {
        let name = ["edition-", edition, "-", tag, ".bin"].concat();
        let unpacked = fetch::unpacked_if_there(&name, |bytes| rulebook::unpacked(bytes.leak()).ok()).await;
        if let (Ok((book, words)), Some(text)) = (unpacked, edition::words(app, tag).await) {
            return Some((Box::leak(Box::new(book)), Box::leak(Box::new(text.under(words)))));
        }
    }
    None
}
