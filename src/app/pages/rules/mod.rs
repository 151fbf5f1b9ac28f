//! The rulebook for reading: every rule and every provision, each with an address of its own.

mod rule;

use crate::app::components::missing::no_statements;
use crate::app::components::pieces::{button, heading, lead, section};
use crate::app::components::provision;
use crate::app::state::App;
use crate::app::statements;
use crate::browser::document;
use crate::drawing::{Element, el};
use crate::guidance::provision_words;
use crate::rulebook::model::Provision;

/// The page; `name` is the rule or provision that the address names, by its id or number.
pub fn rules(app: App, name: Option<&str>) -> Vec<Element> {
    statements::want(app);
    let (book, text) = (app.book(), app.text());
    let unknown = name.filter(|name| app.place_of_rule(name).is_none());
    let unknown = unknown.map(|name| el("p").class("notice").words(&text.fill("ui.rules.unknown", &[("name", name)])));
    let counts = [book.rules.rules.len(), book.provisions.len()].map(|count| count.to_string());
    let [rules, provisions] = &counts;
    let values = [("rules", rules.as_str()), ("provisions", provisions), ("date", &book.edition.date)];
    let jump = |target: &'static str, key: &str| {
        el("li").child(button("link", text.get(key), move || document::focus(target)))
    };
    let index = el("ul")
        .class("rules__index")
        .child(jump("#rules", "ui.rules.rules"))
        .child(jump("#provisions", "ui.rules.provisions"));
    let mut page = vec![heading(text.get("ui.rules.title")), lead(&text.fill("ui.rules.lead", &values))];
    page.extend(unknown);
    page.push(el("div").live(move || no_statements(app)));
    page.push(index);
    page.push(section("section", "rules", text.get("ui.rules.rules")).child(el("div").live(move || all_rules(app))));
    page.push(
        section("section", "provisions", text.get("ui.rules.provisions"))
            .child(el("div").live(move || all_provisions(app))),
    );
    page
}

fn all_rules(app: App) -> Element {
    let rules = app.book().rules.rules.iter().zip(&app.book().details);
    let mut last = "";
    let each = rules.map(|(rule, details)| {
        // Versions of one rule share an id; the address of the id leads to the first of them.
        let first = std::mem::replace(&mut last, &rule.id) != rule.id;
        let shown = rule::rule(app, rule, details);
        if first { shown.id(&element_id(&rule.id)) } else { shown }
    });
    el("div").children(each)
}

fn all_provisions(app: App) -> Element {
    let each = |provision: &Provision| {
        let words = provision::provision(app, &provision_words(app.book(), app.text(), provision));
        el("article").class("rule").id(&element_id(&provision.number)).focusable().child(words)
    };
    el("div").children(app.book().provisions.iter().map(each))
}

/// The id of the element of a rule or provision.
fn element_id(name: &str) -> String {
    format!("rule-{name}")
}
