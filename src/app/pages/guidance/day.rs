//! For which day the guidance is: today, unless the person asks for another one.

use crate::app::components::date_field::DateField;
use crate::app::components::pieces::{actions, button, line, link};
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::document;
use crate::calendar::Date;
use crate::case::CaseId;
use crate::drawing::{Element, el};
use crate::text;
use leptos::prelude::*;

/// Whether the form for another day is open, and what stands there.
#[derive(Clone, Copy)]
pub struct Choosing {
    open: RwSignal<bool>,
    field: DateField,
}

impl Choosing {
    /// Closed.
    pub fn new(app: App) -> Self {
        let field = DateField::new(app, "as-of", "ui.error.date.empty", String::new());
        Choosing { open: RwSignal::new(false), field }
    }

    fn close(self) {
        self.open.set(false);
        self.field.type_in(String::new());
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
    // The last day of the old rules and the first of the new ones.
    let ready = app.border().into_iter().flat_map(|(last, first)| [last, first]).map(|day| {
        button("button", &text::date(text, day), move || {
            choosing.close();
            show(app, Some(day));
        })
    });
    let take = move |day| {
        choosing.close();
        show(app, Some(day));
    };
    let field = choosing.field;
    let problem = move || field.problem(field.trouble().filter(|_| field.is_asked()).unwrap_or_default(), take);
    let go = el("button").attr("type", "submit").class("button button--main").text(text.get("ui.as-of.show"));
    el("form")
        .class("as-of")
        .on("submit", move |event| {
            event.prevent_default();
            field.submit().into_iter().for_each(take);
        })
        .child(el("label").class("field__label").attr("for", "as-of").text(text.get("ui.as-of.label")))
        .child(el("p").class("field__hint").id("as-of-hint").text(text.get("ui.as-of.hint")))
        .child(el("div").live(problem))
        .child(el("div").class("field__row").child(field.input("as-of-hint")).child(go).children(ready))
        .child(actions(vec![
            link("link", &Route::Reform(id).to_string(), text.get("ui.reform.link")),
            button("link", text.get("ui.cancel"), move || {
                choosing.close();
                document::focus("#other-day");
            }),
        ]))
}

fn show(app: App, day: Option<Date>) {
    app.as_of.set(day.filter(|day| *day != app.today.get_untracked()));
    app.say("ui.said.day");
    document::focus("main h1");
}
