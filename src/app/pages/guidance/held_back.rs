//! Steps that do not apply, because of what, and what would change that. Folded away: most readers need none of it.

use crate::app::components::certainty::{Reader, fact_link};
use crate::app::components::words;
use crate::app::state::App;
use crate::guidance::{HeldBack, Page};
use leptos::prelude::*;

/// The section; nothing where everything applies.
pub fn held_back(app: App, page: &Page, reader: Reader) -> Option<AnyView> {
    (!page.held_back.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="held-back">
                <h2 id="held-back">{app.text.get("page.held-back")}</h2>
                <details class="disclosure">
                    <summary>{app.text.count("ui.held-back", u32::try_from(page.held_back.iter().map(|held| held.titles.len()).sum::<usize>()).unwrap_or(u32::MAX))}</summary>
                    <ul class="held-back">{page.held_back.iter().map(|held| one(app, held, reader)).collect_view()}</ul>
                </details>
            </section>
        }
        .into_any()
    })
}

fn one(app: App, held: &HeldBack, reader: Reader) -> AnyView {
    let because = held.because.iter().map(|line| view! { <li>{words(line)}</li> }).collect_view();
    let titles = held.titles.iter().map(|title| view! { <p class="held-back__title">{words(title)}</p> }).collect_view();
    let change = (reader != Reader::Guest && !held.facts.is_empty()).then(|| {
        let comma = |place: usize| (place > 0).then(|| app.text.get("ui.list-comma"));
        let facts = held.facts.iter().enumerate();
        let facts = facts.map(|(place, fact)| view! { {comma(place)}{fact_link(app, reader, fact)} }).collect_view();
        view! { <p class="depends">{app.text.get("ui.held-back.change")}" "{facts}</p> }
    });
    view! {
        <li>
            <ul class="why faint">{because}</ul>
            {titles}
            {change}
        </li>
    }
    .into_any()
}
