//! The timeline: one row a date, in the order of the dates, each with its window drawn on the scale that all rows share.
//!
//! The drawings are silent; the words of the rows say all that they show.

use crate::app::components::certainty::made_when_open;
use crate::app::components::pieces::{count, disclosure, line, section};
use crate::app::paper;
use crate::app::state::App;
use crate::calendar::Date;
use crate::drawing::{Element, el, svg};
use crate::guidance::{DateRow, DayWords, GuidancePage, MarkKind, date_rows};
use chrono::{Datelike, TimeDelta};
use leptos::prelude::Get;

/// The scale's width in its own units, and the margin left and right.
const WIDTH: i64 = 1000;
const MARGIN: i64 = 25;
/// A scale of more days shows years instead of months.
const MONTHS_UP_TO: i64 = 800;
/// So many rows stand open.
const OPEN_ROWS: usize = 10;

/// The section; nothing where nothing but the day itself is dated.
pub fn timeline(app: App, page: &GuidancePage) -> Option<Element> {
    let rows = date_rows(page);
    if rows.len() < 2 {
        return None;
    }
    let scale = Scale::of(&rows);
    let list = |rows: &[DateRow]| {
        el("ol").class("timeline__list").children(rows.iter().map(|row| entry(app, page, scale, row)))
    };
    let (near, far) = rows.split_at_checked(OPEN_ROWS).unwrap_or((&rows, &[]));
    let more = (!far.is_empty()).then(|| {
        let more = disclosure(&app.text().count("ui.timeline.more", count(far.len())));
        made_when_open(app, more, "timeline", || list(far))
    });
    let surface = el("div").class("surface timeline").child(axis(app, page, scale)).child(list(near)).child(more);
    let doubts = paper::extent().map(|_| doubts(page));
    Some(section("section", "timeline", app.text().get("page.timeline")).child(surface).child(doubts))
}

/// What is uncertain about the days, once; on the screen each day says it.
fn doubts(page: &GuidancePage) -> Vec<Element> {
    let mut doubts = Vec::new();
    for due in page.steps.iter().filter_map(|step| step.due.as_ref()) {
        for day in [&due.safe, &due.latest] {
            let doubt = day.doubt.as_ref().filter(|doubt| day.day.is_some() && paper::tells(doubt));
            doubts.extend(doubt.and_then(|doubt| line("faint", doubt)));
        }
    }
    doubts
}

/// The days that the scale spans, counted from the day of the page.
#[derive(Clone, Copy)]
struct Scale {
    first: i64,
    last: i64,
}

impl Scale {
    fn of(rows: &[DateRow]) -> Self {
        let all = |row: &DateRow| [Some(&row.day), row.opens.as_ref(), row.latest.as_ref()].map(|day| day.map(days));
        let days = || rows.iter().flat_map(all).flatten();
        let (first, last) = (days().min().unwrap_or(0), days().max().unwrap_or(0));
        Scale { first, last: last.max(first + 1) }
    }

    /// Where a day lies.
    fn place(self, day: i64) -> i64 {
        MARGIN + (day - self.first) * (WIDTH - 2 * MARGIN) / (self.last - self.first)
    }

    /// A line along the days, as part of a path.
    fn along(self, from: i64, to: i64) -> String {
        ["M", &self.place(from).to_string(), " 10H", &self.place(to).to_string()].concat()
    }
}

fn days(day: &DayWords) -> i64 {
    day.days.into()
}

/// Whether the page is for the real day; else its day goes by its date.
fn is_today(app: App, page: &GuidancePage) -> bool {
    app.today.get() == page.day
}

fn entry(app: App, page: &GuidancePage, scale: Scale, row: &DateRow) -> Element {
    let text = app.text();
    let said = |key: &str, day: &DayWords| text.fill(key, &[("date", &day.words)]);
    let end = row.latest.as_ref().unwrap_or(&row.day);
    let (class, day, distance) = match row.kind {
        MarkKind::Today => ("timeline__row timeline__row--today", row.day.words.clone(), ""),
        MarkKind::Safe | MarkKind::Latest if end.days < 0 => {
            ("timeline__row timeline__row--missed", said("ui.next.overdue", end), end.distance.as_str())
        }
        MarkKind::Safe | MarkKind::Latest => ("timeline__row", said("ui.by", &row.day), row.day.distance.as_str()),
        MarkKind::Event | MarkKind::Opens => ("timeline__row", row.day.words.clone(), row.day.distance.as_str()),
    };
    let opens =
        row.opens.as_ref().map(|day| said(if day.days > 0 { "ui.timeline.opens" } else { "ui.timeline.opened" }, day));
    let latest = row.latest.as_ref().filter(|day| day.days >= 0).map(|day| said("ui.timeline.latest", day));
    let beside: Vec<String> = opens.into_iter().chain(latest).collect();
    let beside = (!beside.is_empty())
        .then(|| el("span").class("timeline__beside").words(&beside.join(text.get("ui.list-semicolon"))));
    let what = match row.kind {
        MarkKind::Today if is_today(app, page) => text.get("timeline.today").to_owned(),
        MarkKind::Today => text.get("ui.timeline.day-shown").to_owned(),
        _ => row.words.join(text.get("ui.list-semicolon")),
    };
    let words = el("p")
        .child(el("span").class("timeline__day").words(&day))
        .text(" ")
        .child(el("span").class("faint timeline__distance").text(distance))
        .child(el("span").class("timeline__what").words(&what))
        .child(beside);
    let track = (row.kind != MarkKind::Today).then(|| track(scale, row));
    el("li").class(class).child(words).child(track)
}

