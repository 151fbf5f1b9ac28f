//! A question with options. Choosing one saves it at once; "Continue" goes on.

use super::asking::{Asking, go_on, heading, option};
use super::help::help;
use crate::app::components::errors;
use crate::app::components::pieces::line;
use crate::app::journey::DECLINED;
use crate::browser::document;
use crate::drawing::{Element, el};
use crate::engine::Answer;
use crate::guidance::FactQuestion;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Options have the number keys 1 to 9, as far as they go.
const KEYS: usize = 9;

/// The rare options, which are folded away until somebody opens them.
const FOLD: &str = ".options__more";

/// The form of a question with options. `missing`: the person wanted to go on without one.
pub fn choice(asked: Asking, missing: RwSignal<bool>, question: &FactQuestion) -> Element {
    let app = asked.app;
    let known = (0..).zip(&question.options);
    let mut lines: Vec<(Answer, &str, &str, &str)> =
        known.map(|(place, option)| (Answer::Choice(place), &*option.id, &*option.label, &*option.hint)).collect();
    lines.push((Answer::Declined, DECLINED, app.text().get("ui.unknown"), ""));
    let answers: Vec<Answer> = lines.iter().map(|line| line.0).collect();
    let mut options: Vec<Element> = lines
        .into_iter()
        .enumerate()
        .map(|(place, (answer, id, label, hint))| {
            let key = (place < KEYS).then(|| key(place));
            // A box of its own, so that a new answer redraws the control and nothing else.
            let control = control(asked, missing, place, answer, id);
            option(control, label, hint, key)
        })
        .collect();
    let unknown = options.pop();
    let fold = question.folded.as_ref().map(|(place, words)| {
        let rare = options.split_off((*place).min(options.len()));
        let inside = untrack(|| asked.answer());
        let details = el("details").class("options__more").child(el("summary").words(words));
        let chosen = answers.iter().skip(*place).any(|answer| *answer == inside && inside != Answer::Declined);
        let details = if chosen { details.attr("open", "") } else { details };
        details.child(line("question__hint", &question.hint)).child(el("div").class("options").child(rare))
    });
    let options = el("div").class("options").child(options).child(fold).child(unknown);
    let folded = question.folded.as_ref().map_or(usize::MAX, |(place, _)| *place);
    let error = el("div")
        .live(move || missing.get().then(|| el("p").class("field__error").text(app.text().get("ui.error.choose"))));
    let fields = el("fieldset")
        .attr("aria-describedby", "help")
        .child(el("legend").child(heading(question)))
        .child(help(asked, question))
        .child(error)
        .child(options);
    let form = el("form")
        .class("question__form")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            submit(asked, missing);
        })
        // Only while the question has the focus: the form hears no key pressed elsewhere.
        .on("keydown", move |event| {
            let place = number_key(&event);
            if let Some((place, answer)) = place.and_then(|place| Some((place, *answers.get(place)?))) {
                event.prevent_default();
                if place >= folded && answer != Answer::Declined {
                    document::open_details(FOLD);
                }
                choose(asked, missing, answer);
                document::focus(&format!("#option-{place}"));
            }
        })
        .child(fields)
        .child(go_on(asked));
    let summary = el("div")
        .live(move || missing.get().then(|| errors::summary(app, app.text().get("ui.error.choose"), "#option-0")));
    el("div").child(summary).child(form)
}

fn submit(asked: Asking, missing: RwSignal<bool>) {
    if untrack(|| asked.answer()) == Answer::Unanswered {
        missing.set(true);
        document::focus(errors::SUMMARY);
    } else {
        asked.go_on();
    }
}

fn choose(asked: Asking, missing: RwSignal<bool>, answer: Answer) {
    missing.set(false);
    asked.app.answer(asked.fact, answer);
}

/// The place that a number key means, unless it is part of a shortcut.
fn number_key(event: &web_sys::Event) -> Option<usize> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
    event.key().parse::<usize>().ok().filter(|_| plain)?.checked_sub(1)
}

fn control(asked: Asking, missing: RwSignal<bool>, place: usize, answer: Answer, id: &str) -> Element {
    let (name, value) = (format!("option-{place}"), id.to_owned());
    el("span").class("option__control").live(move || {
        el("input")
            .attr("type", "radio")
            .attr("name", "answer")
            .id(&name)
            .attr("value", &value)
            .checked(asked.answer() == answer)
            .on("change", move |_| choose(asked, missing, answer))
    })
}

fn key(place: usize) -> Element {
    el("kbd").class("option__key").attr("aria-hidden", "true").text(&(place + 1).to_string())
}
