//! The answer in one sentence, with its picture, how sure it is, and why; or what it still depends on.

use crate::app::components::certainty::{Reader, badge, depends, grounds};
use crate::app::components::drawing;
use crate::app::components::pieces::{count, disclosure, heading, line, p};
use crate::app::state::App;
use crate::drawing::{Element, el};
use crate::guidance::{GuidancePage, Possible, Verdict};

/// The top of the page.
pub fn verdict(app: App, page: &GuidancePage, reader: Reader) -> Element {
    let verdict = &page.verdict;
    let words = el("div")
        .child(heading(&verdict.title).id("verdict"))
        .child(line("verdict__body", &verdict.body))
        .child(possible(app, verdict, reader));
    let words = match &verdict.certainty {
        Some(certainty) => {
            let why = disclosure(app.text().get("ui.verdict.why"));
            words.child(el("p").class("badges").child(badge(certainty))).child(grounds(
                app,
                why,
                "verdict",
                &verdict.why,
                certainty,
                &verdict.cite,
            ))
        }
        None => words,
    };
    let card = verdict.card.map(|card| drawing::card(app.text(), card));
    el("section").class("verdict columns").attr("aria-labelledby", "verdict").child(words).child(card)
}

fn possible(app: App, verdict: &Verdict, reader: Reader) -> Option<Element> {
    let one =
        |possible: &Possible| el("li").child(p(&possible.title)).child(depends(app, reader, &possible.depends_on));
    (!verdict.possible.is_empty()).then(|| {
        // Many at first: folded, so that what may have to be done stands near.
        disclosure(&app.text().count("ui.verdict.possible", count(verdict.possible.len())))
            .class("disclosure verdict__possible")
            .child(el("ul").class("stack").children(verdict.possible.iter().map(one)))
    })
}
