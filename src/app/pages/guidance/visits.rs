//! Papers: those of one step, and all of them merged by the place to which they are brought.

use crate::app::components::certainty::{Reader, depends, made_when_open};
use crate::app::components::pieces::{count, line, link, section};
use crate::app::route::Route;
use crate::app::state::App;
use crate::drawing::{Element, el};
use crate::guidance::{GuidancePage, PaperLine, Visit};

/// What to bring, place by place; nothing where nothing is needed.
pub fn visits(app: App, page: &GuidancePage, reader: Reader) -> Option<Element> {
    let one = |visit: &Visit| {
        // One place may see several visits, by others or later: what is done there tells them apart.
        let name = ["visit ", &visit.steps.concat()].concat();
        let papers_here = app.text().count("ui.visit.papers", count(visit.papers.len()));
        let values = [("where", visit.where_words.as_str()), ("papers", &papers_here)];
        let steps = el("small").words(&visit.steps.join(app.text().get("ui.list-semicolon")));
        let summary = el("summary").words(&app.text().fill("ui.visit", &values)).child(steps);
        let folded = el("details").class("disclosure visit").key(name.clone()).child(summary);
        made_when_open(app, folded, &name, || {
            el("div").child(line("faint", &visit.who_words)).child(papers(app, &visit.papers, reader))
        })
    };
    let all = page.visits.iter().map(one);
    (!page.visits.is_empty()).then(|| {
        let sheet = match reader {
            Reader::Owner(case) => {
                Some(link("link", &Route::Sheet(case).to_string(), app.text().get("ui.sheet.title")))
            }
            Reader::Guest => None,
        };
        section("section", "visits", app.text().get("ui.visits"))
            .child(el("div").class("surface visits").children(all).child(sheet))
    })
}

/// A list of papers.
pub fn papers(app: App, papers: &[PaperLine], reader: Reader) -> Element {
    let one = |paper: &PaperLine| el("li").words(&paper.words).child(depends(app, reader, &paper.depends_on));
    el("ul").class("papers").children(papers.iter().map(one))
}
