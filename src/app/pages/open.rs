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

/// What came of a file.
#[derive(Clone)]
struct Opened {
    /// What was wrong with it.
    problems: Vec<String>,
    /// The case that was made of it, where one was.
    case: Option<Route>,
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
                    opened.set(Some(refused(FileError::TooLarge { bytes }.words(app.text()))));
                }
                Err(files::FileError::Refused) => {
                    opened.set(Some(refused(app.text().get("ui.open-file.refused").to_owned())));
                }
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

fn refused(problem: String) -> Opened {
    Opened { problems: vec![problem], case: None }
}

/// Makes a case of a file's content, or several of what was saved as it stood in a browser. Where nothing had to be left
/// out, the guidance is shown.
fn take_in(app: App, opened: RwSignal<Option<Opened>>, content: &str) {
    if let Some(file) = from_stored_file(content) {
        return opened.set(Some(take_in_stored(app, &file)));
    }
    match from_file(content, &app.book().rules, app.today.get_untracked()) {
        Err(error) => opened.set(Some(refused(error.words(app.text())))),
        Ok((case, found)) => {
            let problems = Problem::list(&found, app.text(), &app.book().rules);
            let route = app.create(&case);
            if problems.is_empty() {
                app.go(&route);
            }
            opened.set(Some(Opened { problems, case: Some(route) }));
        }
    }
}

/// Makes cases of those that are not here yet, and says how many.
fn take_in_stored(app: App, file: &StoredFile) -> Opened {
    let new = cases::restore(&file.cases, app.stamp());
    app.tell("");
    let known = file.cases.len() - new;
    let counts = [("ui.open-file.new", new), ("ui.open-file.here", known), ("ui.open-file.damaged", file.damaged)];
    let told = counts.into_iter().filter(|(key, number)| *number > 0 || *key == "ui.open-file.new");
    Opened { problems: told.map(|(key, number)| app.text().count(key, count(number))).collect(), case: None }
}

/// What was found in the file, and the way to the case; nothing where all was well.
fn report(app: App, opened: &Opened) -> Option<Element> {
    let found = dots(&opened.problems)?;
    let case = opened.case.as_ref();
    let on = case.map(|route| actions(link("button", &route.to_string(), app.text().get("ui.see-guidance"))));
    let notice = el("div").class("notice notice--trouble").attr("role", "alert");
    Some(notice.child(p(app.text().get("ui.open-file.problems"))).child(found).child(on))
}
