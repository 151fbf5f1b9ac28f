//! The link: what it reveals, itself, its QR code, and the ways to send it.

use super::told::{address, told_name};
use crate::app::components::pieces::{self, actions, button, disclosure, p, section};
use crate::app::components::qr::qr;
use crate::app::components::share_link;
use crate::app::state::App;
use crate::browser::share;
use crate::browser::{clipboard, document, later};
use crate::drawing::words;
use crate::drawing::{Element, el};
use crate::engine::Answer;
use crate::guidance::{Export, GuidancePage, Message, mail_draft};
use leptos::prelude::*;

/// The section of the link.
pub fn link(app: App, named: RwSignal<bool>, by_hand: RwSignal<bool>) -> Element {
    let text = app.text();
    let shown = move || {
        el("input")
            .class("field__input field__input--wide")
            .id("share-link")
            .attr("type", "text")
            .attr("readonly", "")
            .value(address(app, named))
    };
    let reveals = disclosure(text.get("ui.share.heading"))
        .child(p(text.get("ui.share.reveals")))
        .child(el("ul").class("share__reveals").live(move || reveals(app, named)))
        .child(el("div").live(move || p(app.text().get(nothing_else(app, named)))));
    section("section keep__link", "keep-link", text.get("ui.keep.link"))
        .child(p(text.get("ui.keep.link.body")))
        .child(reveals)
        .child(el("label").class("field__label keep__label").attr("for", "share-link").text(text.get("ui.share.link")))
        .child(el("div").live(shown))
        .child(ways(app, named, by_hand))
        .child(el("figure").class("keep__qr").live(move || code(app, named)))
}

/// Copying, the share sheet, a draft.
fn ways(app: App, named: RwSignal<bool>, refused: RwSignal<bool>) -> Element {
    let by_hand = move || refused.get().then(|| el("span").class("faint").text(app.text().get("ui.share.by-hand")));
    let copy = button("button button--main", app.text().get("ui.share.copy"), move || {
        let link = untrack(|| address(app, named));
        later(async move {
            let copied = clipboard::copy(&link).await.is_ok();
            refused.set(!copied);
            app.say(if copied { "ui.said.copied" } else { "ui.share.by-hand" });
            if !copied {
                document::select("#share-link");
            }
        });
    });
    let sheet = share_link::sheet(app, move || {
        let link = untrack(|| address(app, named));
        async move { share::share(app.text().get("written.title"), &link).await }
    });
    let mail = el("span").live(move || pieces::link("button", &draft(app, named), app.text().get("ui.keep.mail")));
    let ways = [Some(copy), sheet, Some(mail), Some(el("span").live(by_hand))];
    actions(ways.into_iter().flatten().collect::<Vec<_>>())
}

/// An e-mail with the answer in one sentence and the link.
fn draft(app: App, named: RwSignal<bool>) -> String {
    let text = app.text();
    let (name, link) = (told_name(app, named), address(app, named));
    let export = Export { name: name.as_deref(), link: Some(&link) };
    let told = |page: &GuidancePage| {
        let age = page.old_rules.as_ref().map(|old| [&old.later, " "].concat()).unwrap_or_default();
        (page.verdict.title.clone(), age + text.get("page.disclaimer"))
    };
    let (verdict, disclaimer) = app.page.with(|page| page.as_ref().map(told)).unwrap_or_default();
    let body = text.fill("ui.keep.mail.body", &[("verdict", &verdict), ("link", &link), ("disclaimer", &disclaimer)]);
    mail_draft(&Message { subject: text.get("written.title").to_owned(), body }, text, export)
}

/// The QR code with its caption.
fn code(app: App, named: RwSignal<bool>) -> Vec<Element> {
    let text = app.text();
    let caption = |key: &str| el("figcaption").class("faint").text(text.get(key));
    match qr(&address(app, named), text.get("ui.keep.qr.label")) {
        Some(code) => vec![code, caption("ui.keep.qr")],
        None => vec![caption("ui.keep.qr.none")],
    }
}

/// The name, the answers, the steps that were ticked or unticked, the day: all that stands in the link.
fn reveals(app: App, named: RwSignal<bool>) -> Vec<Element> {
    let name = told_name(app, named).map(|name| app.text().fill("ui.share.named", &[("name", &words::name(&name))]));
    let answers = app.page.with(|page| page.iter().flat_map(|page| page.answers.clone()).collect::<Vec<_>>());
    let words = |fact: &str, answer: &str| app.text().fill("ui.share.answer", &[("fact", fact), ("answer", answer)]);
    let answers = answers.iter().map(|line| el("li").words(&words(&line.fact.label, &line.words)));
    let name = name.map(|words| el("li").words(&words));
    let steps = ticks(app).into_iter().map(|words| el("li").words(&words));
    name.into_iter().chain(answers).chain(steps).chain([el("li").text(app.text().get("ui.share.day"))]).collect()
}

/// Whether each step for which somebody has said so is done.
fn ticks(app: App) -> Vec<String> {
    let (text, book) = (app.text(), app.book());
    let given = app.held.with(|held| held.as_ref().map(|held| held.case.given(&book.rules))).unwrap_or_default();
    let ticked = book.rules.facts_with_ids().filter(|(_, fact)| fact.mark).filter_map(|(id, fact)| {
        let key = match given.get(id) {
            Answer::Choice(choice) if Some(choice) == fact.yes() => "ui.share.done",
            Answer::Choice(_) => "ui.share.not-done",
            Answer::Unanswered | Answer::Declined | Answer::Date(_) => return None,
        };
        let place = book.rules.rules.iter().position(|rule| rule.done == Some(id))?;
        let title = text.get(&["step.", &book.details.get(place)?.text, ".title"].concat()).to_owned();
        Some(text.fill(key, &[("step", &title)]))
    });
    ticked.collect()
}

/// That there is nothing else.
fn nothing_else(app: App, named: RwSignal<bool>) -> &'static str {
    if told_name(app, named).is_some() { "ui.share.not.named" } else { "ui.share.not" }
}
