//! What to do now: the next step with its date, and the question that is still open, where it matters.

use super::due::{countdown, headline};
use crate::app::components::certainty::{Reader, fact_link};
use crate::app::components::pieces::{actions, all, button, count, disclosure, line, link, p, section};
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::document;
use crate::drawing::{Element, el};
use crate::engine::Answer;
use crate::guidance::{GuidancePage, Step, StepState};
use crate::rulebook::model::Actor;
use leptos::prelude::WithUntracked;

/// The next step, and beside it what is still open.
pub fn whole(app: App, page: &GuidancePage, reader: Reader) -> Element {
    let next = page.next.and_then(|at| Some((at, page.steps.get(at)?)));
    let main = match next {
        Some((at, step)) => next_step(app, page, at, step, reader),
        None => nothing(app, page, reader),
    };
    let missed = next.and_then(|(_, step)| missed(app, step, reader));
    let open = open(app, page, reader);
    let beside = (missed.is_some() || open.is_some()).then(|| el("div").child(missed).child(open));
    el("div").class("act columns").child(main).child(beside)
}

fn part(class: &str, app: App, heading: &str) -> Element {
    let heading = el("h2").class("next__heading").id("next").focusable().text(app.text().get(heading));
    el("section").class(class).attr("aria-labelledby", "next").child(heading)
}

fn title(words: &str) -> Element {
    el("p").class("next__title").child(el("strong").words(words))
}

fn next_step(app: App, page: &GuidancePage, at: usize, step: &Step, reader: Reader) -> Element {
    let papers = step.papers.len();
    let show = move || {
        document::open_details(&format!("#how-{at}"));
        document::focus(&format!("#how-{at} > summary"));
    };
    let how = match papers {
        0 => app.text().get("ui.next.step").to_owned(),
        papers => app.text().count("ui.next.papers", count(papers)),
    };
    let how = button("button button--on-jade", &how, show);
    let calendar = match (reader, &step.due) {
        (Reader::Owner(case), Some(_)) if step.state != StepState::Overdue => {
            let address = Route::Calendar(case).to_string();
            Some(link("button button--on-jade-line", &address, app.text().get("ui.next.calendar")))
        }
        (Reader::Owner(_) | Reader::Guest, _) => None,
    };
    let date = headline(app, step).map(|words| large(step, &words));
    let lines = countdown(app, step);
    let who = app.text().fill("ui.next.who", &[("who", &step.who_words), ("where", &step.where_words)]);
    let heading = match step.state {
        // What opens later is no task for today.
        StepState::NotYet => "ui.next.later",
        _ if is_the_employers(step) => "ui.next.employer",
        _ => "page.next",
    };
    let late = matches!(step.state, StepState::Overdue | StepState::LastChance);
    let class = if late { "next next--overdue" } else { "next" };
    part(class, app, heading)
        .child(title(&step.title))
        .child(date)
        .children(lines.iter().filter_map(|words| line("next__line", words)))
        .child(line("next__line", &who))
        .child(also(app, page, at))
        .child(actions(all(vec![Some(how), calendar])))
}

/// The largest words of the page. Where they take two lines, the day stays whole.
fn large(step: &Step, words: &str) -> Element {
    let date = el("p").class("next__date");
    match step.day().and_then(|day| Some((words.split_once(&day.words)?, day))) {
        Some(((before, after), day)) => {
            date.words(before).child(el("span").class("next__day").words(&day.words)).words(after)
        }
        None => date.words(words),
    }
}

fn is_the_employers(step: &Step) -> bool {
    matches!(step.who, Actor::Employer | Actor::OldEmployer | Actor::NewEmployer)
}

/// What else is late or ends today or tomorrow; and where the next step is the employer's, the person's own.
fn also(app: App, page: &GuidancePage, next: usize) -> Option<Element> {
    let others = || page.steps.iter().enumerate().filter(|(at, _)| *at != next);
    let one = |key: &str, (at, step): (usize, &Step)| {
        let day = step.day().map_or("", |day| day.words.as_str());
        let words = app.text().fill(key, &[("step", &step.title), ("date", day)]);
        el("li").child(button("link", &words, move || document::focus(&format!("#step-{at}"))))
    };
    let list = |heading: &str, key: &str, is_one: &dyn Fn(&Step) -> bool| {
        let all: Vec<Element> = others().filter(|(_, step)| is_one(step)).map(|each| one(key, each)).collect();
        let heading = || el("p").class("next__line").text(app.text().get(heading));
        (!all.is_empty()).then(|| el("div").class("next__also").child(heading()).child(el("ul").child(all)))
    };
    let ends = |step: &Step| step.day().is_some_and(|day| day.days <= 1);
    let soon = |step: &Step| step.state == StepState::LastChance || step.state == StepState::Now && ends(step);
    let late = list("ui.next.also-overdue", "ui.next.also", &|step| step.state == StepState::Overdue);
    let soon = list("ui.next.also-soon", "ui.next.also-by", &soon);
    let listed = late.is_some() || soon.is_some();
    let open = |step: &Step| step.state == StepState::Now && step.after.is_empty() && !is_the_employers(step);
    let is_others = page.steps.get(next).is_some_and(is_the_employers);
    let own = others().find(|(_, step)| open(step)).filter(|_| is_others && !listed);
    let own = own.map(|(at, step)| {
        let key = if step.day().is_some() { "ui.next.also-by" } else { "ui.next.also-undated" };
        let heading = el("p").class("next__line").text(app.text().get("ui.next.own"));
        el("div").class("next__also").child(heading).child(el("ul").child(one(key, (at, step))))
    });
    (listed || own.is_some()).then(|| el("div").child(late).child(soon).child(own))
}

