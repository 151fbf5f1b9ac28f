//! The end of the page: the provisions that it rests on, and with which edition it was worked out.

use crate::app::components::certainty::law_inside;
use crate::app::components::pieces::{count, disclosure, p, section};
use crate::app::components::provision::provision;
use crate::app::paper::{self, Extent};
use crate::app::state::App;
use crate::drawing::{Element, el};
use crate::guidance::GuidancePage;

/// The end of the page.
pub fn receipt(app: App, page: &GuidancePage) -> Element {
    let provisions = || el("div").children(page.provisions.iter().map(|words| provision(app, words)));
    let values = [
        ("date", page.edition.date.as_str()),
        ("hash", &page.edition.hash),
        ("day", &page.today.date),
        ("engine", &page.engine),
    ];
    let folded = disclosure(&app.text().count("ui.provisions", count(page.provisions.len())));
    let receipt = el("div")
        .class("receipt")
        .child(p(&app.text().fill("page.receipt", &values)))
        // On the screen the foot of every page says it.
        .child(paper::extent().map(|_| p(&page.disclaimer)));
    let provisions = (paper::extent() != Some(Extent::Short)).then(|| law_inside(app, folded, "sources", provisions));
    section("section", "sources", app.text().get("page.sources")).child(provisions).child(receipt)
}
