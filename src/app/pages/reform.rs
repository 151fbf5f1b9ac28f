//! What the reform has changed for such a case: guidance under the rules of the last day before it and of its first day,
//! side by side. The dates of the case move with the day, so that any case can be looked at.

use super::guidance::due;
use crate::app::components::drawing;
use crate::app::components::news;
use crate::app::components::pieces::{actions, heading, lead, line, link, p, section};
use crate::app::route::Route;
use crate::app::state::App;
use crate::case::CaseId;
use crate::drawing::{Element, el};
use crate::guidance::{self, Difference, GuidancePage, Step};
use leptos::prelude::*;

/// The page for a case of this browser.
pub fn reform(app: App, id: CaseId) -> impl Fn() -> Vec<Element> {
    move || laid_out(app, id)
}

fn laid_out(app: App, id: CaseId) -> Vec<Element> {
    let back = actions(link("link", &Route::Case(id).to_string(), app.text().get("ui.reform.back")));
    let content = el("div").live(move || both(app));
    vec![heading(app.text().get("ui.reform.title")), lead(app.text().get("ui.reform.lead")), content, back]
}

fn both(app: App) -> Vec<Element> {
    let Some((last, first)) = app.border() else { return Vec::new() };
    let (answers, today) = (app.answers(), app.today.get());
    let on = |day| {
        let moved = guidance::moved(&app.book().rules, &answers, day - today);
        guidance::arrange(app.book(), app.text(), &moved, day)
    };
    let (before, after) = (on(last), on(first));
    let differences = guidance::compare(&guidance::without_dates(&before), &guidance::without_dates(&after));
    let changed = match differences.is_empty() {
        true => p(app.text().get("ui.reform.same")),
        false => news::list(app, &differences, None),
    };
    let columns = el("div").class("columns section").child(column(app, "before", &before, &differences)).child(column(
        app,
        "after",
        &after,
        &differences,
    ));
    vec![columns, section("section", "changed", app.text().get("ui.reform.changed")).child(changed)]
}

/// The guidance of one day: its verdict and who does what.
fn column(app: App, side: &'static str, page: &GuidancePage, differences: &[Difference]) -> Element {
    let other = |rule: &str| {
        differences.iter().any(|difference| match difference {
            Difference::Added(outcome) | Difference::Removed(outcome) => outcome.rule == rule,
            Difference::Moved(..) => false,
        })
    };
    let step = |step: &Step| {
        let mark = other(&step.rule)
            .then(|| el("span").class("badge badge--differs").text(app.text().get("ui.reform.differs")));
        el("li")
            .child(el("strong").words(&step.title))
            .child(line("faint", &step.who_words))
            .child(due::short(app, step))
            .child(mark)
    };
    let key = if side == "before" { "ui.reform.before" } else { "ui.reform.after" };
    section("surface reform", side, app.text().get(key))
        .child(el("p").class("so-far__verdict").words(&page.verdict.title))
        .child(page.verdict.card.map(|card| drawing::card(app.text(), card)))
        .child(line("", &page.verdict.body))
        .child(el("ol").class("reform__steps").children(page.steps.iter().map(step)))
}
