//! By when: the day in large, the line beneath it, and the whole working for those who want it.

use crate::app::components::pieces::line;
use crate::app::paper;
use crate::app::state::App;
use crate::drawing::{Element, el};
use crate::guidance::{DayWords, Due, DueDay, Step, StepState};

/// The day of a step that counts, in words; the period where no date can be worked out.
pub fn headline(app: App, step: &Step) -> Option<String> {
    let due = step.due.as_ref()?;
    let Some(day) = step.day() else { return Some(due.period.clone()) };
    Some(app.text().fill(key(step, due), &[("date", &day.words)]))
}

/// What that day is.
fn key(step: &Step, due: &Due) -> &'static str {
    match step.state {
        StepState::NotYet if due.opens.as_ref().is_some_and(|opens| opens.day.is_some()) => "ui.from",
        StepState::Overdue if due.latest.day.is_some() => "ui.next.overdue",
        _ => "ui.by",
    }
}

/// How long that is from now, what the day itself is where offices are closed on it, the latest day, and what is in doubt.
/// Paper is read on another day, and tells the rest at the step.
pub fn countdown(app: App, step: &Step) -> Vec<String> {
    if paper::extent().is_some() {
        return Vec::new();
    }
    let Some(due) = &step.due else { return vec![app.text().get("ui.next.no-date").to_owned()] };
    let told = |key: &str, day: &DayWords| app.text().fill(key, &[("date", &day.words), ("distance", &day.distance)]);
    let mut lines = Vec::new();
    match (step.state, step.day()) {
        (StepState::Overdue, Some(day)) => lines.push(told("ui.next.was-due", day)),
        (_, Some(day)) => lines.push(told("ui.next.is-due", day)),
        (_, None) => {}
    }
    match step.state {
        StepState::NotYet => {
            if let Some(safe) = due.safe.day.as_ref().filter(|safe| step.day() != Some(*safe)) {
                lines.push(told("ui.next.until", safe));
                lines.extend(working_day(app, &due.safe));
            }
        }
        StepState::LastChance => {
            lines.extend(closed(app, &due.latest));
            lines.extend(due.safe.day.as_ref().map(|safe| told("ui.next.safe-over", safe)));
        }
        StepState::Now | StepState::Depends => {
            lines.extend(closed(app, &due.safe));
            lines.extend(due.latest.day.as_ref().filter(|_| due.unsettled).map(|day| told("ui.next.latest", day)));
        }
        StepState::Overdue | StepState::Done => {}
    }
    lines.extend(due.safe.doubt.clone());
    lines
}

/// That a day is none on which offices are open; what to do where the last one before it is over.
fn closed(app: App, day: &DueDay) -> Option<String> {
    let (date, before) = (day.day.as_ref()?, day.working_day.as_ref()?);
    let key = if before.days < 0 { "ui.next.closed" } else { "ui.next.day-off" };
    Some(app.text().fill(key, &[("date", &date.words)]))
}

fn working_day(app: App, day: &DueDay) -> Option<String> {
    day.working_day.as_ref().map(|day| app.text().fill("due.working-day", &[("day", &day.words)]))
}

/// By when, on the folded step: the day that counts with its sum, and the very latest one; the period where there is none.
pub fn short(app: App, step: &Step) -> Option<Element> {
    let due = step.due.as_ref()?;
    let day = match step.state {
        StepState::NotYet => due.opens.as_ref().unwrap_or(&due.safe),
        StepState::Overdue | StepState::LastChance => &due.latest,
        StepState::Done | StepState::Now | StepState::Depends => &due.safe,
    };
    let said = match &day.day {
        Some(day) => app.text().fill(key(step, due), &[("date", &day.words)]),
        None => due.period.clone(),
    };
    let distance = day.day.as_ref().map(|day| day.distance.clone()).filter(|_| step.state != StepState::Done);
    let undone = step.state != StepState::Done;
    let is_said = |sum: &String| day.day.as_ref().is_some_and(|day| day.words == *sum || day.distance == *sum);
    let sum = Some(day.sum.clone()).filter(|sum| undone && !is_said(sum));
    // Each part stays whole where the line breaks.
    let dot = if distance.is_some() && sum.is_some() { app.text().get("ui.list-dot") } else { "" };
    let part = |words: String| el("span").class("step__sum step__part").words(&words);
    let when = el("p")
        .child(el("span").class("step__due").words(&said))
        .text(" ")
        .child(distance.map(part))
        .child(el("span").class("step__sum").text(dot))
        .child(sum.map(part));
    let later = due.latest.day.as_ref().filter(|_| due.unsettled && step.state == StepState::Now);
    let later = later.map(|day| app.text().fill("ui.due.latest", &[("date", &day.words)]));
    let later = later.and_then(|words| line("faint", &words));
    let usable = working_day(app, day).filter(|_| undone && step.state != StepState::Overdue);
    let usable = usable.and_then(|words| line("faint", &words));
    Some(el("div").class("step__lines").child(when).child(usable).child(later))
}

/// All days of a step, each with its sum.
pub fn working(app: App, due: &Due) -> Element {
    let key = if due.unsettled { "ui.due.safe" } else { "ui.due.by" };
    el("div")
        .class("step__lines")
        .child(due.opens.as_ref().map(|opens| one(app, "ui.due.opens", opens)))
        .child(one(app, key, &due.safe))
        .child(due.unsettled.then(|| one(app, "ui.due.latest", &due.latest)))
}

/// One day with its sum, and what is uncertain about it; `key` says what the day is. Paper is read on another day: it does not
/// tell how far this one is away, and the sum takes the place of a day that cannot be worked out.
pub fn one(app: App, key: &str, day: &DueDay) -> Element {
    let on_paper = paper::extent().is_some();
    let said = |date: &str| app.text().fill(key, &[("date", date)]);
    let said = match &day.day {
        Some(date) if on_paper => said(&date.words),
        Some(date) => {
            said(&app.text().fill("date.with-distance", &[("date", &date.words), ("distance", &date.distance)]))
        }
        None if on_paper => app.text().fill(&[key, ".sum"].concat(), &[("sum", &day.sum)]),
        None => said(app.text().get("ui.due.unknown")),
    };
    let sum = el("span").class("step__sum").words(&app.text().fill("ui.due.sum", &[("sum", &day.sum)]));
    let sum = (day.day.is_some() || !on_paper).then_some(sum);
    let day_line = el("p").child(el("span").class("step__due").words(&said)).text(" ").child(sum);
    let before = working_day(app, day).and_then(|words| line("faint", &words));
    let doubt = day.doubt.as_ref().filter(|words| day.day.is_none() || paper::tells(words));
    let doubt = doubt.and_then(|words| line("faint", words));
    el("div").child(day_line).child(before).child(doubt)
}
