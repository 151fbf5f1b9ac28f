//! A question for a date: typed in any usual form, or picked. What was typed is never taken away.

use super::help::help;
use super::{Asked, go_on, heading, option};
use crate::app::components::errors;
use crate::app::components::pieces::button;
use crate::app::date_entry::{self, DateEntry};
use crate::app::element::{Element, el};
use crate::browser::{clock, document};
use crate::calendar::{Date, iso, parse_iso};
use crate::engine::Answer;
use crate::guidance::{self, Question};
use crate::text;
use leptos::prelude::*;

/// The form and what it is busy with.
#[derive(Clone, Copy)]
struct Entry {
    asked: Asked,
    /// What stands in the field.
    typed: RwSignal<String>,
    /// What is wrong with it, once the person wanted to go on; empty where nothing is.
    problem: RwSignal<String>,
}

/// The form of a question for a date.
pub fn date(asked: Asked, question: &Question) -> Element {
    let app = asked.app;
    let known = match untrack(|| asked.answer()) {
        Answer::Date(date) => text::date(app.text(), date),
        Answer::Unanswered | Answer::Declined | Answer::Choice(_) => String::new(),
    };
    let typed = RwSignal::new(app.draft(asked.fact).unwrap_or(known));
    let entry = Entry { asked, typed, problem: RwSignal::new(String::new()) };
    let echo = el("p").class("field__echo").attr("role", "status").live(move || {
        let day = entry.day();
        day.map(|day| app.text().fill("ui.date.echo", &[("date", &text::date(app.text(), day))])).unwrap_or_default()
    });
    let field = el("div")
        .class("field")
        .child(el("p").class("field__hint").id("date-hint").text(app.text().get("ui.date.hint")))
        .child(el("div").live(move || error(entry)))
        .child(el("div").class("field__row").child(input(entry)).child(picker(entry)))
        .child(echo);
    let form = el("form")
        .class("question__form")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            submit(entry);
        })
        .child(heading(question))
        .child(help(asked, question))
        .child(field)
        .child(unknown(entry))
        .child(go_on(asked));
    let summary = el("div").live(move || {
        let problem = entry.problem.get();
        (!problem.is_empty()).then(|| errors::summary(app, &problem, "#date"))
    });
    el("div").child(summary).child(form)
}

impl Entry {
    /// The day that the field names, if it names one.
    fn day(self) -> Option<Date> {
        match date_entry::read(self.asked.app.text(), &self.typed.get()) {
            DateEntry::Day(day) => Some(day),
            DateEntry::Empty | DateEntry::Either(..) | DateEntry::NoSuchDay | DateEntry::Unreadable => None,
        }
    }
}

fn input(entry: Entry) -> Element {
    el("div").class("field__box").live(move || {
        let input = el("input")
            .class("field__input")
            .id("date")
            .attr("type", "text")
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("aria-labelledby", "question")
            .attr("aria-describedby", "date-hint help")
            .value(entry.typed.get())
            .on("input", move |event| type_in(entry, document::value_of(&event)))
            .on("change", move |_| {
                save(entry);
            });
        if entry.problem.with(|problem| !problem.is_empty()) { input.attr("aria-invalid", "true") } else { input }
    })
}

/// The browser's own picker, opened by a button that looks like the others.
fn picker(entry: Entry) -> Element {
    let text = entry.asked.app.text();
    let native = el("span").live(move || {
        el("input")
            .id("date-picker")
            .attr("type", "date")
            .attr("tabindex", "-1")
            .attr("aria-hidden", "true")
            .attr("min", "1900-01-01")
            .attr("max", "2300-12-31")
            .value(entry.day().map(iso).unwrap_or_default())
            .on("change", move |event| {
                if let Some(day) = parse_iso(&document::value_of(&event)) {
                    choose(entry, day);
                }
            })
    });
    let open = button("button", text.get("ui.date.pick"), || document::show_picker("#date-picker"));
    el("span").class("field__picker").child(open).child(native)
}

fn unknown(entry: Entry) -> Element {
    let asked = entry.asked;
    let control = el("span").class("option__control").live(move || {
        el("input").attr("type", "checkbox").id("unknown").checked(asked.answer() == Answer::Declined).on(
            "change",
            move |event| {
                decline(entry, if document::is_ticked(&event) { Answer::Declined } else { Answer::Unanswered });
            },
        )
    });
    let text = asked.app.text();
    let label = option(control, text.get("ui.unknown"), "", None);
    el("div").class("options options--unknown").child(label)
}

/// What is wrong, and two readings to choose from where there are two.
fn error(entry: Entry) -> Option<Element> {
    let (text, problem) = (entry.asked.app.text(), entry.problem.get());
    let reading = |day: Date| button("button", &text::date(text, day), move || choose(entry, day));
    let either = match date_entry::read(text, &entry.typed.get()) {
        DateEntry::Either(one, other) => Some(el("div").class("field__row").child(reading(one)).child(reading(other))),
        DateEntry::Day(_) | DateEntry::Empty | DateEntry::NoSuchDay | DateEntry::Unreadable => None,
    };
    let words = el("p").class("field__error").words(&problem);
    (!problem.is_empty()).then(|| el("div").child(words).child(either))
}

fn type_in(entry: Entry, typed: String) {
    entry.asked.app.keep_draft(entry.asked.fact, &typed);
    entry.problem.set(String::new());
    entry.typed.set(typed);
}

/// Takes one day, as if it had been typed.
fn choose(entry: Entry, day: Date) {
    type_in(entry, text::date(entry.asked.app.text(), day));
    save(entry);
    document::focus("#date");
}

/// Takes or takes back "I don't know".
fn decline(entry: Entry, given: Answer) {
    let Asked { app, fact, .. } = entry.asked;
    entry.problem.set(String::new());
    if given == Answer::Declined {
        entry.typed.set(String::new());
        app.drop_draft(fact);
    }
    app.answer(fact, given);
}

/// Saves what stands in the field where it is an answer; else says why it is none.
fn save(entry: Entry) -> Option<String> {
    let Asked { app, fact, .. } = entry.asked;
    let problem = |key: &str| Some(app.text().get(key).to_owned());
    match date_entry::read(app.text(), &entry.typed.get_untracked()) {
        DateEntry::Empty if untrack(|| entry.asked.answer()) == Answer::Declined => None,
        DateEntry::Empty => problem("ui.error.date.empty"),
        DateEntry::Unreadable => problem("ui.error.date.unreadable"),
        DateEntry::NoSuchDay => problem("ui.error.date.no-such-day"),
        DateEntry::Either(..) => problem("ui.error.date.either"),
        DateEntry::Day(day) => {
            let (answers, given) = (app.answers(), Answer::Date(day));
            let impossible = guidance::answer_problem(app.book(), app.text(), &answers, fact, given, clock::today());
            if impossible.is_none() {
                app.drop_draft(fact);
                app.answer(fact, given);
            }
            impossible
        }
    }
}

fn submit(entry: Entry) {
    match save(entry) {
        None => entry.asked.go_on(),
        Some(problem) => {
            entry.problem.set(problem);
            document::focus(errors::SUMMARY);
        }
    }
}
