//! One rule as it stands in the rulebook.

use crate::app::components::pieces::{code, link};
use crate::app::route::Route;
use crate::app::state::App;
use crate::drawing::{Element, el};
use crate::engine::{OutcomeKind, Rule};
use crate::guidance::rule_title;
use crate::rulebook::model::Details;

/// A rule with what stands beside it.
pub fn rule(app: App, rule: &Rule, details: &Details) -> Element {
    let text = app.text();
    let key = match rule.kind {
        OutcomeKind::Verdict => "ui.rule.verdict",
        OutcomeKind::Step => "ui.rule.step",
        OutcomeKind::Warning => "ui.rule.warning",
        OutcomeKind::Note => "ui.rule.note",
    };
    let title = rule_title(text, rule, details);
    let status = details.status.name();
    let label = format!("status.{status}.label");
    let badges = el("p")
        .class("badges")
        .child(el("span").class("badge").text(text.get(key)))
        .child(el("span").class(&["badge badge--", status].concat()).text(text.get(&label)));
    let who = details.who.map(|who| el("span").words(text.get(&format!("who.{}", who.name()))));
    let desk = details.place.as_ref().map(|place| el("span").words(text.get(&format!("where.{place}"))));
    let itself = link("", &Route::Rules(Some(rule.id.clone())).to_string(), "").child(code(&rule.id));
    let rows = [
        ("ui.rule.id", Some(itself)),
        ("ui.rule.when", Some(code(&details.when))),
        ("ui.rule.who", who),
        ("ui.rule.where", desk),
        ("ui.rule.in-force", in_force(app, details)),
        ("ui.rule.cites", Some(cites(app, details))),
    ];
    let rows = rows.into_iter().filter_map(|(key, value)| Some([el("dt").text(text.get(key)), el("dd").child(value?)]));
    el("article")
        .class("rule")
        .focusable()
        .child(el("h3").words(&title))
        .child(badges)
        .child(el("dl").class("rule__facts").children(rows.flatten()))
}

fn in_force(app: App, details: &Details) -> Option<Element> {
    let (from, until) = (details.from.as_deref(), details.until.as_deref());
    let key = match (from, until) {
        (Some(_), Some(_)) => "ui.rule.from-until",
        (Some(_), None) => "ui.rule.from",
        (None, Some(_)) => "ui.rule.until",
        (None, None) => return None,
    };
    let values = [("from", from.unwrap_or_default()), ("until", until.unwrap_or_default())];
    Some(el("span").text(&app.text().fill(key, &values)))
}

fn cites(app: App, details: &Details) -> Element {
    let cited = details.cite.iter().filter_map(|place| app.book().provisions.get(usize::from(*place)));
    let links =
        cited.map(|provision| link("", &Route::Rules(Some(provision.number.clone())).to_string(), &provision.number));
    el("span").children(links)
}
