//! Which case this is and for which day; its name can be changed here.

use crate::app::components::{rename, words};
use crate::app::pages::start::shown_name;
use crate::app::state::App;
use crate::browser::document;
use crate::case::CaseId;
use crate::text;
use leptos::prelude::*;

/// The line above the verdict.
pub fn case_line(app: App, id: CaseId) -> AnyView {
    let renaming = RwSignal::new(false);
    let name = move || app.held.with(|held| held.as_ref().map(|held| held.case.name.clone())).unwrap_or_default();
    let done = move |name: Option<String>| {
        if let Some(name) = name {
            app.rename(&name);
            app.say(app.text.get("ui.said.renamed"));
        }
        renaming.set(false);
        document::focus("#rename");
    };
    let form = move || renaming.get().then(|| rename::rename(app.text, "name".to_owned(), untrack(name), done));
    let day = move || app.text.fill("ui.guidance.for", &[("date", &text::date(app.text, app.today.get()))]);
    view! {
        <div class="case-line">
            <span class="case-line__name">{move || words(&shown_name(app, id, &name()))}</span>
            <span>{day}</span>
            <button type="button" class="link" id="rename" on:click=move |_| renaming.set(true)>
                {app.text.get("ui.rename")}
            </button>
        </div>
        {form}
    }
    .into_any()
}
