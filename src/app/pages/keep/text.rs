//! The guidance as text: to be copied, or saved as a file for other programs.

use super::told::{address, told_name};
use crate::app::components::pieces::{actions, button, p, section};
use crate::app::components::saving::offer;
use crate::app::state::App;
use crate::browser::{clipboard, document, later};
use crate::drawing::{Element, el};
use crate::guidance::{Export, GuidancePage, json, markdown, plain};
use crate::text::Text;
use leptos::prelude::*;

/// A guidance as text.
type Rendering = fn(&GuidancePage, &Text, Export<'_>) -> String;

/// The section of the texts.
pub fn text(app: App, named: RwSignal<bool>, by_hand: RwSignal<String>) -> Element {
    let words = app.text();
    let copy = move |key: &str, rendering: Rendering| {
        button("button", words.get(key), move || {
            let rendered = untrack(|| rendered(app, named, rendering));
            later(async move {
                match clipboard::copy(&rendered).await {
                    Ok(()) => {
                        by_hand.set(String::new());
                        app.say("ui.said.text-copied");
                    }
                    Err(_) => {
                        by_hand.set(rendered);
                        app.say("ui.keep.text.by-hand");
                        document::select("#text-by-hand");
                    }
                }
            });
        })
    };
    let as_json = button("button", words.get("ui.keep.text.json"), move || {
        let written = app.page.with_untracked(|page| json(page.as_ref()?).ok());
        offer(app, "ui.file.guidance", "application/json", &written.unwrap_or_default());
    });
    let ways = vec![
        copy("ui.keep.text.plain", |page, text, _| plain(page, text)),
        copy("ui.keep.text.markdown", markdown),
        as_json,
    ];
    section("section", "keep-text", words.get("ui.keep.text"))
        .child(p(words.get("ui.keep.text.body")))
        .child(actions(ways))
        .child(el("div").live(move || shown(app, &by_hand.get())))
}

/// The text, to be copied by hand; nothing where the browser has copied it.
fn shown(app: App, text: &str) -> Option<Element> {
    let label =
        el("label").class("field__label").attr("for", "text-by-hand").text(app.text().get("ui.keep.text.by-hand"));
    let field = el("textarea")
        .class("field__input field__input--wide field__input--long")
        .id("text-by-hand")
        .attr("rows", "12")
        .attr("readonly", "")
        .value(text.to_owned());
    (!text.is_empty()).then(|| el("div").class("field").child(label).child(field))
}

fn rendered(app: App, named: RwSignal<bool>, rendering: Rendering) -> String {
    let (name, link) = (told_name(app, named), address(app, named));
    let export = Export { name: name.as_deref(), link: Some(&link) };
    app.page.with(|page| page.as_ref().map(|page| rendering(page, app.text(), export))).unwrap_or_default()
}
