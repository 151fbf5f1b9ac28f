//! Steps that do not apply, because of what, and what would change that. Folded away: most readers need none of it.

use crate::app::components::certainty::{Reader, facts_after};
use crate::app::components::pieces::{count, disclosure, dots, line, section};
use crate::app::element::{Element, el};
use crate::app::state::App;
use crate::guidance::{HeldBack, Page};

/// The section; nothing where everything applies.
pub fn held_back(app: App, page: &Page, reader: Reader) -> Option<Element> {
    let all = page.held_back.iter().map(|held| one(app, held, reader));
    (!page.held_back.is_empty()).then(|| {
        let folded = disclosure(
            &app.text.count("ui.held-back", count(page.held_back.iter().map(|held| held.titles.len()).sum())),
        );
        section("section", "held-back", app.text.get("page.held-back"))
            .child(folded.child(el("ul").class("held-back").children(all)))
    })
}

fn one(app: App, held: &HeldBack, reader: Reader) -> Element {
    let change = match reader {
        Reader::Owner(_) => facts_after(app, reader, "ui.held-back.change", &held.facts),
        Reader::Guest => None,
    };
    let titles = held.titles.iter().filter_map(|title| line("held-back__title", title));
    el("li").children(titles).child(dots(&held.because)).child(change)
}
