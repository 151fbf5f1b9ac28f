//! Papers: those of one step, and all of them merged by the place to which they are brought.

use crate::app::components::certainty::{Reader, depends};
use crate::app::components::words;
use crate::app::state::App;
use crate::guidance::{Page, PaperLine, Visit};
use leptos::prelude::*;

/// What to bring, place by place; nothing where nothing is needed.
pub fn visits(app: App, page: &Page, reader: Reader) -> Option<AnyView> {
    let one = |visit: &Visit| {
        view! {
            <div class="visit">
                <h3>{words(&visit.where_words)}</h3>
                <p class="faint">{words(&visit.steps.join(app.text.get("ui.list-comma")))}</p>
                {papers(app, &visit.papers, reader)}
            </div>
        }
    };
    (!page.visits.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="visits">
                <h2 id="visits">{app.text.get("ui.visits")}</h2>
                <div class="surface">{page.visits.iter().map(one).collect_view()}</div>
            </section>
        }
        .into_any()
    })
}

/// A list of papers.
pub fn papers(app: App, papers: &[PaperLine], reader: Reader) -> AnyView {
    let one = |paper: &PaperLine| view! { <li>{words(&paper.words)}{depends(app, reader, &paper.depends_on)}</li> };
    view! { <ul class="papers">{papers.iter().map(one).collect_view()}</ul> }.into_any()
}