fn nothing(app: App, page: &GuidancePage, reader: Reader) -> Element {
    let depends = page.steps.iter().any(|step| step.state == StepState::Depends);
    let (words, body) = if depends {
        ("ui.next.depends.title", "ui.next.depends.body")
    } else if page.steps.is_empty() {
        ("ui.next.none.title", "ui.next.none.body")
    } else {
        ("ui.next.all-done.title", "ui.next.all-done.body")
    };
    part("next next--nothing", app, "page.next")
        .child(title(app.text().get(words)))
        .child(line("next__line", app.text().get(body)))
        .child(depends.then(|| answer_next(app, page, reader)).flatten().map(actions))
}

/// The button that leads to the first question that is still open, or to the first answer that is not known.
pub fn answer_next(app: App, page: &GuidancePage, reader: Reader) -> Option<Element> {
    let Reader::Owner(case) = reader else { return None };
    // Who has answered "I don't know" to everything may find out.
    let unknown = || page.steps.iter().find_map(|step| step.depends_on.first());
    let (fact, words) = match page.questions.first() {
        Some(first) => (first, app.text().get("ui.open.answer").to_owned()),
        None => unknown().map(|fact| (fact, app.text().fill("ui.open.find-out", &[("fact", &fact.label)])))?,
    };
    let id = app.book().rules.fact_named(&fact.id);
    let asked = link("button button--main", &Route::Ask(case, fact.id.clone()).to_string(), &words);
    Some(if page.questions.is_empty() { asked.on("click", move |_| app.will_change(id)) } else { asked })
}

/// Tells those who listen what a tick has changed: what comes next now.
pub fn say_next(app: App) {
    let next = app.page.with_untracked(|page| {
        let page = page.as_ref()?;
        let step = page.steps.get(page.next?)?;
        let date = headline(app, step).unwrap_or_default();
        Some(app.text().fill("ui.said.next", &[("step", &step.title), ("date", &date)]))
    });
    app.tell_listeners(next.unwrap_or_else(|| app.text().get("ui.said.done").to_owned()));
}

/// The next step was due: is it done?
fn missed(app: App, step: &Step, reader: Reader) -> Option<Element> {
    let Reader::Owner(_) = reader else { return None };
    let fact = step.mark.as_deref().and_then(|mark| app.book().rules.fact_named(mark))?;
    let late = matches!(step.state, StepState::Overdue | StepState::LastChance);
    if !late || app.is_given(fact) {
        return None;
    }
    let known = app.book().rules.fact(fact)?;
    let (yes, no) = (Answer::Choice(known.yes()?), Answer::Choice(known.no()?));
    let give = move |answer: Answer| {
        app.answer(fact, answer);
        say_next(app);
        document::focus("#next");
    };
    let heading = app.text().fill("ui.missed", &[("step", &step.title)]);
    let buttons = vec![
        button("button", app.text().get("ui.done.yes"), move || give(yes)),
        button("button", app.text().get("ui.done.no"), move || give(no)),
    ];
    let period = step.due.as_ref().map(|due| p(&due.period));
    Some(section("still-open still-open--overdue", "missed", &heading).child(period).child(actions(buttons)))
}

/// Questions whose answer can still change this page.
fn open(app: App, page: &GuidancePage, reader: Reader) -> Option<Element> {
    page.questions.first()?;
    let heading = app.text().count("ui.open", count(page.questions.len()));
    let listed = page.questions.iter().map(|fact| el("li").child(fact_link(app, reader, fact)));
    // Where no step is certain yet, the box beside this one has the button.
    let go_on = page.next.and_then(|_| answer_next(app, page, reader)).map(actions);
    let which = disclosure(app.text().get("ui.open.which")).child(el("ul").children(listed));
    Some(section("still-open", "open", &heading).child(go_on).child(which))
}
