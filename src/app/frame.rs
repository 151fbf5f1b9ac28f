//! What stands around every page: the way past the header, the header, trouble with saving, the footer, the live region.

use super::components::drawing;
use super::components::missing::missing;
use super::components::pieces::{link, p};
use super::language;
use super::pages;
use super::release_notice::ReleaseNotice;
use super::state::App;
use super::unsaved;
use crate::browser::document;
use crate::drawing::{Element, el};
use leptos::prelude::*;

/// The whole app.
pub fn frame(app: App) -> Element {
    let skip = el("a").class("skip-link").attr("href", "#main").live(move || app.text().get("ui.skip").to_owned()).on(
        "click",
        |event| {
            event.prevent_default();
            document::focus("main h1");
        },
    );
    let release = ReleaseNotice::new();
    let notices = move || {
        unsaved::notice(app).into_iter().chain(missing_language(app)).chain(release.notice(app)).collect::<Vec<_>>()
    };
    el("div")
        .class("frame")
        .child(skip)
        .child(header(app))
        .child(el("div").class("notices").live(notices))
        .child(el("div").class("frame__page").live(move || pages::page(app, &app.route.get())))
        .child(footer(app, release))
        .child(el("p").class("unseen").attr("role", "status").live(move || app.said.get()))
}

fn item(app: App, address: &str, key: &str) -> Element {
    el("li").child(link("", address, app.text().get(key)))
}

fn header(app: App) -> Element {
    el("header").class("site-header").live(move || header_inside(app))
}

fn header_inside(app: App) -> Element {
    let home =
        el("a").class("site-header__home").attr("href", "#/").child(drawing::emblem()).text(app.text().get("ui.name"));
    let links = el("ul")
        .class("site-header__links")
        .child(item(app, "#/procedures", "ui.nav.procedures"))
        .child(item(app, "#/questions", "ui.nav.questions"))
        .child(item(app, "#/rules", "ui.nav.rules"))
        .child(item(app, "#/about", "ui.nav.about"));
    el("div")
        .class("site-header__inner")
        .child(home)
        .child(el("nav").attr("aria-label", app.text().get("ui.nav")).child(links))
        .child(languages(app))
}

/// A button for each language, which says its own name. That of the page is pressed: the buttons stay in their places, so
/// that the focus does too.
fn languages(app: App) -> Element {
    let text = app.text();
    let buttons = text.languages().map(|(tag, name)| {
        let pressed = if tag == text.language { "true" } else { "false" };
        let tag = tag.to_owned();
        el("button")
            .attr("type", "button")
            .class("languages__one")
            .attr("lang", &tag)
            .attr("aria-pressed", pressed)
            .text(name)
            .on("click", move |_| language::choose(app, &tag))
    });
    let group = el("div").class("languages").attr("role", "group").attr("aria-label", text.get("ui.languages"));
    group.children(buttons)
}

fn footer(app: App, release: ReleaseNotice) -> Element {
    el("footer").class("site-footer").live(move || footer_inside(app, release))
}

fn footer_inside(app: App, release: ReleaseNotice) -> Element {
    let edition = [("date", app.book().edition.date.as_str()), ("hash", &app.book().edition.hash)];
    let links = el("ul")
        .class("site-footer__links")
        .child(item(app, "#/", "ui.nav.start"))
        .child(item(app, "#/procedures", "ui.nav.procedures"))
        .child(item(app, "#/questions", "ui.nav.questions"))
        .child(item(app, "#/rules", "ui.nav.rules"))
        .child(item(app, "#/about", "ui.nav.about"));
    el("div")
        .class("site-footer__inner")
        .child(links)
        .child(p(app.text().get("page.disclaimer")))
        .child(p(&app.text().fill("ui.edition", &edition)))
        .child(release.kept(app))
}

/// That the words of a language could not be had, and a way to try again.
fn missing_language(app: App) -> Option<Element> {
    let tag = app.missing_language.get();
    let wanted = tag.clone();
    let again = move || language::choose(app, &wanted);
    (!tag.is_empty()).then(|| missing(app, app.text().get("ui.language.missing"), 1, again))
}
