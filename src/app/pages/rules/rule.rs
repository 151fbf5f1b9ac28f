//! One rule as it stands in the rulebook.

use super::element;
use crate::app::components::words;
use crate::app::route::Route;
use crate::app::state::App;
use crate::engine::{OutcomeKind, Rule};
use crate::rulebook::model::Details;
use leptos::prelude::*;

/// A rule with what stands beside it.
pub fn rule(app: App, rule: &Rule, details: &Details) -> AnyView {
    let text = app.text;
    let (kind, key) = match rule.kind {
        OutcomeKind::Verdict => ("verdict", "ui.rule.verdict"),
        OutcomeKind::Step => ("step", "ui.rule.step"),
        OutcomeKind::Warning => ("warning", "ui.rule.warning"),
        OutcomeKind::Note => ("note", "ui.rule.note"),
    };
    let own = format!("rule.{}.title", rule.id);
    let shared = format!("{kind}.{}.title", details.text);
    let title = text.find(&own).unwrap_or_else(|| text.get(&shared));
    let status = details.status.name();
    let who = details.who.map(|who| text.get(&format!("who.{}", who.name())).to_owned());
    let place = details.place.as_ref().map(|place| text.get(&format!("where.{place}")).to_owned());
    let row = |key: &'static str, value: Option<String>| {
        value.map(|value| view! { <dt>{text.get(key)}</dt><dd>{words(&value)}</dd> })
    };
    view! {
        <article class="rule" id=element(&rule.id) tabindex="-1">
            <h3>{words(title)}</h3>
            <p class="badges">
                <span class="badge">{text.get(key)}</span>
                <span class=format!("badge badge--{status}")>{text.get(&format!("status.{status}.label")).to_owned()}</span>
            </p>
            <dl class="rule__facts">
                <dt>{text.get("ui.rule.id")}</dt>
                <dd><a href=Route::Rules(Some(rule.id.clone())).to_string()><code>{rule.id.clone()}</code></a></dd>
                <dt>{text.get("ui.rule.when")}</dt>
                <dd><code>{details.when.clone()}</code></dd>
                {row("ui.rule.who", who)}
                {row("ui.rule.where", place)}
                {row("ui.rule.in-force", in_force(app, details))}
                <dt>{text.get("ui.rule.cites")}</dt>
                <dd>{cites(app, details)}</dd>
            </dl>
        </article>
    }
    .into_any()
}

fn in_force(app: App, details: &Details) -> Option<String> {
    let (from, until) = (details.from.as_deref(), details.until.as_deref());
    let (key, values) = match (from, until) {
        (Some(from), Some(until)) => ("ui.rule.from-until", [("from", from), ("until", until)]),
        (Some(from), None) => ("ui.rule.from", [("from", from), ("until", "")]),
        (None, Some(until)) => ("ui.rule.until", [("from", ""), ("until", until)]),
        (None, None) => return None,
    };
    Some(app.text.fill(key, &values))
}

fn cites(app: App, details: &Details) -> AnyView {
    let provision = |place: &u16| app.book.provisions.get(usize::from(*place));
    let cited = details.cite.iter().filter_map(provision);
    let link = |number: &str| {
        view! { <a href=Route::Rules(Some(number.to_owned())).to_string()>{number.to_owned()}</a> }
    };
    cited.map(|provision| link(&provision.number)).collect_view().into_any()
}