/// A drawing that says nothing which does not stand beside it in words. It is as wide as its place; lines keep their width.
fn silent(class: &str) -> Element {
    svg("svg").class(class).attr("aria-hidden", "true").attr("focusable", "false")
}

/// The row on the scale: its window, the days on which the counts differ, and today.
fn track(scale: Scale, row: &DateRow) -> Element {
    let path = |class: &str, d: &str| svg("path").class(class).attr("d", d);
    let dot = |day: i64| scale.along(day, day);
    let upright = ["M", &scale.place(0).to_string(), " 0V20"].concat();
    let drawing = silent("timeline__track")
        .attr("viewBox", "0 0 1000 20")
        .attr("preserveAspectRatio", "none")
        .child(path("track", &scale.along(scale.first, scale.last)))
        .child(path("track track--today", &upright));
    let day = days(&row.day);
    let end = row.latest.as_ref().map_or(day, days);
    match row.kind {
        MarkKind::Today => drawing,
        MarkKind::Event | MarkKind::Opens => drawing.child(path("track track--event", &dot(day))),
        // What has gone by runs up to today in the colour of what is late.
        MarkKind::Safe | MarkKind::Latest if end < 0 => {
            drawing.child(path("track track--late", &scale.along(end, 0))).child(path("track track--missed", &dot(end)))
        }
        MarkKind::Safe | MarkKind::Latest => {
            let from = row.opens.as_ref().map_or(0, days).min(day);
            let window = (from < day).then(|| path("track track--window", &scale.along(from, day)));
            let differs = (day < end).then(|| path("track track--differs", &scale.along(day, end)));
            let latest = (day < end).then(|| path("track track--latest", &dot(end)));
            drawing
                .child(window)
                .child(differs)
                .child(latest)
                .child(path("track track--safe", &dot(day)))
                .child(path("track track--safe-inside", &dot(day)))
        }
    }
}

/// The head of the scale: months or years, its two ends, and the day of the page.
fn axis(app: App, page: &GuidancePage, scale: Scale) -> Element {
    let place = |day: i64| percent(scale.place(day));
    let label = |class: &str, day: i64, y: &str, words: &str| {
        let anchor = match scale.place(day) {
            ..300 => "start",
            701.. => "end",
            _ => "middle",
        };
        svg("text").class(class).attr("x", &place(day)).attr("y", y).attr("text-anchor", anchor).text(words)
    };
    let day = |days: i64| page.day.checked_add_signed(TimeDelta::days(days));
    let end = |days: i64| {
        let words = day(days).map(|day| short(app, day)).filter(|_| days != 0)?;
        Some(label("timeline__label", days, "52", &words))
    };
    let key = if is_today(app, page) { "timeline.today" } else { "ui.timeline.day-shown" };
    let line = |class: &str, from: (i64, &str), to: (i64, &str)| {
        svg("line").class(class).attr("x1", &place(from.0)).attr("y1", from.1).attr("x2", &place(to.0)).attr("y2", to.1)
    };
    let is_tick = |date: Date| date.day() == 1 && (scale.last - scale.first <= MONTHS_UP_TO || date.month() == 1);
    let ticks = (scale.first..=scale.last).filter(|days| day(*days).is_some_and(is_tick));
    silent("timeline__scale")
        .attr("height", "60")
        .child(label("timeline__label timeline__label--today", 0, "14", app.text().get(key)))
        .child(line("timeline__line", (scale.first, "30"), (scale.last, "30")))
        .child(line("timeline__past", (scale.first, "30"), (0.clamp(scale.first, scale.last), "30")))
        .children(ticks.map(|days| line("timeline__month", (days, "25"), (days, "35"))))
        .child(line("timeline__now", (0, "20"), (0, "38")))
        .child(end(scale.first))
        .child(end(scale.last))
}

fn short(app: App, date: Date) -> String {
    let month = app.text().get(&format!("date.month.{}", date.month())).to_owned();
    let values = [("day", date.day().to_string()), ("month", month), ("year", date.year().to_string())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    app.text().fill("ui.timeline.day", &values)
}

/// Thousandths as a percentage.
fn percent(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
