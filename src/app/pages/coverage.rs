//! What covers what: for each provision the rules that carry it, for each rule the scenarios that make it apply, that hold it
//! back, and that stand on both sides of its borders in time. `coverage` on the command line prints the same.

use crate::app::components::page_file::PageFile;
use crate::app::components::pieces::{code, heading, lead, link, section};
use crate::app::route::Route;
use crate::app::state::App;
use crate::drawing::{Element, el};

/// The page.
pub fn coverage(app: App) -> impl Fn() -> Vec<Element> {
    let file = PageFile::new(app);
    move || {
        let tables = file.draw("coverage", move |file| {
            let rows = |key: &str| file.get(key).unwrap_or_default();
            vec![
                section("section", "rules", app.text().get("ui.rules.rules")).child(rules(app, &rows("rules"))),
                section("section", "provisions", app.text().get("ui.rules.provisions"))
                    .child(provisions(app, &rows("provisions"))),
            ]
        });
        vec![heading(app.text().get("ui.coverage.title")), lead(app.text().get("ui.coverage.lead")), tables]
    }
}

/// A line each: name, how many scenarios make it apply and one of them, how many hold it back and one of them, then
/// borders in time.
fn rules(app: App, rows: &str) -> Element {
    let keys = ["ui.coverage.rule", "ui.coverage.fires", "ui.coverage.held-back", "ui.coverage.borders"];
    let row = |row: &str| {
        let mut cells = row.split('\t');
        let name = cells.next().unwrap_or_default();
        let (fires, held) = (pair(app, &mut cells), pair(app, &mut cells));
        let borders: Vec<Element> = cells.map(|border| el("li").child(code(border))).collect();
        let borders = (!borders.is_empty()).then(|| el("ul").class("coverage__borders").child(borders));
        let [_, when_fires, when_held, when_borders] = keys;
        el("tr")
            .child(el("th").attr("scope", "row").child(to_rule(name)))
            .child(named(app, when_fires, fires))
            .child(named(app, when_held, held))
            .child(named(app, when_borders, el("td").child(borders)))
    };
    table(app, &keys, "rules", rows.lines().map(row))
}

/// A line each: number, the rules that carry it, and why there is none where there is none.
fn provisions(app: App, rows: &str) -> Element {
    let carried = "ui.coverage.carried";
    let row = |row: &str| {
        let mut cells = row.split('\t');
        let number = cells.next().unwrap_or_default();
        let rules: Vec<&str> = cells.next().unwrap_or_default().split_ascii_whitespace().collect();
        let excluded = cells.next().filter(|reason| !reason.is_empty() && rules.is_empty());
        let excluded = excluded.map(|reason| el("span").text(app.text().get(&["excluded.", reason].concat())));
        let rules = rules.iter().map(|name| el("li").child(to_rule(name)));
        el("tr").child(el("th").attr("scope", "row").child(to_rule(number))).child(named(
            app,
            carried,
            el("td").child(excluded).child(el("ul").class("coverage__rules").children(rules)),
        ))
    };
    table(app, &["ui.coverage.provision", carried], "provisions", rows.lines().map(row))
}

fn table(app: App, keys: &[&str], label: &str, rows: impl Iterator<Item = Element>) -> Element {
    let heads = keys.iter().map(|key| el("th").attr("scope", "col").text(app.text().get(key)));
    let head = el("thead").child(el("tr").children(heads));
    let table = el("table").attr("aria-labelledby", label).child(head).child(el("tbody").children(rows));
    // It may be wider than a phone: then it is moved by itself, with the keyboard too.
    el("div").class("coverage").attr("tabindex", "0").attr("role", "group").attr("aria-labelledby", label).child(table)
}

/// A cell with the name of its column, which stands before it where there is no room for columns.
fn named(app: App, key: &str, cell: Element) -> Element {
    cell.attr("data-column", app.text().get(key))
}

/// How many, and the first of them.
fn pair<'a>(app: App, cells: &mut impl Iterator<Item = &'a str>) -> Element {
    let (number, first) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
    let values = [("count", number), ("first", first)];
    el("td").words(&app.text().fill("ui.coverage.scenarios", &values))
}

fn to_rule(name: &str) -> Element {
    link("", &Route::Rules(Some(name.to_owned())).to_string(), "").child(code(name))
}
