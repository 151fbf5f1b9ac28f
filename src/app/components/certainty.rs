//! How sure something is, whom to ask, and which facts it depends on.

use super::words;
use crate::app::route::Route;
use crate::app::state::App;
use crate::case::CaseId;
use crate::guidance::{Certainty, FactWords};
use leptos::prelude::*;

/// Who reads: the person whose case it is may answer and change; a guest only reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// The person whose case it is.
    Owner(CaseId),
    /// Somebody who was sent a link.
    Guest,
}

/// The short words for a status, such as "National rule".
pub fn badge(certainty: &Certainty) -> AnyView {
    let class = format!("badge badge--{}", certainty.status.name());
    view! { <span class=class>{words(&certainty.label)}</span> }.into_any()
}

/// What a status means, and whom to ask where it is not certain.
pub fn meaning(app: App, certainty: &Certainty) -> AnyView {
    let ask = (!certainty.ask.is_empty()).then(|| {
        let desks = certainty.ask.iter().map(|(_, desk)| view! { <li>{words(desk)}</li> }).collect_view();
        view! {
            <p>{app.text.get("ui.ask")}</p>
            <ul class="why">{desks}</ul>
        }
    });
    view! { <div class="certainty stack"><p>{words(&certainty.meaning)}</p>{ask}</div> }.into_any()
}

/// "Depends on your city": with links to the questions for the person whose case it is.
pub fn depends(app: App, reader: Reader, facts: &[FactWords]) -> Option<AnyView> {
    let listed = |(place, fact): (usize, &FactWords)| {
        let comma = (place > 0).then_some(", ");
        view! { {comma}{fact_link(app, reader, fact)} }
    };
    (!facts.is_empty()).then(|| {
        let facts = facts.iter().enumerate().map(listed).collect_view();
        view! { <p class="depends">{app.text.get("ui.depends")}" "{facts}</p> }.into_any()
    })
}

/// The name of a fact, as a link to its question where it can be answered.
pub fn fact_link(app: App, reader: Reader, fact: &FactWords) -> AnyView {
    match (reader, app.book.rules.fact_named(&fact.id)) {
        (Reader::Owner(case), Some(id)) => {
            let opened = move |_| app.will_change(Some(id));
            let address = Route::Ask(case, fact.id.clone()).to_string();
            view! { <a href=address on:click=opened>{words(&fact.label)}</a> }.into_any()
        }
        _ => words(&fact.label),
    }
}
