//! A field for a date: what is typed in any usual form, how it is read, and what is wrong with it once somebody goes on.

use super::pieces::{button, line};
use crate::app::date_entry::{self, DateEntry};
use crate::app::state::App;
use crate::browser::document;
use crate::calendar::Date;
use crate::drawing::{Element, el};
use crate::text;
use leptos::prelude::*;

/// What stands in the field.
#[derive(Clone, Copy)]
pub struct DateField {
    app: App,
    /// The id of its input.
    id: &'static str,
    /// The key of the words where nothing stands there.
    empty: &'static str,
    pub typed: RwSignal<String>,
    /// Whether the person wanted to go on with what stands there.
    asked: RwSignal<bool>,
}

impl DateField {
    /// With this text in it.
    pub fn new(app: App, id: &'static str, empty: &'static str, typed: String) -> Self {
        DateField { app, id, empty, typed: RwSignal::new(typed), asked: RwSignal::new(false) }
    }

    /// How it is read.
    pub fn entry(self) -> DateEntry {
        // In the language of the page, and in the one that the program carries.
        let carried = self.app.library.with_value(|library| library.carried);
        self.typed.with(|typed| date_entry::read(&[self.app.text(), carried], typed))
    }

    /// The day that it names, if it names one.
    pub fn day(self) -> Option<Date> {
        if let DateEntry::Day(day) = self.entry() { Some(day) } else { None }
    }

    /// Puts a text into it.
    pub fn type_in(self, typed: String) {
        self.asked.set(false);
        self.typed.set(typed);
    }

    /// The person goes on: the day, or nothing, and from now on the field says why.
    pub fn submit(self) -> Option<Date> {
        self.asked.set(true);
        let day = untrack(|| self.day());
        if day.is_none() {
            document::focus(&["#", self.id].concat());
        }
        day
    }

    /// Whether the person wanted to go on with it as it stands.
    pub fn is_asked(self) -> bool {
        self.asked.get()
    }

    /// Why it is no day, in words; nothing where it is one.
    pub fn trouble(self) -> Option<&'static str> {
        let key = match self.entry() {
            DateEntry::Day(_) => return None,
            DateEntry::Empty => self.empty,
            DateEntry::Unreadable => "ui.error.date.unreadable",
            DateEntry::NoSuchDay => "ui.error.date.no-such-day",
            DateEntry::Either(..) => "ui.error.date.either",
        };
        Some(self.app.text().get(key))
    }

    /// The input. `described_by`: the ids of what helps.
    pub fn input(self, described_by: &'static str) -> Element {
        self.input_with(described_by, |input| input)
    }

    /// The same, with more to it.
    pub fn input_with(self, described_by: &'static str, more: impl Fn(Element) -> Element + 'static) -> Element {
        el("div").class("field__box").live(move || {
            let input = el("input")
                .class("field__input")
                .id(self.id)
                .attr("type", "text")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("aria-describedby", described_by)
                .value(self.typed.get())
                .on("input", move |event| self.type_in(document::value_of(&event)));
            more(input)
        })
    }

    /// The day in words, as it was understood.
    pub fn echo(self) -> Element {
        let words = move || {
            let day = self.day().map(|day| text::date(self.app.text(), day));
            day.map(|day| self.app.text().fill("ui.date.echo", &[("date", &day)])).unwrap_or_default()
        };
        el("p").class("field__echo").attr("role", "status").live(words)
    }

    /// What is wrong, told when it turns up, and two readings to choose from where there are two.
    pub fn problem(self, words: &str, take: impl Fn(Date) + Copy + 'static) -> Vec<Element> {
        let words = el("div").attr("role", "alert").child(line("field__error", words));
        [Some(words), self.either(take)].into_iter().flatten().collect()
    }

    /// Two readings to choose from, where there are two and the person wanted to go on.
    pub fn either(self, take: impl Fn(Date) + Copy + 'static) -> Option<Element> {
        let DateEntry::Either(one, other) = self.entry() else { return None };
        let reading = |day: Date| button("button", &text::date(self.app.text(), day), move || take(day));
        self.is_asked().then(|| el("div").class("field__row").child(reading(one)).child(reading(other)))
    }
}
