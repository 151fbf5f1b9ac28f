//! Questions that people ask, answered from the rulebook, to be searched and to go on from.

use crate::app::components::certainty::{badge, meaning};
use crate::app::components::page_file::PageFile;
use crate::app::components::pieces::{actions, button, count, disclosure, dots, heading, lead, link, p};
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::document;
use crate::case::Case;
use crate::drawing::{Element, el};
use crate::guidance::{self, AnswerLine, Faq, Found, Holds, faqs, search};
use leptos::prelude::*;

/// The page; `name` is the question that the address names, which stands open.
pub fn questions(app: App, name: Option<String>) -> impl Fn() -> Vec<Element> {
    let (words, file) = (RwSignal::new(String::new()), PageFile::new(app));
    move || laid_out(app, name.clone(), words, file)
}

fn laid_out(app: App, name: Option<String>, words: RwSignal<String>, file: PageFile) -> Vec<Element> {
    let field = el("input")
        .class("field__input field__input--wide")
        .id("search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .value(words.get_untracked())
        .on("input", move |event| words.set(document::value_of(&event)));
    let label = el("label").class("field__label").attr("for", "search").text(app.text().get("ui.questions.search"));
    let list = file.draw(&["questions-", &app.text().language].concat(), move |file| {
        let all = faqs(&app.book().rules, app.text(), &|key| file.get(key));
        listed(app, &search(&all, &words.get(), app.text().get("ui.questions.common")), name.as_deref())
    });
    let title = app.text().get("ui.questions.title");
    vec![
        heading(title),
        lead(app.text().get("ui.questions.lead")),
        el("div").class("field").child(label).child(field),
        list,
    ]
}

fn listed(app: App, found: &Found<'_>, open: Option<&str>) -> Vec<Element> {
    let number = match (found.questions.len(), found.holds) {
        (0, _) => app.text().get("ui.questions.none").to_owned(),
        (length, Holds::All) => app.text().count("ui.questions.found", count(length)),
        (length, Holds::Some) => app.text().count("ui.questions.nearest", count(length)),
    };
    let each = found.questions.iter().map(|asked| {
        let shown = question(app, asked);
        if open == Some(asked.id.as_str()) { shown.attr("open", "") } else { shown }
    });
    vec![p(&number).class("faint questions__count").attr("role", "status"), el("div").class("remarks").children(each)]
}

fn question(app: App, asked: &Faq) -> Element {
    let cited = asked.cite.iter().map(|number| link("", &Route::Rules(Some(number.clone())).to_string(), number));
    let cited =
        el("p").class("faint questions__cite").text(app.text().get("ui.questions.cites")).text(" ").children(cited);
    let itself =
        link("link", &Route::Questions(Some(asked.id.clone())).to_string(), app.text().get("ui.questions.link"));
    disclosure(&asked.title)
        .class("disclosure remark")
        .key(asked.id.clone())
        .id(&["question-", &asked.id].concat())
        .focusable()
        .child(p(&asked.answer))
        .child(el("p").class("badges").child(badge(&asked.certainty)))
        .child(meaning(app, &asked.certainty))
        .child(cited)
        .child(taken_over(app, &asked.given))
        .child(actions(vec![go_on(app, &asked.given), itself]))
}

/// What going on from here takes over as answers, each of which can be changed later.
fn taken_over(app: App, given: &Case) -> Option<Element> {
    let answers = given.answers(&app.book().rules);
    let page = guidance::arrange(app.book(), app.text(), &answers, app.today.get());
    let line = |answer: &AnswerLine| {
        let values = [("fact", answer.fact.label.as_str()), ("answer", &answer.words)];
        app.text().fill("ui.share.answer", &values)
    };
    let lines: Vec<String> = page.answers.iter().map(line).collect();
    Some(el("div").child(p(app.text().get("ui.questions.given"))).child(dots(&lines)?))
}

/// Into the questions, with what the question gives away filled in.
fn go_on(app: App, given: &Case) -> Element {
    if given.facts.iter().next().is_none() {
        return link("button", &Route::Start.to_string(), app.text().get("ui.questions.start"));
    }
    let given = given.clone();
    button("button", app.text().get("ui.questions.go"), move || app.begin(&given))
}
