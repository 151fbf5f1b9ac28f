//! A question for a date: typed in any usual form, or picked. What was typed is never taken away.

use super::{Asked, actions, heading, help};
use crate::app::components::{errors, words};
use crate::app::date_entry::{self, DateEntry};
use crate::browser::{clock, document};
use crate::calendar::{Date, iso, parse_iso};
use crate::engine::Answer;
use crate::guidance;
use crate::text;
use leptos::ev::{Event, SubmitEvent};
use leptos::html;
use leptos::prelude::*;

/// What the form is busy with.
#[derive(Clone, Copy)]
struct Entry {
    /// What stands in the field.
    typed: RwSignal<String>,
    /// What is wrong with it, once the person wanted to go on.
    problem: RwSignal<Option<Problem>>,
}

/// Why a text cannot be the answer.
#[derive(Clone, PartialEq)]
struct Problem {
    words: String,
    /// Two readings to choose from, where there are two.
    either: Option<(Date, Date)>,
}

/// The form of a question for a date.
pub fn date(asked: Asked) -> AnyView {
    let app = asked.app;
    let known = match untrack(|| asked.answer()) {
        Answer::Date(date) => text::date(app.text, date),
        Answer::Unanswered | Answer::Declined | Answer::Choice(_) => String::new(),
    };
    let drafted = app.draft(asked.fact).unwrap_or(known);
    let entry = Entry { typed: RwSignal::new(drafted), problem: RwSignal::new(None) };
    let submitted = {
        let asked = asked.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            submit(&asked, entry);
        }
    };
    let summary = move || entry.problem.get().map(|problem| errors::summary(app.text, &problem.words, "#date"));
    let echo = move || match date_entry::read(app.text, &entry.typed.get()) {
        DateEntry::Day(day) => app.text.fill("ui.date.echo", &[("date", &text::date(app.text, day))]),
        DateEntry::Empty | DateEntry::Either(..) | DateEntry::NoSuchDay | DateEntry::Unreadable => String::new(),
    };
    view! {
        {summary}
        <form class="question__form" novalidate=true on:submit=submitted>
            {heading(&asked.question)}
            {help(&asked.question)}
            <div class="field">
                <label class="field__label" for="date">{app.text.get("ui.date.label")}</label>
                <p class="field__hint" id="date-hint">{words(app.text.get("ui.date.hint"))}</p>
                {
                    let asked = asked.clone();
                    move || entry.problem.get().map(|problem| error(&asked, entry, problem))
                }
                <div class="field__row">{field(&asked, entry)}{picker(&asked, entry)}</div>
                <p class="field__echo" role="status">{echo}</p>
            </div>
            {unknown(&asked, entry)}
            {actions(&asked)}
        </form>
    }
    .into_any()
}

fn field(asked: &Asked, entry: Entry) -> AnyView {
    let (changed, left) = (asked.clone(), asked.clone());
    view! {
        <input
            class="field__input"
            id="date"
            type="text"
            autocomplete="off"
            spellcheck="false"
            aria-describedby="date-hint question"
            aria-invalid=move || entry.problem.get().is_some().then_some("true")
            prop:value=move || entry.typed.get()
            on:input=move |event: Event| type_in(&changed, entry, event_target_value(&event))
            on:change=move |_| { save(&left, entry); }
        />
    }
    .into_any()
}

/// The browser's own picker, opened by a button that looks like the others.
fn picker(asked: &Asked, entry: Entry) -> AnyView {
    let native: NodeRef<html::Input> = NodeRef::new();
    let open = move |_| {
        if let Some(native) = native.get_untracked() {
            // An old browser without a picker still has the text field.
            let _ = native.show_picker();
        }
    };
    let current = {
        let text = asked.app.text;
        move || match date_entry::read(text, &entry.typed.get()) {
            DateEntry::Day(day) => iso(day),
            DateEntry::Empty | DateEntry::Either(..) | DateEntry::NoSuchDay | DateEntry::Unreadable => String::new(),
        }
    };
    let label = asked.app.text.get("ui.date.pick");
    let asked = asked.clone();
    let picked = move |event: Event| {
        if let Some(day) = parse_iso(&event_target_value(&event)) {
            choose(&asked, entry, day);
        }
    };
    view! {
        <span class="field__picker">
            <button type="button" class="button" on:click=open>{label}</button>
            <input
                type="date"
                tabindex="-1"
                aria-hidden="true"
                min="1900-01-01"
                max="2300-12-31"
                node_ref=native
                prop:value=current
                on:change=picked
            />
        </span>
    }
    .into_any()
}

