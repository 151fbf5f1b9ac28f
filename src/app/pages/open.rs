//! Opening a case file that was saved here before. What had to be left out of it is listed.

use crate::app::cases;
use crate::app::components::pieces::{actions, count, dots, heading, lead, link, p};
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::{document, files, later};
use crate::case::Problem;
use crate::case::file::{FileError, LARGEST, from_file};
use crate::case::stored_file::{StoredFile, from_stored_file};
use crate::drawing::{Element, el};
use leptos::prelude::*;

/// What came of a file. It is put into words while it is drawn.
enum Opened {
    /// The browser does not let it be read.
    Unread,
    /// It is no case file.
    Refused(FileError),
    /// A case, and what had to be left out of it.
    Case(Vec<Problem>, Route),
    /// What was saved as it stood in a browser: how many cases are new, how many were here, how many are damaged.
    Stored([usize; 3]),
}

/// The page.
pub fn open(app: App) -> impl Fn() -> Vec<Element> {
    let opened = RwSignal::new(None::<Opened>);
    move || laid_out(app, opened)
}

fn laid_out(app: App, opened: RwSignal<Option<Opened>>) -> Vec<Element> {
    let field = el("input").attr("type", "file").attr("accept", ".json,application/json").on("change", move |event| {
        let Some(file) = document::chosen_file(&event) else { return };
        later(async move {
            match files::read(file, LARGEST).await {
                Ok(content) => take_in(app, opened, &content),
                Err(files::FileError::TooLarge { bytes }) => {
                    opened.set(Some(Opened::Refused(FileError::TooLarge { bytes })));
                }
                Err(files::FileError::Refused) => opened.set(Some(Opened::Unread)),
            }
        });
    });
    let text = app.text();
    let choose =
        el("label").class("button button--main file-button").text(text.get("ui.open-file.choose")).child(field);
    vec![
        heading(text.get("ui.open-file")),
        lead(text.get("ui.open-file.lead")),
        el("div").live(move || opened.with(|opened| opened.as_ref().and_then(|opened| report(app, opened)))),
        actions(vec![choose, link("link", &Route::Start.to_string(), text.get("ui.to-start"))]),
    ]
}

/// Makes a case of a file's content, or several of what was saved as it stood in a browser. Where nothing had to be left
/// out, the guidance is shown.
fn take_in(app: App, opened: RwSignal<Option<Opened>>, content: &str) {
    if let Some(file) = from_stored_file(content) {
        return opened.set(Some(take_in_stored(app, &file)));
    }
    match from_file(content, &app.book().rules, app.today.get_untracked()) {
        Err(error) => opened.set(Some(Opened::Refused(error))),
        Ok((case, found)) => {
            let route = app.create(&case);
            if found.is_empty() {
                app.go(&route);
            }
            opened.set(Some(Opened::Case(found, route)));
        }
    }
}

/// Makes cases of those that are not here yet, and says how many.
fn take_in_stored(app: App, file: &StoredFile) -> Opened {
    let new = cases::restore(&file.cases, app.stamp());
    app.tell("");
    Opened::Stored([new, file.cases.len() - new, file.damaged])
}

/// What is told of a file, a line each.
fn told(app: App, opened: &Opened) -> Vec<String> {
    let text = app.text();
    match opened {
        Opened::Unread => vec![text.get("ui.open-file.refused").to_owned()],
        Opened::Refused(error) => vec![error.words(text)],
        Opened::Case(found, _) => Problem::list(found, text, &app.book().rules),
        Opened::Stored([new, known, damaged]) => {
            let more = [("ui.open-file.here", known), ("ui.open-file.damaged", damaged)];
            let more = more.into_iter().filter(|(_, number)| **number > 0);
            let counts = [("ui.open-file.new", new)].into_iter().chain(more);
            counts.map(|(key, number)| text.count(key, count(*number))).collect()
        }
    }
}

/// What was found in the file, and the way to the case; nothing where all was well.
fn report(app: App, opened: &Opened) -> Option<Element> {
    let found = dots(&told(app, opened))?;
    let case = if let Opened::Case(_, route) = opened { Some(route) } else { None };
    let on = case.map(|route| actions(link("button", &route.to_string(), app.text().get("ui.see-guidance"))));
    let notice = el("div").class("notice notice--trouble").attr("role", "alert");
    Some(notice.child(p(app.text().get("ui.open-file.problems"))).child(found).child(on))
}
