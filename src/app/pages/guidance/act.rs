//! What to do now: the next step with its date, and the question that is still open, where it matters.

use super::due::{countdown, headline};
use crate::app::components::certainty::{Reader, fact_link};
use crate::app::components::words;
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::document;
use crate::engine::Answer;
use crate::guidance::{Page, Step, StepState};
use leptos::prelude::*;

/// The next step, and beside it what is still open.
pub fn act(app: App, page: &Page, reader: Reader) -> AnyView {
    let next = page.next.and_then(|at| Some((at, page.steps.get(at)?)));
    let main = match next {
        Some((at, step)) => next_step(app, at, step),
        None => nothing(app, page),
    };
    let missed = next.and_then(|(_, step)| missed(app, step, reader));
    let open = open(app, page, reader);
    let beside = (missed.is_some() || open.is_some()).then(|| view! { <div>{missed}{open}</div> });
    view! { <div class="act columns">{main}{beside}</div> }.into_any()
}

fn next_step(app: App, at: usize, step: &Step) -> AnyView {
    let title = step.title.clone();
    let papers = u32::try_from(step.papers.len()).unwrap_or(u32::MAX);
    let jump = move |what: &str| {
        document::open_details(&format!("papers-{at}"));
        document::focus(&format!("#{what}-{at}"));
    };
    let papers = (papers > 0).then(|| {
        let label = app.text.count("ui.next.papers", papers);
        view! { <button type="button" class="button button--on-jade" on:click=move |_| jump("papers-title")>{label}</button> }
    });
    view! {
        <section class="next" aria-labelledby="next">
            <h2 class="next__heading" id="next">{app.text.get("page.next")}</h2>
            <p class="next__title"><strong>{words(&title)}</strong></p>
            {headline(app, step).map(|date| view! { <p class="next__date">{words(&date)}</p> })}
            {countdown(app, step).into_iter().map(|line| view! { <p class="next__line">{words(&line)}</p> }).collect_view()}
            <p class="next__line">{words(&app.text.fill("ui.next.who", &[("who", &step.who_words), ("where", &step.where_words)]))}</p>
            <div class="actions">
                {papers}
                <button type="button" class="button button--on-jade-line" on:click=move |_| jump("step")>
                    {app.text.get("ui.next.step")}
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn nothing(app: App, page: &Page) -> AnyView {
    let (title, body) = if page.steps.is_empty() {
        ("ui.next.none.title", "ui.next.none.body")
    } else {
        ("ui.next.all-done.title", "ui.next.all-done.body")
    };
    view! {
        <section class="next next--nothing" aria-labelledby="next">
            <h2 class="next__heading" id="next">{app.text.get("page.next")}</h2>
            <p class="next__title"><strong>{app.text.get(title)}</strong></p>
            <p class="next__line">{words(app.text.get(body))}</p>
        </section>
    }
    .into_any()
}

/// The next step was due: is it done?
fn missed(app: App, step: &Step, reader: Reader) -> Option<AnyView> {
    let Reader::Owner(_) = reader else { return None };
    let fact = step.mark.as_deref().and_then(|mark| app.book.rules.fact_named(mark))?;
    let late = matches!(step.state, StepState::Overdue | StepState::LastChance);
    let asked = app.held.with(|held| held.as_ref().map(|held| held.case.answers(&app.book.rules).get(fact)));
    if !late || asked.is_some_and(|answer| answer != Answer::Unanswered) {
        return None;
    }
    let rule = app.book.rules.fact(fact)?;
    let (yes, no) = (Answer::Choice(rule.choice_named("yes")?), Answer::Choice(rule.choice_named("no")?));
    let give = move |answer: Answer| {
        app.answer(fact, answer);
        app.say(app.text.get("ui.said.saved"));
        document::focus("#next-title, main h1");
    };
    let due = step.due.as_ref().map(|due| view! { <p>{words(&due.period)}</p> });
    Some(
        view! {
            <section class="still-open still-open--overdue" aria-labelledby="missed">
                <h2 id="missed">{words(&step.mark_words)}</h2>
                {due}
                <div class="actions">
                    <button type="button" class="button" on:click=move |_| give(yes)>{app.text.get("ui.done.yes")}</button>
                    <button type="button" class="button" on:click=move |_| give(no)>{app.text.get("ui.done.no")}</button>
                </div>
            </section>
        }
        .into_any(),
    )
}

/// Questions whose answer can still change this page.
fn open(app: App, page: &Page, reader: Reader) -> Option<AnyView> {
    let first = page.questions.first()?;
    let count = u32::try_from(page.questions.len()).unwrap_or(u32::MAX);
    let listed = page.questions.iter().map(|fact| view! { <li>{fact_link(app, reader, fact)}</li> }).collect_view();
    let go_on = match reader {
        Reader::Guest => None,
        Reader::Owner(case) => {
            let address = Route::Ask(case, first.id.clone()).to_string();
            Some(view! {
                <div class="actions"><a class="button" href=address>{app.text.get("ui.open.answer")}</a></div>
            })
        }
    };
    Some(
        view! {
            <section class="still-open" aria-labelledby="open">
                <h2 id="open">{app.text.count("ui.open", count)}</h2>
                {go_on}
                <details class="disclosure">
                    <summary>{app.text.get("ui.open.which")}</summary>
                    <ul>{listed}</ul>
                </details>
            </section>
        }
        .into_any(),
    )
}
