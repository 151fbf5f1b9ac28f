//! Privacy, sources, limits: the sections `about.1`, `about.2`, … of the text.

use crate::app::components::pieces::{heading, lead, p};
use crate::app::state::App;
use crate::drawing::{Element, el};

/// The about page.
pub fn about(app: App) -> Vec<Element> {
    let section = |number: u32| {
        let title = app.text().find(&format!("about.{number}.title"))?;
        let body = app.text().find(&format!("about.{number}.body"))?;
        // A line break in the text is a new paragraph.
        let body = body.split('\n').filter(|line| !line.is_empty()).map(p);
        Some(el("section").class("section prose").child(el("h2").words(title)).children(body))
    };
    let edition = [("date", app.book().edition.date.as_str()), ("hash", &app.book().edition.hash)];
    let mut page = vec![heading(app.text().get("ui.about.title")), lead(app.text().get("ui.about.lead"))];
    page.extend((1..).map_while(section));
    page.push(el("p").class("section faint").text(&app.text().fill("ui.edition", &edition)));
    page
}
