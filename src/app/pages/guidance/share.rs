//! Taking the guidance along: a link that says beforehand what it reveals, and the case as a file.

use crate::app::components::pieces::{actions, button, p, section};
use crate::app::element::{Element, el};
use crate::app::pages::save_case;
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::{clipboard, document, later, location};
use crate::case::{Payload, encode};
use leptos::prelude::*;

/// Whether the name goes into the link.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WithName {
    Yes,
    No,
}

/// The section at the end of the page of a case.
pub fn take_along(app: App) -> Element {
    let open = RwSignal::new(false);
    let share = button("button button--main", app.text().get("ui.share"), move || {
        open.set(true);
        document::focus("#share-heading");
    });
    let file = button("button", app.text().get("ui.save-file"), move || save_case(app));
    section("section", "take-along", app.text().get("ui.take.heading"))
        .child(el("p").class("faint").text(app.text().get("ui.take.body")))
        .child(actions(vec![share, file]))
        .child(el("div").live(move || open.get().then(|| panel(app))))
}

/// What the link reveals, in words; then the link.
fn panel(app: App) -> Element {
    let named = RwSignal::new(false);
    let refused = RwSignal::new(false);
    let by_hand = move || refused.get().then(|| el("span").class("faint").text(app.text().get("ui.share.by-hand")));
    let copy = button("button button--main", app.text().get("ui.share.copy"), move || {
        let link = untrack(|| link(app, with_name(named)));
        later(async move {
            let copied = clipboard::copy(&link).await.is_ok();
            refused.set(!copied);
            app.say(if copied { "ui.said.copied" } else { "ui.share.by-hand" });
            if !copied {
                document::select("#share-link");
            }
        });
    });
    let shown = move || {
        el("input")
            .class("field__input field__input--wide")
            .id("share-link")
            .attr("type", "text")
            .attr("readonly", "")
            .value(link(app, with_name(named)))
    };
    el("div")
        .class("share surface")
        .child(el("h3").id("share-heading").focusable().text(app.text().get("ui.share.heading")))
        .child(p(app.text().get("ui.share.reveals")))
        .child(el("ul").class("share__reveals").live(move || reveals(app)))
        .child(p(app.text().get("ui.share.not")))
        .child(el("div").live(move || name(app, named)))
        .child(el("label").class("field__label").attr("for", "share-link").text(app.text().get("ui.share.link")))
        .child(el("div").live(shown))
        .child(actions(vec![copy, el("span").live(by_hand)]))
}

fn reveals(app: App) -> Vec<Element> {
    let answers = app.page.with(|page| page.iter().flat_map(|page| page.answers.clone()).collect::<Vec<_>>());
    let words = |fact: &str, answer: &str| app.text().fill("ui.share.answer", &[("fact", fact), ("answer", answer)]);
    let answers = answers.iter().map(|line| el("li").words(&words(&line.fact.label, &line.words)));
    answers.chain([el("li").text(app.text().get("ui.share.day"))]).collect()
}

/// The box that adds the name; nothing where the case has none.
fn name(app: App, named: RwSignal<bool>) -> Option<Element> {
    let name = app.held.with(|held| held.as_ref().map(|held| held.case.name.clone())).unwrap_or_default();
    let tick = el("input").attr("type", "checkbox").id("share-name").on("change", move |event| {
        named.set(document::is_ticked(&event));
    });
    let words = el("span").words(&app.text().fill("ui.share.name", &[("name", &name)]));
    (!name.is_empty()).then(|| el("label").class("check").child(tick).child(words))
}

fn with_name(named: RwSignal<bool>) -> WithName {
    if named.get() { WithName::Yes } else { WithName::No }
}

fn link(app: App, name: WithName) -> String {
    let payload = app.held.with(|held| {
        let case = &held.as_ref()?.case;
        let mut payload = Payload::nameless(case, app.stamp(), &app.text().language).made_by(env!("CARGO_PKG_VERSION"));
        payload.name = (name == WithName::Yes).then(|| case.name.clone());
        Some(encode(&payload))
    });
    location::address() + &Route::Shared(payload.unwrap_or_default()).to_string()
}
