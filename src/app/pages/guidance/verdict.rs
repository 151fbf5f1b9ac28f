//! The answer in one sentence, with its picture, how sure it is, and why; or what it still depends on.

use crate::app::components::certainty::{Reader, badge, depends, meaning};
use crate::app::components::{drawing, words};
use crate::app::state::App;
use crate::guidance::{Page, Possible, Verdict};
use leptos::prelude::*;

/// The top of the page.
pub fn verdict(app: App, page: &Page, reader: Reader) -> AnyView {
    let verdict = &page.verdict;
    view! {
        <section class="verdict columns" aria-labelledby="verdict">
            <div>
                <h1 id="verdict" tabindex="-1">{words(&verdict.title)}</h1>
                <p class="verdict__body">{words(&verdict.body)}</p>
                {possible(app, verdict, reader)}
                {grounds(app, verdict)}
            </div>
            {verdict.card.map(|card| drawing::card(app.text, card))}
        </section>
    }
    .into_any()
}

fn possible(app: App, verdict: &Verdict, reader: Reader) -> Option<AnyView> {
    let line = |possible: &Possible| {
        view! { <li><p>{words(&possible.title)}</p>{depends(app, reader, &possible.depends_on)}</li> }
    };
    (!verdict.possible.is_empty()).then(|| {
        view! {
            <div class="verdict__possible">
                <h2>{app.text.get("ui.verdict.possible")}</h2>
                <ul>{verdict.possible.iter().map(line).collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}

/// Why, how sure, and on whose authority.
fn grounds(app: App, verdict: &Verdict) -> Option<AnyView> {
    let certainty = verdict.certainty.as_ref()?;
    let why = verdict.why.iter().map(|line| view! { <li>{words(line)}</li> }).collect_view();
    Some(
        view! {
            <p class="badges">{badge(certainty)}</p>
            <details class="disclosure">
                <summary>{app.text.get("ui.verdict.why")}</summary>
                <ul class="why">{why}</ul>
                {meaning(app, certainty)}
                {super::receipt::cited(app, &verdict.cite)}
            </details>
        }
        .into_any(),
    )
}
