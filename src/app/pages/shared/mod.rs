//! Guidance that somebody has shared: the same page, to read only, and a way to keep it.

mod then;

use super::not_found;
use crate::app::components::pieces::{actions, button, link, p};
use crate::app::route::Route;
use crate::app::state::App;
use crate::app::{language, paper};
use crate::browser::location;
use crate::case::codec::edition_bytes;
use crate::case::{Case, Payload, decode, payload_in};
use crate::drawing::words;
use crate::drawing::{Element, el};
use crate::text;
use leptos::prelude::Get;

/// The page of a link; `text` is what stands after `#/s/`. The address shows the link as it was made, so that what was added to
/// it is not passed on.
pub fn shared(app: App, text: &str) -> Box<dyn Fn() -> Vec<Element>> {
    let payload = payload_in(text);
    match decode(&payload) {
        Ok(read) => {
            let route = Route::Shared(payload);
            location::replace(&route.to_string());
            Box::new(readable(app, read, route))
        }
        Err(error) => Box::new(move || not_found::unavailable(app, "ui.shared.broken", &error.words(app.text()))),
    }
}

fn readable(app: App, payload: Payload, route: Route) -> impl Fn() -> Vec<Element> {
    let then = then::Then::new(payload.edition, payload.shared_on);
    language::follow(app, &payload.language);
    let case = payload.clone().into_case();
    let held = case.clone();
    paper::hold(move || Some(then::on_paper(app, then, &held, &route)));
    move || {
        let shown = case.clone();
        let name = el("span").class("case-line__name").words(&words::name(&case.name));
        let name = (!case.name.is_empty()).then(|| el("p").class("case-line").child(name));
        let content = el("div").live(move || then::as_now_or_then(app, then, &shown));
        [Some(notice(app, &payload, &case, then)), name, Some(content)].into_iter().flatten().collect()
    }
}

/// What the page is, and the way to keep it.
fn notice(app: App, payload: &Payload, case: &Case, then: then::Then) -> Element {
    let newer = payload.newer || case.is_from_newer(&app.book().rules);
    let case = case.clone();
    let save = button("button button--main", app.text().get("ui.shared.save"), move || {
        app.say("ui.said.saved");
        app.go(&app.create(&case));
    });
    el("section")
        .class("notice notice--news")
        .attr("aria-label", app.text().get("ui.shared.title"))
        .child(banner(app, payload, then))
        .child(newer.then(|| p(app.text().get("ui.shared.newer"))))
        .child(actions(vec![save, link("link", "#/", app.text().get("ui.shared.own"))]))
}

/// When it was shared, for which day it is shown, and by which rules.
fn banner(app: App, payload: &Payload, then: then::Then) -> Vec<Element> {
    let shared_on = text::date(app.text(), payload.shared_on);
    let dates = el("p").live(move || {
        let today = text::date(app.text(), app.today.get());
        let key = if then.is_shown() { "ui.shared.dates.then" } else { "ui.shared.dates" };
        app.text().fill(key, &[("shared", &shared_on), ("today", &today)])
    });
    let program = payload.program_version();
    let program = program.map(|version| p(&app.text().fill("ui.shared.program", &[("version", &version)])));
    let (theirs, ours) = (payload.edition_hash(), &app.book().edition);
    let values = [("theirs", theirs.as_str()), ("ours", &ours.hash), ("date", &ours.date)];
    let other = (payload.edition != edition_bytes(ours)).then(|| p(&app.text().fill("ui.shared.edition", &values)));
    [Some(dates), other, program].into_iter().flatten().collect()
}
