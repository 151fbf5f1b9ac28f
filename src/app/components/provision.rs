//! Provisions as they are read: number, statement, basis, sources.

use super::pieces::{dots, line, link};
use crate::app::route::Route;
use crate::app::state::App;
use crate::app::statements;
use crate::drawing::{Element, el};
use crate::guidance::{self, ProvisionWords, SourceWords};

/// On which articles the provision with this number rests.
pub fn basis(app: App, number: &str) -> Vec<String> {
    let found = app.book().provision(number);
    found.map(|found| guidance::provision_words(app.book(), app.text(), found).basis).unwrap_or_default()
}

/// The provisions with these numbers, for the place where they are cited: number, statement and basis.
pub fn cited(app: App, numbers: &[String]) -> Element {
    let found = numbers.iter().filter_map(|number| app.book().provision(number));
    let shown = found.map(|found| statement(app, &guidance::provision_words(app.book(), app.text(), found)));
    el("div").children(shown)
}

/// One provision with its basis and sources.
pub fn provision(app: App, provision: &ProvisionWords) -> Element {
    let source = |source: &SourceWords| {
        let values =
            [("id", source.id.as_str()), ("title", &source.title), ("where", &source.place), ("read", &source.read)];
        app.text().fill("ui.source", &values)
    };
    // An older edition brings its sources along; those of this one are in the file of the law.
    let own: Vec<String> = provision.sources.iter().map(source).collect();
    let fetched = statements::sources(app, &provision.number);
    let sources = if own.is_empty() { fetched.lines().map(str::to_owned).collect() } else { own };
    let confidence = app.text().fill("ui.confidence", &[("confidence", &provision.confidence)]);
    statement(app, provision).child(dots(&sources)).child(line("faint", &confidence))
}

fn statement(app: App, provision: &ProvisionWords) -> Element {
    let address = Route::Rules(Some(provision.number.clone())).to_string();
    let number = link("provision__number", &address, &provision.number);
    let key = statements::key(&provision.number);
    let words = match app.text().find(&key) {
        Some(words) => el("span").words(words),
        None if app.statements.here().is_some() => el("span").words(&statements::statement(app, &provision.number)),
        // What is missing and how to ask for it again stands above all of them.
        None if app.statements.is_missing() => el("span"),
        None => el("span").class("faint").text(app.text().get("ui.law.coming")),
    };
    let basis = provision.basis.join(app.text().get("ui.list-semicolon"));
    el("div").class("provision stack").child(el("p").child(number).text(" ").child(words)).child(line("faint", &basis))
}
