//! One step of a checklist: by when, with which papers, where, on which authority; and a remark.

use crate::app::components::certainty::badge;
use crate::app::components::pieces::{disclosure, dots, line, link, p};
use crate::app::components::side_by_side::dates;
use crate::app::route::Route;
use crate::app::state::App;
use crate::drawing::{Element, el};
use crate::guidance::{Certainty, Checklist, FactWords, PaperLine, Remark, Step, StepState};
use crate::text::Text;

/// A step; `at` is its place on the page.
pub fn step(app: App, list: &Checklist, at: usize, step: &Step) -> Element {
    let text = app.text();
    let who = text.fill("ui.procedures.acts", &[("who", &actor(text, step))]);
    // Under the heading of an actor it is said already.
    let who = (step.state == StepState::Depends).then(|| line("", &who)).flatten();
    let days = step.due.iter().flat_map(|due| dates(text, due)).filter_map(|words| line("step__due", &words));
    let period = step.due.as_ref().and_then(|due| line("faint", &due.period));
    let place = line("", &text.fill("ui.step.where", &[("where", &step.where_words)]));
    let papers = (!step.papers.is_empty()).then(|| {
        let papers = el("ul").class("papers").children(step.papers.iter().map(|paper| self::paper(text, paper)));
        el("div").child(el("h4").text(text.get("ui.step.papers"))).child(papers)
    });
    let first = dots(&step.after).map(|titles| el("div").child(p(text.get("ui.step.after"))).child(titles));
    let remarks = (!step.remarks.is_empty())
        .then(|| el("div").class("remarks").children(step.remarks.iter().map(|each| remark(text, each))));
    let body = el("div")
        .class("step__body")
        .child(el("h3").class("step__title").words(&step.title))
        .child(who)
        .child(el("div").class("step__lines").children(days).child(period))
        .child(line("", &step.how))
        .child(place)
        .child(first)
        .child(papers)
        .child(sure(text, &step.certainty))
        .child(basis(text, list, &step.cite))
        .child(remarks);
    let class = if step.state == StepState::Depends { "step step--depends" } else { "step" };
    let number = el("span").class("step__number").attr("aria-hidden", "true").text(&(at + 1).to_string());
    el("li").class(class).key(step.rule.clone()).child(number).child(body)
}

/// Who acts, told to a third person.
pub fn actor(text: &Text, step: &Step) -> String {
    text.get(&["actor.", step.who.name()].concat()).to_owned()
}

fn paper(text: &Text, paper: &PaperLine) -> Element {
    el("li").words(&paper.words).child(depends(text, &paper.depends_on))
}

/// On what it depends, in short words.
fn depends(text: &Text, facts: &[FactWords]) -> Option<Element> {
    let facts: Vec<&str> = facts.iter().map(|fact| fact.label.as_str()).collect();
    let words = text.fill("ui.depends.on", &[("fact", &facts.join(text.get("ui.list-comma")))]);
    (!facts.is_empty()).then(|| line("depends", &words)).flatten()
}

/// How sure it is, and whom to ask where it is not certain.
pub fn sure(text: &Text, certainty: &Certainty) -> Element {
    let desks: Vec<&str> = certainty.ask.iter().map(|(_, desk)| desk.as_str()).collect();
    let ask = [text.get("ui.ask"), " ", &desks.join(text.get("ui.list-semicolon"))].concat();
    let ask = (!desks.is_empty()).then(|| el("span").class("faint").text(" ").words(&ask));
    el("p").class("procedure__sure").child(badge(certainty)).child(ask)
}

/// On what a step rests, folded away: the numbers of the provisions that say so, and the articles behind them.
fn basis(text: &Text, list: &Checklist, cite: &[String]) -> Option<Element> {
    let mut articles: Vec<&str> = Vec::new();
    for provision in list.page.provisions.iter().filter(|provision| cite.contains(&provision.number)) {
        for article in &provision.basis {
            if !articles.contains(&article.as_str()) {
                articles.push(article);
            }
        }
    }
    let articles: Vec<String> = articles.into_iter().map(str::to_owned).collect();
    let rests = rests(text, cite)?;
    let articles = dots(&articles).map(|articles| el("div").class("faint").child(articles));
    Some(disclosure(text.get("page.sources")).child(rests).child(articles))
}

/// The numbers of provisions, each a link to what it says.
pub fn rests(text: &Text, cite: &[String]) -> Option<Element> {
    let sources = text.fill("ui.procedures.rests", &[("sources", "")]);
    let start = el("p").class("faint procedure__cite").words(&sources);
    let line = cite.iter().enumerate().fold(start, |line, (place, number)| {
        let line = if place > 0 { line.text(text.get("ui.list-comma")) } else { line };
        line.child(link("", &Route::Rules(Some(number.clone())).to_string(), number))
    });
    (!cite.is_empty()).then_some(line)
}

/// A warning or note, folded behind its title.
pub fn remark(text: &Text, remark: &Remark) -> Element {
    let class = if remark.warning { "disclosure remark remark--warning" } else { "disclosure remark" };
    disclosure(&remark.title)
        .class(class)
        .key(remark.rule.clone())
        .child(p(&remark.body))
        .child(depends(text, &remark.depends_on))
        .child(sure(text, &remark.certainty))
        .child(rests(text, &remark.cite))
}
