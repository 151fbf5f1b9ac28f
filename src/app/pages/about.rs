//! Privacy, sources, limits: the sections `about.1`, `about.2`, … of the text.

use crate::app::components::words;
use crate::app::state::App;
use leptos::prelude::*;

/// The about page.
pub fn about(app: App) -> AnyView {
    let sections = (1..).map_while(|number: u32| {
        let title = app.text.find(&format!("about.{number}.title"))?;
        let body = app.text.find(&format!("about.{number}.body"))?;
        // A line break in the text is a new paragraph.
        let body = body.split('\n').filter(|line| !line.is_empty()).map(|line| view! { <p>{words(line)}</p> });
        Some(view! {
            <section class="section prose">
                <h2>{words(title)}</h2>
                {body.collect_view()}
            </section>
        })
    });
    let edition = [("date", app.book.edition.date.as_str()), ("hash", &app.book.edition.hash)];
    view! {
        <h1 tabindex="-1">{app.text.get("ui.about.title")}</h1>
        <p class="page__lead">{words(app.text.get("ui.about.lead"))}</p>
        {sections.collect_view()}
        <p class="section faint">{app.text.fill("ui.edition", &edition)}</p>
    }
    .into_any()
}
