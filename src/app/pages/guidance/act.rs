//! What to do now: the next step with its date, and the question that is still open, where it matters.

use super::due::{countdown, headline};
use crate::app::components::certainty::{Reader, fact_link};
use crate::app::components::pieces::{actions, button, count, disclosure, line, link, p, section};
use crate::app::element::{Element, el};
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::document;
use crate::engine::Answer;
use crate::guidance::{Page, Step, StepState};

/// The next step, and beside it what is still open.
pub fn act(app: App, page: &Page, reader: Reader) -> Element {
    let next = page.next.and_then(|at| Some((at, page.steps.get(at)?)));
    let main = match next {
        Some((at, step)) => next_step(app, at, step),
        None => nothing(app, page),
    };
    let missed = next.and_then(|(_, step)| missed(app, step, reader));
    let open = open(app, page, reader);
    let beside = (missed.is_some() || open.is_some()).then(|| el("div").child(missed).child(open));
    el("div").class("act columns").child(main).child(beside)
}

fn part(class: &str, app: App, heading: &str) -> Element {
    let heading = el("h2").class("next__heading").id("next").text(app.text().get(heading));
    el("section").class(class).attr("aria-labelledby", "next").child(heading)
}

fn title(words: &str) -> Element {
    el("p").class("next__title").child(el("strong").words(words))
}

fn next_step(app: App, at: usize, step: &Step) -> Element {
    let papers = step.papers.len();
    let papers = (papers > 0).then(|| {
        button("button button--on-jade", &app.text().count("ui.next.papers", count(papers)), move || {
            document::open_details(&format!("#how-{at}"));
            document::focus(&format!("#how-{at} > summary"));
        })
    });
    let how = button("button button--on-jade-line", app.text().get("ui.next.step"), move || {
        document::open_details(&format!("#how-{at}"));
        document::focus(&format!("#step-{at}"));
    });
    let date = headline(app, step).and_then(|date| line("next__date", &date));
    let lines = countdown(app, step);
    let who = app.text().fill("ui.next.who", &[("who", &step.who_words), ("where", &step.where_words)]);
    // What opens later is no task for today.
    let heading = if step.state == StepState::NotYet { "ui.next.later" } else { "page.next" };
    part("next", app, heading)
        .child(title(&step.title))
        .child(date)
        .children(lines.iter().filter_map(|words| line("next__line", words)))
        .child(line("next__line", &who))
        .child(actions(papers).child(how))
}

fn nothing(app: App, page: &Page) -> Element {
    let (words, body) = if page.steps.iter().any(|step| step.state == StepState::Depends) {
        ("ui.next.depends.title", "ui.next.depends.body")
    } else if page.steps.is_empty() {
        ("ui.next.none.title", "ui.next.none.body")
    } else {
        ("ui.next.all-done.title", "ui.next.all-done.body")
    };
    part("next next--nothing", app, "page.next")
        .child(title(app.text().get(words)))
        .child(line("next__line", app.text().get(body)))
}

/// The next step was due: is it done?
fn missed(app: App, step: &Step, reader: Reader) -> Option<Element> {
    let Reader::Owner(_) = reader else { return None };
    let fact = step.mark.as_deref().and_then(|mark| app.book().rules.fact_named(mark))?;
    let late = matches!(step.state, StepState::Overdue | StepState::LastChance);
    if !late || app.answers().get(fact) != Answer::Unanswered {
        return None;
    }
    let known = app.book().rules.fact(fact)?;
    let (yes, no) = (Answer::Choice(known.choice_named("yes")?), Answer::Choice(known.choice_named("no")?));
    let give = move |answer: Answer| {
        app.answer(fact, answer);
        app.say("ui.said.saved");
        document::focus("main h1");
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
fn open(app: App, page: &Page, reader: Reader) -> Option<Element> {
    let first = page.questions.first()?;
    let heading = app.text().count("ui.open", count(page.questions.len()));
    let listed = page.questions.iter().map(|fact| el("li").child(fact_link(app, reader, fact)));
    let go_on = match reader {
        Reader::Guest => None,
        Reader::Owner(case) => {
            let address = Route::Ask(case, first.id.clone()).to_string();
            Some(actions(link("button", &address, app.text().get("ui.open.answer"))))
        }
    };
    let which = disclosure(app.text().get("ui.open.which")).child(el("ul").children(listed));
    Some(section("still-open", "open", &heading).child(go_on).child(which))
}
