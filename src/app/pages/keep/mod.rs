//! Keeping and sharing: the link with its QR code, the calendar, the text, the files. Each says beforehand what it reveals.

mod link;
mod text;
mod told;

use crate::app::cases;
use crate::app::components::pieces::{self, actions, button, count, heading, lead, p, section};
use crate::app::components::saving::{offer, save_case};
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::{document, printing};
use crate::case::CaseId;
use crate::drawing::words;
use crate::drawing::{Element, el};
use crate::guidance::{Export, calendar_file};
use leptos::prelude::*;
use told::{address, told_name};

/// The page for a case of this browser.
pub fn keep(app: App, id: CaseId) -> impl Fn() -> Vec<Element> {
    let named = RwSignal::new(false);
    let (link_by_hand, text_by_hand) = (RwSignal::new(false), RwSignal::new(String::new()));
    move || {
        let text = app.text();
        let back = pieces::link("link", &Route::Case(id).to_string(), text.get("ui.keep.back"));
        vec![
            el("p").class("question__back").child(back),
            heading(text.get("ui.keep.title")),
            lead(text.get("ui.keep.lead")),
            el("div").live(move || name(app, named)),
            link::link(app, named, link_by_hand),
            calendar(app, id, named),
            paper(app, id),
            text::text(app, named, text_by_hand),
            file(app),
        ]
    }
}

/// The box that adds the name to all that leaves this page; nothing where the case has none.
fn name(app: App, named: RwSignal<bool>) -> Option<Element> {
    let name = app.held.with(|held| held.as_ref().map(|held| held.case.name.clone())).unwrap_or_default();
    let tick = el("input")
        .attr("type", "checkbox")
        .id("share-name")
        .checked(named.get())
        .on("change", move |event| named.set(document::is_ticked(&event)));
    let label = el("span").words(&app.text().fill("ui.share.name", &[("name", &words::name(&name))]));
    (!name.is_empty()).then(|| el("label").class("check section").child(tick).child(label))
}

/// All last days as a calendar file.
fn calendar(app: App, id: CaseId, named: RwSignal<bool>) -> Element {
    let text = app.text();
    let save = move || {
        let name = told_name(app, named);
        let link = address(app, named);
        let export = Export { name: name.as_deref(), link: Some(&link) };
        let file =
            app.page.with_untracked(|page| calendar_file(page.as_ref()?, app.text(), &cases::identity(id), export));
        match file {
            Some(file) => {
                offer(app, "ui.file.calendar", "text/calendar", &file);
            }
            None => app.say("ui.keep.calendar.empty"),
        }
    };
    let dates = move || {
        let dates =
            app.page.with(|page| page.iter().flat_map(|page| &page.steps).filter(|step| is_dated(step)).count());
        let key = if dates == 0 { "ui.keep.calendar.none" } else { "ui.keep.calendar.dates.other" };
        match dates {
            0 => app.text().get(key).to_owned(),
            dates => app.text().count("ui.keep.calendar.dates", count(dates)),
        }
    };
    section("section", "keep-calendar", text.get("ui.keep.calendar"))
        .child(p(text.get("ui.keep.calendar.body")))
        .child(el("p").class("faint").live(dates))
        .child(actions(button("button", text.get("ui.keep.calendar.save"), save)))
}

fn is_dated(step: &crate::guidance::Step) -> bool {
    let undone = step.state != crate::guidance::StepState::Done && step.depends_on.is_empty();
    undone && step.due.as_ref().is_some_and(|due| due.safe.day.is_some() || due.latest.day.is_some())
}

/// On paper: the guidance, and the sheet for the counter.
fn paper(app: App, id: CaseId) -> Element {
    let text = app.text();
    let route = |route: Route, key: &str| pieces::link("button", &route.to_string(), text.get(key));
    section("section", "keep-paper", text.get("ui.keep.paper"))
        .child(p(text.get(if printing::is_there() { "ui.keep.paper.body" } else { "ui.keep.paper.none" })))
        .child(actions(vec![
            route(Route::Case(id), "ui.keep.paper.guidance"),
            route(Route::Sheet(id), "ui.keep.paper.sheet"),
        ]))
}

/// The answers as a file, which this app opens again.
fn file(app: App) -> Element {
    let text = app.text();
    section("section", "keep-file", text.get("ui.keep.file"))
        .child(p(text.get("ui.keep.file.body")))
        .child(actions(button("button", text.get("ui.save-file"), move || save_case(app))))
}