fn unknown(asked: &Asked, entry: Entry) -> AnyView {
    let (app, fact) = (asked.app, asked.fact);
    let declined = {
        let asked = asked.clone();
        move || asked.answer() == Answer::Declined
    };
    let toggle = move |event: Event| {
        entry.problem.set(None);
        let given = if event_target_checked(&event) { Answer::Declined } else { Answer::Unanswered };
        if given == Answer::Declined {
            entry.typed.set(String::new());
            app.drop_draft(fact);
        }
        app.answer(fact, given);
    };
    view! {
        <div class="options options--unknown">
            <label class="option">
                <input type="checkbox" id="unknown" prop:checked=declined on:change=toggle />
                <span class="option__words">
                    <span class="option__label">{app.text.get("ui.unknown")}</span>
                    <span class="option__hint">{words(app.text.get("ui.unknown.hint"))}</span>
                </span>
            </label>
        </div>
    }
    .into_any()
}

fn error(asked: &Asked, entry: Entry, problem: Problem) -> AnyView {
    let reading = |day: Date| {
        let asked = asked.clone();
        let label = text::date(asked.app.text, day);
        view! {
            <button type="button" class="button" on:click=move |_| choose(&asked, entry, day)>{label}</button>
        }
    };
    let either = problem.either.map(|(one, other)| view! { <div class="field__row">{reading(one)}{reading(other)}</div> });
    view! { <p class="field__error" id="date-error">{words(&problem.words)}</p>{either} }.into_any()
}

fn type_in(asked: &Asked, entry: Entry, typed: String) {
    asked.app.keep_draft(asked.fact, &typed);
    entry.problem.set(None);
    entry.typed.set(typed);
}

/// Takes one day, as if it had been typed.
fn choose(asked: &Asked, entry: Entry, day: Date) {
    type_in(asked, entry, text::date(asked.app.text, day));
    save(asked, entry);
    document::focus("#date");
}

/// Saves what stands in the field where it is an answer; else says why it is none.
fn save(asked: &Asked, entry: Entry) -> Option<Problem> {
    let (app, fact) = (asked.app, asked.fact);
    let problem = |key: &str| Some(Problem { words: app.text.get(key).to_owned(), either: None });
    match date_entry::read(app.text, &entry.typed.get_untracked()) {
        DateEntry::Empty if untrack(|| asked.answer()) == Answer::Declined => None,
        DateEntry::Empty => problem("ui.error.date.empty"),
        DateEntry::Unreadable => problem("ui.error.date.unreadable"),
        DateEntry::NoSuchDay => problem("ui.error.date.no-such-day"),
        DateEntry::Either(one, other) => {
            let words = app.text.get("ui.error.date.either").to_owned();
            Some(Problem { words, either: Some((one, other)) })
        }
        DateEntry::Day(day) => {
            let rules = &app.book.rules;
            let answers = app.held.with_untracked(|held| held.as_ref().map(|held| held.case.answers(rules)));
            let (answers, given) = (answers.unwrap_or_default(), Answer::Date(day));
            let impossible = guidance::answer_problem(app.book, app.text, &answers, fact, given, clock::today());
            if impossible.is_none() {
                app.drop_draft(fact);
                app.answer(fact, given);
            }
            impossible.map(|words| Problem { words, either: None })
        }
    }
}

fn submit(asked: &Asked, entry: Entry) {
    match save(asked, entry) {
        None => asked.go_on(),
        problem => {
            entry.problem.set(problem);
            document::focus(errors::SUMMARY);
        }
    }
}
