//! What is said where an address has no page.

use crate::app::components::words;
use crate::app::state::App;
use leptos::prelude::*;

/// The most characters of an address that are repeated to the person.
const LONGEST: usize = 120;

/// The page for an address that has none; `text` is the address as it stood.
pub fn not_found(app: App, text: &str) -> AnyView {
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    view! {
        <h1 tabindex="-1">{app.text.get("ui.not-found.title")}</h1>
        <p class="page__lead">{words(app.text.get("ui.not-found.body"))}</p>
        <p class="section"><code>{shown}</code></p>
        <p class="actions"><a class="button button--main" href="#/">{app.text.get("ui.to-start")}</a></p>
    }
    .into_any()
}

/// The page for a case that is not in this browser; `why` says so.
pub fn no_case(app: App, why: &str) -> AnyView {
    view! {
        <h1 tabindex="-1">{app.text.get("ui.no-case.title")}</h1>
        <p class="page__lead">{words(why)}</p>
        <p class="actions"><a class="button button--main" href="#/">{app.text.get("ui.to-start")}</a></p>
    }
    .into_any()
}
