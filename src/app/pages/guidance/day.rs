//! For which day the guidance is: today, unless the person asks for another one.

use crate::app::components::pieces::{actions, button, line, link};
use crate::app::date_entry::{self, DateEntry};
use crate::app::element::{Element, el};
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::document;
use crate::calendar::Date;
use crate::case::CaseId;
use crate::text;
use leptos::prelude::*;

/// Whether the form for another day is open, and what is wrong with what was typed there.
#[derive(Clone, Copy)]
pub struct Choosing {
    open: RwSignal<bool>,
    problem: RwSignal<String>,
}

impl Choosing {
    /// Closed.
    pub fn new() -> Self {
        Choosing { open: RwSignal::new(false), problem: RwSignal::new(String::new()) }
    }
}

/// The day in words.
pub fn day(app: App) -> Element {
    let words = move || app.text().fill("ui.guidance.for", &[("date", &text::date(app.text(), app.day()))]);
    el("span").live(words)
}

/// The button that opens the form.
pub fn other(app: App, choosing: Choosing) -> Element {
    let open = button("link", app.text().get("ui.as-of"), move || {
        choosing.open.set(true);
        document::focus("#as-of");
    });
    open.id("other-day")
}

/// The form, where it is open.
pub fn form(app: App, id: CaseId, choosing: Choosing) -> Element {
    el("div").live(move || choosing.open.get().then(|| fields(app, id, choosing)))
}

/// What says that the guidance is not for today, and the way back.
pub fn notice(app: App) -> Element {
    el("div").live(move || {
        let day = app.as_of.get()?;
        let words = app.text().fill("ui.as-of.notice", &[("date", &text::date(app.text(), day))]);
        let back = button("button", app.text().get("ui.as-of.today"), move || show(app, None));
        let notice = el("div").class("notice notice--news").attr("role", "status");
        Some(notice.child(line("", &words)).child(actions(back)))
    })
}

fn fields(app: App, id: CaseId, choosing: Choosing) -> Element {
    let text = app.text();
    let field = el("input")
        .class("field__input")
        .id("as-of")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "as-of-hint");
    // The last day of the old rules and the first of the new ones.
    let ready = app.border().into_iter().flat_map(|(last, first)| [last, first]).map(|day| {
        button("button", &text::date(text, day), move || {
            choosing.open.set(false);
            show(app, Some(day));
        })
    });
    let problem = el("div").attr("role", "alert").live(move || line("field__error", &choosing.problem.get()));
    let go = el("button").attr("type", "submit").class("button button--main").text(text.get("ui.as-of.show"));
    el("form")
        .class("as-of")
        .on("submit", move |event| {
            event.prevent_default();
            take(app, choosing, &document::value("#as-of").unwrap_or_default());
        })
        .child(el("label").class("field__label").attr("for", "as-of").text(text.get("ui.as-of.label")))
        .child(el("p").class("field__hint").id("as-of-hint").text(text.get("ui.as-of.hint")))
        .child(problem)
        .child(el("div").class("field__row").child(field).child(go).children(ready))
        .child(actions(vec![
            link("link", &Route::Reform(id).to_string(), text.get("ui.reform.link")),
            button("link", text.get("ui.cancel"), move || {
                choosing.open.set(false);
                document::focus("#other-day");
            }),
        ]))
}

/// Takes what was typed as the day, or says why it is none.
fn take(app: App, choosing: Choosing, typed: &str) {
    let key = match date_entry::read(app.text(), typed) {
        DateEntry::Day(day) => {
            choosing.open.set(false);
            choosing.problem.set(String::new());
            return show(app, Some(day));
        }
        DateEntry::Empty => "ui.error.date.empty",
        DateEntry::Unreadable => "ui.error.date.unreadable",
        DateEntry::NoSuchDay => "ui.error.date.no-such-day",
        DateEntry::Either(..) => "ui.error.date.either",
    };
    choosing.problem.set(app.text().get(key).to_owned());
    document::focus("#as-of");
}

fn show(app: App, day: Option<Date>) {
    app.as_of.set(day.filter(|day| *day != app.today.get_untracked()));
    app.say("ui.said.day");
    document::focus("main h1");
}
