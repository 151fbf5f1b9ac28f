//! Guidance that somebody has shared: the same page, to read only, and a way to keep it.

mod then;

use super::not_found;
use crate::app::components::pieces::{actions, button, link, p};
use crate::app::components::words;
use crate::app::element::{Element, el};
use crate::app::route::Route;
use crate::app::state::App;
use crate::app::{language, paper};
use crate::browser::location;
use crate::case::codec::edition_bytes;
use crate::case::{Payload, decode, payload_in};
use crate::text;
use leptos::prelude::Get;

/// The page of a link; `text` is what stands after `#/s/`. The address shows the link as it was made, so that what was added to
/// it is not passed on.
pub fn shared(app: App, text: &str) -> Vec<Element> {
    let payload = payload_in(text);
    match decode(&payload) {
        Ok(read) => {
            location::replace(&Route::Shared(payload).to_string());
            readable(app, read)
        }
        Err(error) => not_found::unavailable(app, "ui.shared.broken", &error.words(app.text())),
    }
}

fn readable(app: App, payload: Payload) -> Vec<Element> {
    let rules = &app.book().rules;
    let then = then::Then::new(payload.edition, payload.shared_on);
    let banner = banner(app, &payload, then);
    language::follow(app, &payload.language);
    let newer = payload.newer;
    let case = payload.into_case();
    let newer = (newer || case.is_from_newer(rules)).then(|| p(app.text().get("ui.shared.newer")));
    let answers = case.answers(rules);
    let name = (!case.name.is_empty())
        .then(|| el("p").class("case-line").child(el("span").class("case-line__name").words(&words::name(&case.name))));
    let told = case.name.clone();
    let save = button("button button--main", app.text().get("ui.shared.save"), move || {
        app.say("ui.said.saved");
        app.go(&app.create(&case));
    });
    let notice = el("section")
        .class("notice notice--news")
        .attr("aria-label", app.text().get("ui.shared.title"))
        .child(banner)
        .child(newer)
        .child(actions(vec![save, link("link", "#/", app.text().get("ui.shared.own"))]));
    let of_then = answers.clone();
    paper::hold(move || Some(then::on_paper(app, then, &of_then, &told)));
    let content = el("div").live(move || then::as_now_or_then(app, then, &answers));
    [Some(notice), name, Some(content)].into_iter().flatten().collect()
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
