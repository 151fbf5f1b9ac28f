//! Choosing what to change: the answer, and what it is changed to.

use super::change::TriedChange;
use crate::app::components::choice::choice;
use crate::app::components::option;
use crate::app::components::pieces::{button, line, section};
use crate::calendar::Date;
use crate::drawing::{Element, el};
use crate::engine::{Answer, FactId};
use crate::guidance::{FactQuestion, QuestionKind, WorthChanging};
use leptos::prelude::*;

/// The answers worth changing, each a button.
pub fn facts(change: TriedChange, worth: &[WorthChanging]) -> Element {
    let (app, text) = (change.app, change.app.text());
    let one = |worth: &WorthChanging| {
        let fact = app.book().rules.fact_named(&worth.fact.id)?;
        let now = match &worth.now {
            Some(now) => text.fill("ui.what-if.now", &[("answer", now)]),
            None => text.get("ui.what-if.now.none").to_owned(),
        };
        let hint = if worth.fixed { text.fill("ui.what-if.fixed", &[("now", &now)]) } else { now };
        let button = button("option", "", move || change.look_at(Some(fact)));
        Some(el("li").child(button.child(option::words(&worth.fact.label, &hint)).child(option::go())))
    };
    let list = el("ul").class("options options--links what-if__facts").children(worth.iter().filter_map(one));
    section("section", "what-if-which", text.get("ui.what-if.which")).child(list)
}

/// What the answer could be instead.
pub fn answers(change: TriedChange, fact: FactId, question: &FactQuestion, now: Option<&str>) -> Element {
    let shown = section("section", "what-if-to", &question.title);
    let now =
        line("faint", &now.map(|now| change.app.text().fill("ui.what-if.now", &[("answer", now)])).unwrap_or_default());
    shown.child(now).child(match question.kind {
        QuestionKind::Choice => options(change, fact, question),
        QuestionKind::Date => date(change, fact),
    })
}

fn options(change: TriedChange, fact: FactId, question: &FactQuestion) -> Element {
    let (app, name) = (change.app, question.title.clone());
    let own = app.answers().get(fact);
    let options: Vec<(Answer, String, String)> = (0..)
        .zip(&question.options)
        .map(|(place, option)| (Answer::Choice(place), option.id.clone(), option.label.clone()))
        .collect();
    el("fieldset").class("choices__group").live(move || {
        let one = |(answer, id, label): &(Answer, String, String)| {
            let answer = *answer;
            let chosen = change.answer(fact).unwrap_or(own) == answer;
            let own = (answer == own).then(|| el("span").class("faint").text(app.text().get("ui.what-if.own")));
            let words = el("span").child(el("span").words(label)).child(own.map(|own| el("span").text(" ").child(own)));
            choice("what-if", id, words, chosen, move || change.tried.set(Some(answer))).key(id.clone())
        };
        vec![
            el("legend").class("unseen").words(&name),
            el("div").class("choices").children(options.iter().map(one)),
            el("div").attr("role", "alert").child(line("field__error", &change.problem(fact).unwrap_or_default())),
        ]
    })
}

fn date(change: TriedChange, fact: FactId) -> Element {
    let (app, field) = (change.app, change.field);
    let take = move |day: Date| change.tried.set(Some(Answer::Date(day)));
    let go =
        el("button").attr("type", "submit").class("button button--main").text(app.text().get("ui.what-if.compare"));
    let problem = move || {
        let trouble = field.trouble().map(str::to_owned).or_else(|| change.problem(fact));
        field.problem(&trouble.filter(|_| field.is_asked()).unwrap_or_default(), take)
    };
    el("form")
        .class("field")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            change.tried.set(field.submit().map(Answer::Date));
        })
        .child(el("label").class("field__label").attr("for", "what-if-date").text(app.text().get("ui.what-if.date")))
        .child(el("p").class("field__hint").id("what-if-hint").text(app.text().get("ui.date.hint")))
        .child(el("div").live(problem))
        .child(el("div").class("field__row").child(field.input("what-if-hint")).child(go))
        .child(field.echo())
}
