//! On whose authority: the provisions cited, their sources, and with which edition this was worked out.

use crate::app::components::certainty::law_inside;
use crate::app::components::pieces::{count, disclosure, dots, line, link, p, section};
use crate::app::law;
use crate::app::paper::{self, Extent};
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::beside::Arrival;
use crate::drawing::{Element, el};
use crate::guidance::{self, Page, ProvisionWords, SourceWords};
use leptos::prelude::Get;

/// The end of the page.
pub fn receipt(app: App, page: &Page) -> Element {
    let provisions = || el("div").children(page.provisions.iter().map(|words| provision(app, words)));
    let values = [
        ("date", page.edition.date.as_str()),
        ("hash", &page.edition.hash),
        ("day", &page.today.date),
        ("engine", &page.engine),
    ];
    let folded = disclosure(&app.text().count("ui.provisions", count(page.provisions.len())));
    let receipt = el("div")
        .class("receipt")
        .child(p(&app.text().fill("page.receipt", &values)))
        // On the screen the foot of every page says it.
        .child(paper::extent().map(|_| p(&page.disclaimer)));
    let provisions = (paper::extent() != Some(Extent::Short)).then(|| law_inside(app, folded, "sources", provisions));
    section("section", "sources", app.text().get("page.sources")).child(provisions).child(receipt)
}

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
    let fetched = law::sources(&provision.number);
    let sources = if own.is_empty() { fetched.lines().map(str::to_owned).collect() } else { own };
    let confidence = app.text().fill("ui.confidence", &[("confidence", &provision.confidence)]);
    statement(app, provision).child(dots(&sources)).child(line("faint", &confidence))
}

fn statement(app: App, provision: &ProvisionWords) -> Element {
    let address = Route::Rules(Some(provision.number.clone())).to_string();
    let number = link("provision__number", &address, &provision.number);
    let key = law::key(&provision.number);
    let words = match app.law.get() {
        _ if app.text().find(&key).is_some() => el("span").words(app.text().get(&key)),
        Arrival::Here => el("span").words(&law::statement(&provision.number)),
        Arrival::Away | Arrival::Coming => el("span").class("faint").text(app.text().get("ui.law.coming")),
        // What is missing and how to ask for it again stands above all of them.
        Arrival::Missing => el("span"),
    };
    let basis = provision.basis.join(app.text().get("ui.list-semicolon"));
    el("div").class("provision stack").child(el("p").child(number).text(" ").child(words)).child(line("faint", &basis))
}
