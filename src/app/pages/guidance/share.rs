//! Taking the guidance along: a link that says beforehand what it reveals, the case as a file, the guidance as data.

use crate::app::components::words;
use crate::app::pages::{offer, save_case};
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::{clipboard, document, location};
use crate::case::{CaseId, Payload, encode};
use crate::guidance::{AnswerLine, json};
use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;

/// The section at the end of the page of a case.
pub fn take_along(app: App, _case: CaseId) -> AnyView {
    let open = RwSignal::new(false);
    let guidance = move |_| {
        let content = app.page.with_untracked(|page| page.as_ref().and_then(|page| json(page).ok()));
        offer(app, app.text.get("ui.file.guidance"), "application/json", &content.unwrap_or_default());
    };
    let share = move |_| {
        open.set(true);
        document::focus("#share-heading");
    };
    view! {
        <section class="section" aria-labelledby="take-along">
            <h2 id="take-along" tabindex="-1">{app.text.get("ui.take.heading")}</h2>
            <p class="faint">{app.text.get("ui.take.body")}</p>
            <div class="actions">
                <button type="button" class="button button--main" on:click=share>{app.text.get("ui.share")}</button>
                <button type="button" class="button" on:click=move |_| save_case(app)>{app.text.get("ui.save-file")}</button>
                <button type="button" class="button" on:click=guidance>{app.text.get("ui.save-guidance")}</button>
            </div>
            {move || open.get().then(|| panel(app))}
        </section>
    }
    .into_any()
}

/// What the link reveals, in words; then the link.
fn panel(app: App) -> AnyView {
    let named = RwSignal::new(false);
    let refused = RwSignal::new(false);
    let field: NodeRef<html::Input> = NodeRef::new();
    let link = move || link(app, if named.get() { WithName::Yes } else { WithName::No });
    let copy = move |_| {
        let link = untrack(link);
        leptos::task::spawn_local(async move {
            let copied = clipboard::copy(&link).await.is_ok();
            refused.set(!copied);
            app.say(app.text.get(if copied { "ui.said.copied" } else { "ui.share.by-hand" }));
            if let (false, Some(field)) = (copied, field.get_untracked()) {
                field.select();
            }
        });
    };
    let answers = move || {
        app.page.with(|page| page.iter().flat_map(|page| &page.answers).map(|line| reveals(app, line)).collect_view())
    };
    let name = move || app.held.with(|held| held.as_ref().map(|held| held.case.name.clone())).unwrap_or_default();
    let by_name = move || {
        let name = name();
        (!name.is_empty()).then(|| {
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        id="share-name"
                        on:change=move |event: Event| named.set(event_target_checked(&event))
                    />
                    <span>{words(&app.text.fill("ui.share.name", &[("name", &name)]))}</span>
                </label>
            }
        })
    };
    view! {
        <div class="share surface">
            <h3 id="share-heading" tabindex="-1">{app.text.get("ui.share.heading")}</h3>
            <p>{app.text.get("ui.share.reveals")}</p>
            <ul class="share__reveals">{answers}<li>{app.text.get("ui.share.day")}</li></ul>
            <p>{app.text.get("ui.share.not")}</p>
            {by_name}
            <label class="field__label" for="share-link">{app.text.get("ui.share.link")}</label>
            <input
                class="field__input field__input--wide"
                id="share-link"
                type="text"
                readonly=true
                node_ref=field
                prop:value=link
            />
            <div class="actions">
                <button type="button" class="button button--main" on:click=copy>{app.text.get("ui.share.copy")}</button>
                <span class="faint">
                    {move || refused.get().then(|| app.text.get("ui.share.by-hand"))}
                </span>
            </div>
        </div>
    }
    .into_any()
}

fn reveals(app: App, line: &AnswerLine) -> AnyView {
    let values = [("fact", line.fact.label.as_str()), ("answer", &line.words)];
    view! { <li>{words(&app.text.fill("ui.share.answer", &values))}</li> }.into_any()
}

/// Whether the name goes into the link.
#[derive(Clone, Copy)]
enum WithName {
    Yes,
    No,
}

fn link(app: App, name: WithName) -> String {
    let payload = app.held.with(|held| {
        let case = &held.as_ref()?.case;
        let mut payload = Payload::nameless(case, app.stamp(), &app.text.language);
        payload.name = matches!(name, WithName::Yes).then(|| case.name.clone());
        Some(encode(&payload))
    });
    location::address() + &Route::Shared(payload.unwrap_or_default()).to_string()
}
