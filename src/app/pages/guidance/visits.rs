//! Papers: those of one step, and all of them merged by the place to which they are brought.

use crate::app::components::certainty::{Reader, depends};
use crate::app::components::pieces::{line, section};
use crate::app::element::{Element, el};
use crate::app::state::App;
use crate::guidance::{Page, PaperLine, Visit};

/// What to bring, place by place; nothing where nothing is needed.
pub fn visits(app: App, page: &Page, reader: Reader) -> Option<Element> {
    let one = |visit: &Visit| {
        el("div")
            .class("visit")
            .child(el("h3").words(&visit.where_words))
            .child(line("faint", &visit.who_words))
            .child(line("faint", &visit.steps.join(app.text().get("ui.list-semicolon"))))
            .child(papers(app, &visit.papers, reader))
    };
    let all = page.visits.iter().map(one);
    (!page.visits.is_empty()).then(|| {
        section("section", "visits", app.text().get("ui.visits")).child(el("div").class("surface").children(all))
    })
}

/// A list of papers.
pub fn papers(app: App, papers: &[PaperLine], reader: Reader) -> Element {
    let one = |paper: &PaperLine| el("li").words(&paper.words).child(depends(app, reader, &paper.depends_on));
    el("ul").class("papers").children(papers.iter().map(one))
}
