//! Steps that do not apply, because of what, and what would change that. Folded away: most readers need none of it.

use crate::app::components::certainty::{Reader, fact_link, made_when_open};
use crate::app::components::pieces::{count, disclosure, dots, line, section};
use crate::app::state::App;
use crate::drawing::{Element, el};
use crate::guidance::{self, ChangeWords, GuidancePage, HeldBack, HeldStep};

/// The section; nothing where everything applies.
pub fn held_back(app: App, page: &GuidancePage, reader: Reader) -> Option<Element> {
    let steps = page.held_back.iter().map(|held| held.steps.len()).sum();
    let folded = disclosure(&app.text().count("ui.held-back", count(steps)));
    let content = || {
        let mut page = page.clone();
        guidance::explain_held_back(app.book(), app.text(), &mut page);
        el("ul").class("held-back").children(page.held_back.iter().map(|held| one(app, held, reader)))
    };
    (steps > 0).then(|| {
        section("section", "held-back", app.text().get("page.held-back")).child(made_when_open(
            app,
            folded,
            "held-back",
            content,
        ))
    })
}

fn one(app: App, held: &HeldBack, reader: Reader) -> Element {
    let because =
        dots(&held.because).map(|reasons| vec![line("faint", app.text().get("ui.held-back.because")), Some(reasons)]);
    let because = because.into_iter().flatten().flatten().collect::<Vec<_>>();
    el("li").child(because).children(held.steps.iter().map(|each| step(app, each, reader)))
}

fn step(app: App, step: &HeldStep, reader: Reader) -> Element {
    let answer = |change: &ChangeWords| {
        el("li")
            .child(fact_link(app, reader, &change.fact))
            .text(app.text().get("ui.list-colon"))
            .child(el("span").words(&change.value))
    };
    let change = (!step.change.is_empty()).then(|| {
        let answers = el("ul").class("held-back__change").children(step.change.iter().map(answer));
        let key = if step.change.len() > 1 { "ui.held-back.both" } else { "ui.held-back.change" };
        vec![el("p").class("faint").text(app.text().get(key)), answers]
    });
    el("div").class("held-back__step").child(line("held-back__title", &step.title)).child(change)
}
