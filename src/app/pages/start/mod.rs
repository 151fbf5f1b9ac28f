//! The start page: what this is, the first question, the saved cases.

mod saved;

pub use saved::shown_name;

use super::{heading, lead};
use crate::app::components::pieces::{line, link};
use crate::app::element::{Element, el};
use crate::app::route::Route;
use crate::app::state::{App, DECLINED};
use crate::engine::FactId;
use crate::guidance;

/// The start page. Its first part is the skeleton of index.html, word for word.
pub fn start(app: App) -> Vec<Element> {
    let fact = |key: &str| el("li").text(app.text().get(key));
    let facts = el("ul")
        .class("start__facts")
        .child(fact("ui.start.fact.time"))
        .child(fact("ui.start.fact.private"))
        .child(fact("ui.start.fact.sources"));
    let mut page = vec![heading(app.text().get("ui.start.heading")), lead(app.text().get("ui.start.lead")), facts];
    page.extend(first_question(app));
    page.extend(saved::saved(app));
    page
}

/// The first question, its options as plain links.
fn first_question(app: App) -> Option<Element> {
    let question = guidance::question(app.book(), app.text(), FactId(0))?;
    let option = |id: &str, label: &str, hint: &str| {
        let hint = (!hint.is_empty()).then(|| el("span").class("option__hint").words(hint));
        let label = el("span").class("option__label").words(label);
        let go = el("span").class("option__go").attr("aria-hidden", "true");
        let words = el("span").class("option__words").child(label).child(hint);
        let address = Route::First(id.to_owned()).to_string();
        el("li").child(link("option", &address, "").child(words).child(go))
    };
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
