//! The rulebook for reading: every rule and every provision, each with an address of its own.

mod provision;
mod rule;

use crate::app::components::words;
use crate::app::state::App;
use crate::browser::document;
use leptos::prelude::*;

/// The page; `name` is the rule or provision to move to, by its id or number.
pub fn rules(app: App, name: Option<String>) -> AnyView {
    let known = name.as_deref().is_none_or(|name| {
        app.book.provision(name).is_some() || app.book.rules.rules.iter().any(|rule| rule.id == name)
    });
    let unknown = (!known).then(|| {
        let words_of = app.text.fill("ui.rules.unknown", &[("name", name.as_deref().unwrap_or_default())]);
        view! { <p class="notice">{words(&words_of)}</p> }
    });
    let rules = app.book.rules.rules.iter().zip(&app.book.details);
    let rules = rules.map(|(rule, details)| rule::rule(app, rule, details)).collect_view();
    let provisions = app.book.provisions.iter().map(|each| provision::provision(app, each)).collect_view();
    let counts = [
        ("rules", app.book.rules.rules.len().to_string()),
        ("provisions", app.book.provisions.len().to_string()),
        ("sources", app.book.sources.len().to_string()),
        ("date", app.book.edition.date.clone()),
    ];
    let counts: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let jump = |target: &'static str, key: &'static str| {
        view! {
            <li><button type="button" class="link" on:click=move |_| document::focus(target)>{app.text.get(key)}</button></li>
        }
    };
    view! {
        <h1 tabindex="-1">{app.text.get("ui.rules.title")}</h1>
        <p class="page__lead">{words(&app.text.fill("ui.rules.lead", &counts))}</p>
        {unknown}
        <ul class="rules__index">
            {jump("#rules", "ui.rules.rules")}
            {jump("#provisions", "ui.rules.provisions")}
        </ul>
        <section class="section" aria-labelledby="rules">
            <h2 id="rules" tabindex="-1">{app.text.get("ui.rules.rules")}</h2>
            <div>{rules}</div>
        </section>
        <section class="section" aria-labelledby="provisions">
            <h2 id="provisions" tabindex="-1">{app.text.get("ui.rules.provisions")}</h2>
            <div>{provisions}</div>
        </section>
    }
    .into_any()
}

/// The id of the element of a rule or provision, of which several may share a name: the first one is meant.
pub fn element(name: &str) -> String {
    format!("rule-{name}")
}
