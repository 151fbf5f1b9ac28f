//! Guidance that somebody has shared: the same page, to read only, and a way to keep it.

use super::guidance::layout;
use crate::app::components::certainty::Reader;
use crate::app::components::words;
use crate::app::route::Route;
use crate::app::state::App;
use crate::case::codec::edition_bytes;
use crate::case::{CodecError, Payload, decode};
use crate::guidance;
use crate::text;
use leptos::prelude::*;

/// The page of a link; `payload` is what stands after `#/s/`.
pub fn shared(app: App, payload: String) -> AnyView {
    match decode(&payload) {
        Ok(payload) => readable(app, payload),
        Err(error) => broken(app, error),
    }
}

fn readable(app: App, payload: Payload) -> AnyView {
    let banner = banner(app, &payload);
    let case = payload.into_case();
    let rules = &app.book.rules;
    let newer = case.is_from_newer(rules).then(|| view! { <p>{app.text.get("ui.shared.newer")}</p> });
    let answers = case.answers(rules);
    let page = Memo::new(move |_| guidance::arrange(app.book, app.text, &answers, app.today.get()));
    let name = (!case.name.is_empty()).then(|| {
        view! { <p class="case-line"><span class="case-line__name">{words(&case.name)}</span></p> }
    });
    let save = move |_| {
        if let Some(id) = app.create(&case) {
            app.say(app.text.get("ui.said.saved"));
            app.go(&Route::Case(id));
        }
    };
    view! {
        <section class="notice notice--news" aria-label=app.text.get("ui.shared.title")>
            {banner}
            {newer}
            <div class="actions">
                <button type="button" class="button button--main" on:click=save>{app.text.get("ui.shared.save")}</button>
                <a class="link" href="#/">{app.text.get("ui.shared.own")}</a>
            </div>
        </section>
        {name}
        {move || page.with(|page| layout(app, page, Reader::Guest))}
    }
    .into_any()
}

/// When it was shared, for which day it is shown, and by which rules.
fn banner(app: App, payload: &Payload) -> AnyView {
    let shared_on = text::date(app.text, payload.shared_on);
    let dates = move || {
        let today = text::date(app.text, app.today.get());
        app.text.fill("ui.shared.dates", &[("shared", &shared_on), ("today", &today)])
    };
    let other = payload.edition != edition_bytes(&app.book.edition);
    let edition = other.then(|| {
        let values = [
            ("theirs", payload.edition_hash()),
            ("ours", app.book.edition.hash.clone()),
            ("date", app.book.edition.date.clone()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        view! { <p>{app.text.fill("ui.shared.edition", &values)}</p> }
    });
    let newer = payload.newer.then(|| view! { <p>{app.text.get("ui.shared.newer")}</p> });
    view! { <p>{dates}</p>{edition}{newer} }.into_any()
}

fn broken(app: App, error: CodecError) -> AnyView {
    view! {
        <div class="page--narrow">
            <h1 tabindex="-1">{app.text.get("ui.shared.broken")}</h1>
            <p class="page__lead">{words(&error.words(app.text))}</p>
            <p class="actions"><a class="button button--main" href="#/">{app.text.get("ui.to-start")}</a></p>
        </div>
    }
    .into_any()
}
