//! What the person has said, each answer with a way to change it.

use crate::app::components::certainty::Reader;
use crate::app::components::words;
use crate::app::route::Route;
use crate::app::state::App;
use crate::guidance::{AnswerLine, Page};
use leptos::prelude::*;

/// The list of answers.
pub fn answers(app: App, page: &Page, reader: Reader) -> AnyView {
    let listed = page.answers.iter().map(|answer| line(app, answer, reader)).collect_view();
    view! {
        <section class="section" aria-labelledby="answers">
            <h2 id="answers">{app.text.get("page.answers")}</h2>
            <dl class="surface answers">{listed}</dl>
        </section>
    }
    .into_any()
}

fn line(app: App, answer: &AnswerLine, reader: Reader) -> AnyView {
    let kept = (!answer.matters).then(|| view! { <dd class="answers__kept">{app.text.get("ui.answers.kept")}</dd> });
    let change = match (reader, app.book.rules.fact_named(&answer.fact.id)) {
        (Reader::Owner(case), Some(fact)) => {
            let address = Route::Ask(case, answer.fact.id.clone()).to_string();
            let label = app.text.fill("ui.answers.change.label", &[("fact", &answer.fact.label)]);
            let open = move |_| app.will_change(Some(fact));
            Some(view! {
                <dd class="answers__change">
                    <a class="link" href=address aria-label=label on:click=open>{app.text.get("ui.answers.change")}</a>
                </dd>
            })
        }
        _ => None,
    };
    view! {
        <div>
            <dt>{words(&answer.fact.label)}</dt>
            <dd>{words(&answer.words)}</dd>
            {kept}
            {change}
        </div>
    }
    .into_any()
}
