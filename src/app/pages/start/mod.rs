//! The start page: what this is, the first question, the saved cases.

mod saved;

pub use saved::shown_name;

use crate::app::components::words;
use crate::app::route::Route;
use crate::app::state::{App, DECLINED};
use crate::engine::FactId;
use crate::guidance;
use leptos::prelude::*;

/// The start page. Its first part is the skeleton of index.html, word for word.
pub fn start(app: App) -> AnyView {
    view! {
        <h1 tabindex="-1">{app.text.get("ui.start.heading")}</h1>
        <p class="page__lead">{words(app.text.get("ui.start.lead"))}</p>
        <ul class="start__facts">
            <li>{app.text.get("ui.start.fact.time")}</li>
            <li>{app.text.get("ui.start.fact.private")}</li>
            <li>{app.text.get("ui.start.fact.sources")}</li>
        </ul>
        {first_question(app)}
        {saved::saved(app)}
    }
    .into_any()
}

/// The first question, its options as plain links.
fn first_question(app: App) -> Option<AnyView> {
    let question = guidance::question(app.book, app.text, FactId(0))?;
    let unknown = (DECLINED, app.text.get("ui.unknown"), app.text.get("ui.unknown.hint"));
    let known = question.options.iter().map(|option| (option.id.as_str(), option.label.as_str(), option.hint.as_str()));
    let options = known.chain([unknown]).map(|(id, label, hint)| {
        view! {
            <li>
                <a class="option" href=Route::First(id.to_owned()).to_string()>
                    <span class="option__words">
                        <span class="option__label">{words(label)}</span>
                        {(!hint.is_empty()).then(|| view! { <span class="option__hint">{words(hint)}</span> })}
                    </span>
                    <span class="option__go" aria-hidden="true"></span>
                </a>
            </li>
        }
    });
    Some(
        view! {
            <section class="start__question" aria-labelledby="first-question">
                <h2 id="first-question">{words(&question.title)}</h2>
                <p class="question__why">{words(&question.why)}</p>
                <ul class="options options--links">{options.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}
