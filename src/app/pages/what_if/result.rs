//! What comes of the change: both verdicts, every step that differs, and the button that keeps it.

use super::change::TriedChange;
use crate::app::components::drawing;
use crate::app::components::pieces::{actions, all, button, count, disclosure, line, p};
use crate::app::components::side_by_side::{Columns, Differ, differences, verdicts};
use crate::app::route::Route;
use crate::drawing::{Element, el};
use crate::engine::{Answer, FactId};
use crate::guidance::{FactQuestion, GuidancePage, what_if};
use crate::text::{self, Text};
use leptos::prelude::*;

/// Both sides, in the words of the person whose case it is.
const SIDES: Columns =
    Columns { before: "ui.what-if.before", after: "ui.what-if.after", who: |_, step| step.who_words.clone() };

/// The comparison; nothing until another answer is chosen. `known` is what the fact is called, and the answer now.
pub fn result(
    change: TriedChange,
    fact: FactId,
    question: &FactQuestion,
    known: (&str, Option<&str>),
) -> Option<Element> {
    let (label, now) = known;
    let (app, text) = (change.app, change.app.text());
    let answer = change.answer(fact)?;
    // As the case stands in the page: it is drawn again when that changes.
    let answers = app.page.with(|page| page.as_ref().map(|page| page.given.clone()))?;
    let both = what_if(app.book(), text, &answers, app.today.get(), fact, answer);
    let then = words(text, question, answer);
    let values = [("fact", label), ("before", now.unwrap_or_default()), ("after", &then)];
    let instead = text.fill(if now.is_some() { "ui.what-if.instead" } else { "ui.what-if.instead.open" }, &values);
    let nothing =
        !both.verdict_differs && both.remarks.is_empty() && both.rows.iter().all(|row| row.changes.is_empty());
    let summary = el("div").class("notice notice--news what-if__summary").attr("role", "status").child(p(&instead));
    let summary = summary.child(nothing.then(|| p(text.get("ui.what-if.none"))));
    let differ = if both.verdict_differs { Differ::Yes } else { Differ::No };
    let compared = verdicts(app, SIDES, verdict(text, &both.before), verdict(text, &both.after), differ);
    let keep = button("button button--main", text.get("ui.what-if.keep"), move || {
        app.answer(fact, answer);
        app.say("ui.said.saved");
        app.go(&Route::Case(change.case));
    });
    let keep = el("div").class("section surface").child(p(text.get("ui.what-if.keep.hint"))).child(actions(keep));
    let heading = el("h2").id("what-if-result").focusable().text(text.get("ui.what-if.result"));
    let parts = [Some(heading), Some(summary), Some(compared)].into_iter();
    let parts = parts.chain(differences(app, &both, SIDES).into_iter().map(Some)).chain([Some(keep)]);
    Some(el("div").class("section what-if__result").child(all(parts.collect())))
}

/// An answer in words.
fn words(text: &Text, question: &FactQuestion, answer: Answer) -> String {
    match answer {
        Answer::Choice(place) => {
            question.options.get(usize::from(place)).map(|option| option.label.clone()).unwrap_or_default()
        }
        Answer::Date(day) => text::date(text, day),
        Answer::Unanswered | Answer::Declined => String::new(),
    }
}

/// A verdict: the card, the sentence, and what is still possible.
fn verdict(text: &'static Text, page: &GuidancePage) -> Vec<Element> {
    let verdict = &page.verdict;
    let possible = (!verdict.possible.is_empty()).then(|| {
        let list = el("ul").class("why").children(verdict.possible.iter().map(|one| el("li").words(&one.title)));
        disclosure(&text.count("ui.verdict.possible", count(verdict.possible.len()))).child(list)
    });
    let parts = [
        verdict.card.map(|card| drawing::card(text, card)),
        line("beside__verdict", &verdict.title),
        line("", &verdict.body),
        possible,
    ];
    parts.into_iter().flatten().collect()
}
