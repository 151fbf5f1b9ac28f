//! What the person has said, each answer with a way to change it.

use crate::app::components::certainty::Reader;
use crate::app::components::pieces::{link, p, section};
use crate::app::route::Route;
use crate::app::state::App;
use crate::drawing::{Element, el};
use crate::guidance::{AnswerLine, GuidancePage};

/// The list of answers.
pub fn answers(app: App, page: &GuidancePage, reader: Reader) -> Element {
    let part = section("section", "answers", app.text().get("page.answers"));
    if page.answers.is_empty() {
        return part.child(p(app.text().get("ui.answers.none")));
    }
    let listed = page.answers.iter().map(|answer| line(app, answer, reader));
    let what_if = match reader {
        Reader::Owner(case) => {
            Some(link("link", &Route::WhatIf(case).to_string(), app.text().get("ui.take.what-if.hint")))
        }
        Reader::Guest => None,
    };
    part.child(el("dl").class("surface answers").children(listed)).child(what_if)
}

fn line(app: App, answer: &AnswerLine, reader: Reader) -> Element {
    let kept = (!answer.matters).then(|| el("dd").class("answers__kept").text(app.text().get("ui.answers.kept")));
    let change = match (reader, app.book().rules.fact_named(&answer.fact.id)) {
        (Reader::Owner(case), Some(fact)) => {
            let address = Route::Ask(case, answer.fact.id.clone()).to_string();
            let label = app.text().fill("ui.answers.change.label", &[("fact", &answer.fact.label)]);
            let change = link("link", &address, app.text().get("ui.answers.change"))
                .attr("aria-label", &label)
                .on("click", move |_| app.will_change(Some(fact)));
            Some(el("dd").class("answers__change").child(change))
        }
        _ => None,
    };
    el("div").child(el("dt").words(&answer.fact.label)).child(el("dd").words(&answer.words)).child(kept).child(change)
}
