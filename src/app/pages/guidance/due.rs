//! By when: the day in large, the line beneath it, and the whole working for those who want it.

use crate::app::components::words;
use crate::app::state::App;
use crate::guidance::{DayWords, Due, DueDay, Step, StepState};
use leptos::prelude::*;

/// The date of a step as it stands largest on the page; the period where no date can be worked out.
pub fn headline(app: App, step: &Step) -> Option<String> {
    let due = step.due.as_ref()?;
    if let (StepState::NotYet, Some(opens)) = (step.state, due.opens.as_ref().and_then(|opens| opens.day.as_ref())) {
        return Some(app.text.fill("ui.from", &[("date", &opens.words)]));
    }
    let latest = due.latest.day.as_ref().filter(|_| step.state == StepState::LastChance);
    Some(match latest.or(due.safe.day.as_ref()) {
        Some(day) => app.text.fill("ui.by", &[("date", &day.words)]),
        None => due.period.clone(),
    })
}

/// How long that is from now, the latest day, the last working day before, and what is in doubt.
pub fn countdown(app: App, step: &Step) -> Vec<String> {
    let Some(due) = &step.due else { return vec![app.text.get("ui.next.no-date").to_owned()] };
    let mut lines = Vec::new();
    if let Some(safe) = &due.safe.day {
        let missed = app.text.fill("ui.next.was-due", &[("distance", &safe.distance)]);
        let ahead = app.text.fill("ui.next.is-due", &[("distance", &safe.distance), ("date", &safe.words)]);
        let latest = due.latest.day.as_ref().filter(|_| due.unsettled).map(|day| latest(app, day));
        lines.push(if safe.days < 0 { missed } else { ahead });
        lines.extend(latest);
    }
    if let Some(day) = &due.safe.working_day {
        lines.push(app.text.fill("plain.working-day", &[("day", &day.words)]));
    }
    lines.extend(due.safe.doubt.clone());
    lines
}

fn latest(app: App, day: &DayWords) -> String {
    app.text.fill("ui.next.latest", &[("date", &day.words), ("distance", &day.distance)])
}

/// All days of a step, each with its sum.
pub fn working(app: App, due: &Due) -> AnyView {
    let key = if due.unsettled { "ui.due.safe" } else { "ui.due.by" };
    let latest = due.unsettled.then(|| line(app, "ui.due.latest", &due.latest));
    view! {
        <div class="step__lines">
            {due.opens.as_ref().map(|opens| line(app, "ui.due.opens", opens))}
            {line(app, key, &due.safe)}
            {latest}
            <p class="faint">{words(&due.period)}</p>
        </div>
    }
    .into_any()
}

/// One day with its sum, and what is uncertain about it; `key` says what the day is.
pub fn line(app: App, key: &str, day: &DueDay) -> AnyView {
    let words_of_day = match &day.day {
        Some(date) => app.text.fill("date.with-distance", &[("date", &date.words), ("distance", &date.distance)]),
        None => app.text.get("ui.due.unknown").to_owned(),
    };
    let sum = app.text.fill("ui.due.sum", &[("sum", &day.sum)]);
    let before = day.working_day.as_ref().map(|day| app.text.fill("plain.working-day", &[("day", &day.words)]));
    let more = before.into_iter().chain(day.doubt.clone()).map(|line| view! { <p class="faint">{words(&line)}</p> });
    view! {
        <p>
            <span class="step__due">{words(&app.text.fill(key, &[("date", &words_of_day)]))}</span>
            " "
            <span class="step__sum">{words(&sum)}</span>
        </p>
        {more.collect_view()}
    }
    .into_any()
}
