//! Choosing what to change: the answer, and what it is changed to.

use super::Change;
use crate::app::components::pieces::{button, line, section};
use crate::app::date_entry::{self, DateEntry};
use crate::app::element::{Element, el};
use crate::browser::{clock, document};
use crate::calendar::Date;
use crate::engine::{Answer, FactId};
use crate::guidance::{Question, QuestionKind, WorthChanging, answer_problem};
use crate::text;
use leptos::prelude::*;

/// The answers worth changing, each a button.
pub fn facts(change: Change, worth: &[WorthChanging]) -> Element {
    let (app, text) = (change.app, change.app.text());
    let one = |worth: &WorthChanging| {
        let fact = app.book().rules.fact_named(&worth.fact.id)?;
        let now = match &worth.now {
            Some(now) => text.fill("ui.what-if.now", &[("answer", now)]),
            None => text.get("ui.what-if.now.none").to_owned(),
        };
        let hint = if worth.fixed { text.fill("ui.what-if.fixed", &[("now", &now)]) } else { now };
        let words = el("span")
            .class("option__words")
            .child(el("span").class("option__label").words(&worth.fact.label))
            .child(el("span").class("option__hint").words(&hint));
        let button = button("option", "", move || change.look_at(Some(fact)));
        let go = el("span").class("option__go").attr("aria-hidden", "true");
        Some(el("li").child(button.child(words).child(go)))
    };
    let list = el("ul").class("options options--links what-if__facts").children(worth.iter().filter_map(one));
    section("section", "what-if-which", text.get("ui.what-if.which")).child(list)
}

/// What the answer could be instead.
pub fn answers(change: Change, fact: FactId, question: &Question, now: Option<&str>) -> Element {
    let shown = section("section", "what-if-to", &question.title);
    let now =
        line("faint", &now.map(|now| change.app.text().fill("ui.what-if.now", &[("answer", now)])).unwrap_or_default());
    shown.child(now).child(match question.kind {
        QuestionKind::Choice => options(change, fact, question),
        QuestionKind::Date => date(change, fact),
    })
}

fn options(change: Change, fact: FactId, question: &Question) -> Element {
    let (app, name) = (change.app, question.title.clone());
    let own = app.answers().get(fact);
    let options: Vec<(Answer, String, String)> = (0..)
        .zip(&question.options)
        .map(|(place, option)| (Answer::Choice(place), option.id.clone(), option.label.clone()))
        .collect();
    el("fieldset").class("choices__group").live(move || {
        let choice = |(answer, id, label): &(Answer, String, String)| {
            let answer = *answer;
            let chosen = change.answer.get().unwrap_or(own) == answer;
            let input = el("input").attr("type", "radio").attr("name", "what-if").attr("value", id).checked(chosen);
            let input = input.on("change", move |_| take(change, fact, answer));
            let own = (answer == own).then(|| el("span").class("faint").text(app.text().get("ui.what-if.own")));
            let words = el("span").child(el("span").words(label)).child(own.map(|own| el("span").text(" ").child(own)));
            el("label").class("choices__choice").key(id.clone()).child(input).child(words)
        };
        vec![
            el("legend").class("unseen").words(&name),
            el("div").class("choices").children(options.iter().map(choice)),
            problem(change),
        ]
    })
}

fn date(change: Change, fact: FactId) -> Element {
    let app = change.app;
    let field = el("input")
        .class("field__input")
        .id("what-if-date")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "what-if-hint")
        .on("input", move |event| change.typed.set(document::value_of(&event)));
    let go =
        el("button").attr("type", "submit").class("button button--main").text(app.text().get("ui.what-if.compare"));
    let echo = el("p").class("field__echo").attr("role", "status").live(move || {
        match date_entry::read(app.text(), &change.typed.get()) {
            DateEntry::Day(day) => app.text().fill("ui.date.echo", &[("date", &text::date(app.text(), day))]),
            _ => String::new(),
        }
    });
    el("form")
        .class("field")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            read(change, fact);
        })
        .child(el("label").class("field__label").attr("for", "what-if-date").text(app.text().get("ui.what-if.date")))
        .child(el("p").class("field__hint").id("what-if-hint").text(app.text().get("ui.date.hint")))
        .child(el("div").live(move || [problem(change)].into_iter().chain(either(change, fact)).collect::<Vec<_>>()))
        .child(el("div").class("field__row").child(field).child(go))
        .child(echo)
}

/// What is wrong, told when it turns up.
fn problem(change: Change) -> Element {
    el("div").attr("role", "alert").child(line("field__error", &change.problem.get()))
}

/// Two readings to choose from, where there are two and the person wanted to go on.
fn either(change: Change, fact: FactId) -> Option<Element> {
    let text = change.app.text();
    let waits = change.problem.with(|problem| !problem.is_empty());
    let DateEntry::Either(one, other) = date_entry::read(text, &change.typed.get()) else { return None };
    let reading = |day: Date| button("button", &text::date(text, day), move || take(change, fact, Answer::Date(day)));
    waits.then(|| el("div").class("field__row").child(reading(one)).child(reading(other)))
}

/// Takes what was typed as the day, or says why it is none.
fn read(change: Change, fact: FactId) {
    let text = change.app.text();
    let key = match date_entry::read(text, &change.typed.get_untracked()) {
        DateEntry::Day(day) => return take(change, fact, Answer::Date(day)),
        DateEntry::Empty => "ui.what-if.date.empty",
        DateEntry::Unreadable => "ui.error.date.unreadable",
        DateEntry::NoSuchDay => "ui.error.date.no-such-day",
        DateEntry::Either(..) => "ui.error.date.either",
    };
    change.answer.set(None);
    change.problem.set(text.get(key).to_owned());
    document::focus("#what-if-date");
}

/// Looks at an answer, unless it cannot be with the others.
fn take(change: Change, fact: FactId, answer: Answer) {
    let app = change.app;
    let problem = answer_problem(app.book(), app.text(), &app.answers(), fact, answer, clock::today());
    let same = app.answers().get(fact) == answer;
    change.answer.set((problem.is_none() && !same).then_some(answer));
    change.problem.set(problem.unwrap_or_default());
}
