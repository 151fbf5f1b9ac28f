//! A question with options. Choosing one saves it at once; "Continue" goes on.

use super::{Asked, actions, heading, help};
use crate::app::components::{errors, words};
use crate::browser::document;
use crate::engine::Answer;
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

/// Options have the number keys 1 to 9, as far as they go.
const KEYS: usize = 9;

/// One line to choose from.
struct Line {
    id: String,
    label: String,
    hint: String,
    answer: Answer,
}

/// The form of a question with options.
pub fn choice(asked: Asked) -> AnyView {
    let missing = RwSignal::new(None::<String>);
    let lines = lines(&asked);
    let answers: Vec<Answer> = lines.iter().map(|line| line.answer).collect();
    let (app, fact) = (asked.app, asked.fact);
    // Only while the question has the focus: the form hears no key pressed elsewhere.
    let pressed = move |event: KeyboardEvent| {
        let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
        let place = event.key().parse::<usize>().ok().filter(|_| plain).and_then(|key| key.checked_sub(1));
        if let Some((place, answer)) = place.and_then(|place| Some((place, answers.get(place)?))) {
            event.prevent_default();
            missing.set(None);
            app.answer(fact, *answer);
            document::focus(&format!("#option-{place}"));
        }
    };
    let submitted = {
        let asked = asked.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            if asked.answer() == Answer::Unanswered {
                missing.set(Some(app.text.get("ui.error.choose").to_owned()));
                document::focus(errors::SUMMARY);
            } else {
                asked.go_on();
            }
        }
    };
    let summary = move || missing.get().map(|words| errors::summary(app.text, &words, "#option-0"));
    let options = lines.into_iter().enumerate().map(|(place, line)| option(&asked, missing, place, line));
    view! {
        {summary}
        <form class="question__form" novalidate=true on:submit=submitted on:keydown=pressed>
            <fieldset aria-describedby="help">
                <legend>{heading(&asked.question)}</legend>
                {help(&asked.question)}
                {move || missing.get().map(|missing| view! { <p class="field__error">{missing}</p> })}
                <div class="options">{options.collect_view()}</div>
            </fieldset>
            {actions(&asked)}
        </form>
    }
    .into_any()
}

fn lines(asked: &Asked) -> Vec<Line> {
    let known = (0..).zip(&asked.question.options).map(|(place, option)| Line {
        id: option.id.clone(),
        label: option.label.clone(),
        hint: option.hint.clone(),
        answer: Answer::Choice(place),
    });
    let text = asked.app.text;
    let unknown = Line {
        id: crate::app::state::DECLINED.to_owned(),
        label: text.get("ui.unknown").to_owned(),
        hint: text.get("ui.unknown.hint").to_owned(),
        answer: Answer::Declined,
    };
    known.chain([unknown]).collect()
}

fn option(asked: &Asked, missing: RwSignal<Option<String>>, place: usize, line: Line) -> AnyView {
    let (app, fact, answer) = (asked.app, asked.fact, line.answer);
    let chosen = {
        let asked = asked.clone();
        move || asked.answer() == answer
    };
    let choose = move |_| {
        missing.set(None);
        app.answer(fact, answer);
    };
    let hint = (!line.hint.is_empty()).then(|| view! { <span class="option__hint">{words(&line.hint)}</span> });
    let key = (place < KEYS).then(|| view! { <kbd class="option__key" aria-hidden="true">{(place + 1).to_string()}</kbd> });
    view! {
        <label class="option">
            <input
                type="radio"
                name="answer"
                id=format!("option-{place}")
                value=line.id
                prop:checked=chosen
                on:change=choose
            />
            <span class="option__words">
                <span class="option__label">{words(&line.label)}</span>
                {hint}
            </span>
            {key}
        </label>
    }
    .into_any()
}
