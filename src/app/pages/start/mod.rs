//! The start page: what this is, the first question, the saved cases.

mod saved;

pub use saved::shown_name;

use crate::app::components::drawing;
use crate::app::components::option;
use crate::app::components::pieces::{heading, lead, line, link};
use crate::app::journey::DECLINED;
use crate::app::route::Route;
use crate::app::state::App;
use crate::drawing::{Element, el};
use crate::engine::{Answers, FactId};
use crate::guidance;
use crate::rulebook::model::Card;

/// The start page. Its first part is the skeleton of index.html, word for word.
pub fn start(app: App) -> impl Fn() -> Vec<Element> {
    let busy = saved::Busy::default();
    move || laid_out(app, busy)
}

fn laid_out(app: App, busy: saved::Busy) -> Vec<Element> {
    let fact = |key: &str| el("li").text(app.text().get(key));
    let facts = el("ul")
        .class("start__facts")
        .child(fact("ui.start.fact.time"))
        .child(fact("ui.start.fact.papers"))
        .child(fact("ui.start.fact.private"));
    let main = el("div")
        .class("start__main")
        .child(heading(app.text().get("ui.start.heading")))
        .child(lead(app.text().get("ui.start.lead")))
        .child(facts)
        .child(el("div").live(move || saved::way(app)))
        .child(first_question(app));
    let beside = el("div")
        .class("start__beside")
        .child(drawing::card(app.text(), Card::Moving))
        .child(saved::saved(app, busy))
        .child(employers(app));
    vec![el("div").class("start").child(main).child(beside)]
}

/// Where those go who look after others.
fn employers(app: App) -> Element {
    let text = app.text();
    let page = |route: Route, key: &str| link("", &route.to_string(), text.get(key));
    el("p")
        .class("start__employers")
        .child(el("span").text(text.get("ui.start.employers")))
        .child(page(Route::Procedures(None), "ui.nav.procedures"))
        .child(page(Route::Questions(None), "ui.nav.questions"))
        .child(page(Route::Rules(None), "ui.nav.rules"))
}

/// The first question, its options as plain links.
fn first_question(app: App) -> Option<Element> {
    let question = guidance::question(app.book(), app.text(), &Answers::default(), FactId(0))?;
    let option = |id: &str, label: &str, hint: &str| option::to(&Route::First(id.to_owned()).to_string(), label, hint);
    let known = question.options.iter().map(|each| option(&each.id, &each.label, &each.hint));
    let unknown = option(DECLINED, app.text().get("ui.unknown"), app.text().get("ui.unknown.hint"));
    Some(
        el("section")
            .class("start__question")
            .attr("aria-labelledby", "first-question")
            .child(el("h2").id("first-question").words(&question.title))
            .child(line("question__why", &question.why))
            .child(el("ul").class("options options--links").children(known).child(unknown)),
    )
}
