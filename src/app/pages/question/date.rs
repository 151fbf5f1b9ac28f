//! A question for a date: typed in any usual form, or picked. What was typed is never taken away.

use super::asking::{Asking, go_on, heading, option};
use super::help::help;
use crate::app::components::date_field::DateField;
use crate::app::components::errors;
use crate::app::components::pieces::button;
use crate::app::date_entry::DateEntry;
use crate::browser::{clock, document};
use crate::calendar::{Date, iso, parse_iso};
use crate::drawing::{Element, el};
use crate::engine::Answer;
use crate::guidance::{self, FactQuestion};
use crate::text;
use leptos::prelude::*;

/// The field: with what was typed before, or the answer.
pub fn set_up(asked: Asking) -> DateField {
    let app = asked.app;
    let known = match asked.answer() {
        Answer::Date(date) => text::date(app.text(), date),
        Answer::Unanswered | Answer::Declined | Answer::Choice(_) => String::new(),
    };
    DateField::new(app, "date", "ui.error.date.empty", app.draft(asked.fact).unwrap_or(known))
}

/// The form of a question for a date.
pub fn date(asked: Asking, field: DateField, question: &FactQuestion) -> Element {
    let app = asked.app;
    let entry = Entry { asked, field };
    let fields = el("div")
        .class("field")
        .child(el("p").class("field__hint").id("date-hint").text(app.text().get("ui.date.hint")))
        .child(el("div").live(move || entry.told().map(|problem| error(entry, &problem))))
        .child(el("div").class("field__row").child(input(entry)).child(picker(entry)))
        .child(field.echo());
    let form = el("form")
        .class("question__form")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            submit(entry);
        })
        .child(heading(question))
        .child(help(asked, question))
        .child(fields)
        .child(unknown(entry))
        .child(go_on(asked));
    let summary = el("div").live(move || entry.told().map(|problem| errors::summary(app, &problem, "#date")));
    el("div").child(summary).child(form)
}

/// The question and its field.
#[derive(Clone, Copy)]
struct Entry {
    asked: Asking,
    field: DateField,
}

impl Entry {
    /// Why what stands in the field is no answer, in words; nothing where it is one.
    fn problem(self) -> Option<String> {
        let Asking { app, fact, .. } = self.asked;
        match self.field.entry() {
            DateEntry::Empty if self.asked.answer() == Answer::Declined => None,
            DateEntry::Day(day) => {
                let given = Answer::Date(day);
                guidance::answer_problem(app.book(), app.text(), &app.answers(), fact, given, clock::today())
            }
            _ => self.field.trouble().map(str::to_owned),
        }
    }

    /// The same, once the person wanted to go on.
    fn told(self) -> Option<String> {
        if self.field.is_asked() { self.problem() } else { None }
    }
}

fn input(entry: Entry) -> Element {
    entry.field.input_with("date-hint help", move |input| {
        let input = input
            .attr("aria-labelledby", "question")
            .on("input", move |event| entry.asked.app.keep_draft(entry.asked.fact, &document::value_of(&event)))
            .on("change", move |_| {
                save(entry);
            });
        if entry.told().is_some() { input.attr("aria-invalid", "true") } else { input }
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
            .value(entry.field.day().map(iso).unwrap_or_default())
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
fn error(entry: Entry, problem: &str) -> Element {
    let either = entry.field.either(move |day| choose(entry, day));
    el("div").child(el("p").class("field__error").words(problem)).child(either)
}

fn type_in(entry: Entry, typed: String) {
    entry.asked.app.keep_draft(entry.asked.fact, &typed);
    entry.field.type_in(typed);
}

/// Takes one day, as if it had been typed.
fn choose(entry: Entry, day: Date) {
    type_in(entry, text::date(entry.asked.app.text(), day));
    save(entry);
    document::focus("#date");
}

/// Takes or takes back "I don't know".
fn decline(entry: Entry, given: Answer) {
    let Asking { app, fact, .. } = entry.asked;
    let kept = if given == Answer::Declined { String::new() } else { entry.field.typed.get_untracked() };
    if given == Answer::Declined {
        app.drop_draft(fact);
    }
    entry.field.type_in(kept);
    app.answer(fact, given);
}

/// Saves what stands in the field where it is an answer; whether it is one.
fn save(entry: Entry) -> bool {
    let Asking { app, fact, .. } = entry.asked;
    let (problem, day) = untrack(|| (entry.problem(), entry.field.day()));
    if let Some(day) = day.filter(|_| problem.is_none()) {
        app.drop_draft(fact);
        app.answer(fact, Answer::Date(day));
    }
    problem.is_none()
}

fn submit(entry: Entry) {
    if save(entry) {
        entry.asked.go_on();
    } else {
        entry.field.submit();
        document::focus(errors::SUMMARY);
    }
}
