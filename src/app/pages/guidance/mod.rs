//! The guidance page, in its fixed order: verdict, next step, timeline, all steps, papers, what does not apply, answers,
//! receipt. The page of a case in this browser and the page of a shared link are laid out by the same functions.

mod answers;
mod case_line;
mod day;
pub mod due;
mod held_back;
mod next_step;
mod onward;
mod receipt;
mod remark;
mod step;
mod timeline;
mod verdict;
mod visits;

use super::start::shown_name;
use crate::app::components::certainty::Reader;
use crate::app::components::news;
use crate::app::components::pieces::{all, p};
use crate::app::components::share_link;
use crate::app::paper::{self, Extent};
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::location;
use crate::case::CaseId;
use crate::drawing::words;
use crate::drawing::{Element, el};
use crate::guidance::{GuidancePage, old_rules};
use leptos::prelude::*;

/// The guidance for a case of this browser.
pub fn own(app: App, id: CaseId) -> impl Fn() -> Vec<Element> {
    let line = case_line::Busy::new(app);
    let no_statements = RwSignal::new(false);
    paper::hold(move || own_on_paper(app, id));
    let content = move || app.page.with(|page| page.as_ref().map(|page| whole(app, page, id))).unwrap_or_default();
    move || {
        let line = case_line::case_line(app, id, line);
        vec![line, el("div").live(content), onward::links(app, id, no_statements)]
    }
}

/// The same on paper. Its address has the answers and no name in it.
fn own_on_paper(app: App, id: CaseId) -> Option<Element> {
    app.held.with(|held| {
        let case = &held.as_ref()?.case;
        let link = share_link::route(app, None, &app.text().language);
        app.page.with(|page| Some(on_paper(app, page.as_ref()?, &shown_name(app, id, &case.name), &link)))
    })
}

/// Guidance on paper, under the name of a case, with the address that opens it again.
pub fn on_paper(app: App, page: &GuidancePage, name: &str, link: &Route) -> Element {
    let text = app.text();
    let name = el("p").text(text.get("ui.name")).text(text.get("ui.list-dot")).words(&words::name(name));
    let day = p(&text.fill("ui.guidance.for", &[("date", &page.today.words)]));
    // In the words for those who read it later.
    let old = old_rules(app.book(), text, app.today.get());
    let again = [text.get("ui.print.link"), " ", &location::address(), &link.to_string()].concat();
    el("div")
        .child(el("header").class("paper__head").child(name).child(day))
        .child(old.map(|old| p(&old.later)))
        .children(layout(app, page, Reader::Guest).into_iter())
        .child(el("p").class("paper__link").text(&again))
}

/// What has changed since the last visit, then the page.
fn whole(app: App, page: &GuidancePage, id: CaseId) -> Vec<Element> {
    // A day that is only looked at is no news.
    let news = if app.as_of.get().is_none() { news::news(app, page) } else { None };
    news.into_iter().chain(layout(app, page, Reader::Owner(id))).collect()
}

/// The parts of the page, in the order in which they are read.
pub fn layout(app: App, page: &GuidancePage, reader: Reader) -> Vec<Element> {
    // First: what is uncertain about the days is told there once on paper.
    let timeline = timeline::timeline(app, page);
    let mut steps = step::steps(app, page, reader);
    steps.extend(remark::notes(app, &page.notes, reader));
    let extent = paper::extent();
    let beside = [
        // In short each step has its own papers; what does not apply is for the screen.
        if extent == Some(Extent::Short) { None } else { visits::visits(app, page, reader) },
        if extent.is_some() { None } else { held_back::held_back(app, page, reader) },
        Some(answers::answers(app, page, reader)),
    ];
    let columns =
        el("div").class("columns section").child(el("div").child(steps)).child(el("div").child(all(beside.into())));
    let parts = [
        Some(verdict::verdict(app, page, reader)),
        Some(next_step::whole(app, page, reader)),
        remark::warnings(app, &page.warnings, reader),
        timeline,
        Some(columns),
        Some(receipt::receipt(app, page)),
    ];
    parts.into_iter().flatten().collect()
}
