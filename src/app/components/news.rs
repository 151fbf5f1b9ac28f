//! What has changed since the case was last seen, without a change of its answers: by new rules, or by the time gone by.

use super::pieces::{button, p};
use crate::app::state::App;
use crate::browser::document;
use crate::calendar::Date;
use crate::case::codec::edition_bytes;
use crate::drawing::{Element, el};
use crate::guidance::{self, Difference, GuidancePage, Outcome};
use crate::text;
use leptos::prelude::*;

/// The notice at the top of a case that is opened again; nothing where nothing has changed.
pub fn news(app: App, page: &GuidancePage) -> Option<Element> {
    let seen = app.seen.get()?.seen(&app.book().rules);
    let case = app.held.with(|held| held.as_ref().map(|held| held.case.clone()))?;
    let differences = guidance::since(app.book(), app.text(), &case, &seen, page);
    let rules =
        if seen.edition == edition_bytes(&app.book().edition) { "ui.news.since" } else { "ui.news.since.edition" };
    let words = app.text().fill(rules, &[("date", &text::date(app.text(), seen.day))]);
    let notice = el("section").class("notice notice--news").attr("aria-label", app.text().get("ui.news"));
    (!differences.is_empty()).then(|| notice.child(p(&words)).child(list(app, &differences, Some(page))))
}

/// Differences, one a line, each with its date. What stands on `page`, where there is one, is a way to it.
pub fn list(app: App, differences: &[Difference], page: Option<&GuidancePage>) -> Element {
    let days = |outcome: &Outcome| {
        let days: Vec<String> =
            guidance::days(outcome).into_iter().map(|day: Date| text::date(app.text(), day)).collect();
        if days.is_empty() {
            app.text().get("difference.no-date").to_owned()
        } else {
            days.join(app.text().get("difference.days"))
        }
    };
    let line = |difference: &Difference| {
        let (words, here) = match difference {
            Difference::Added(new) if guidance::days(new).is_empty() => {
                (app.text().fill("difference.added", &[("title", &new.title)]), Some(new))
            }
            Difference::Added(new) => {
                let values = [("title", new.title.as_str()), ("date", &days(new))];
                (app.text().fill("difference.added.date", &values), Some(new))
            }
            Difference::Removed(old) => (app.text().fill("difference.removed", &[("title", &old.title)]), None),
            Difference::Moved(old, new) => {
                let values = [("title", new.title.as_str()), ("before", &days(old)), ("after", &days(new))];
                (app.text().fill("difference.moved", &values), Some(new))
            }
        };
        let steps = page.into_iter().flat_map(|page| page.steps.iter().enumerate());
        let step = here.and_then(|here| steps.clone().find(|(_, step)| step.rule == here.rule));
        let way = step.map(|(at, _)| {
            button("link", app.text().get("ui.news.show"), move || document::focus(&format!("#step-{at}")))
        });
        el("li").child(el("span").words(&words)).text(" ").child(way)
    };
    el("ul").class("differences").children(differences.iter().map(line))
}
