//! The timeline: every day at its true place on a scale, its label in a lane where it has room, and the same dates as a list.
//!
//! The scale is a drawing and silent; the list says all that it shows.

use crate::app::components::pieces::section;
use crate::app::element::{Element, el, svg};
use crate::app::state::App;
use crate::calendar::{Date, parse_iso};
use crate::guidance::{Mark, MarkKind, Page};
use chrono::Datelike;
use leptos::prelude::Get;

/// The narrowest scale, in CSS pixels: what has room there has room everywhere.
const NARROWEST: i64 = 270;
/// The left and right margin of the scale, in thousandths of its width.
const MARGIN: i64 = 35;
/// Where the line of days lies, and how high a lane is, in CSS pixels.
const LANE: i64 = 20;
/// From the line of days to the first lane.
const FIRST_LANE: i64 = 34;
/// How high markers are stacked where they would lie on each other.
const MARKER: i64 = 15;
/// A scale of more days shows years instead of months.
const MONTHS_UP_TO: i64 = 800;

/// The section; nothing where nothing but today is dated.
pub fn timeline(app: App, page: &Page) -> Option<Element> {
    let list = page.timeline.iter().map(|mark| entry(app, mark));
    (page.timeline.len() > 1).then(|| {
        let surface = el("div")
            .class("surface timeline")
            .child(scale(app, &page.timeline))
            .child(el("ol").class("timeline__list").children(list));
        section("section", "timeline", app.text().get("page.timeline")).child(surface)
    })
}

fn entry(app: App, mark: &Mark) -> Element {
    let key = match mark.kind {
        MarkKind::Event => "ui.timeline.event",
        MarkKind::Today => "ui.timeline.today",
        MarkKind::Opens => "ui.timeline.opens",
        MarkKind::Safe => "ui.timeline.safe",
        MarkKind::Latest => "ui.timeline.latest",
    };
    let (class, day) = match mark.kind {
        MarkKind::Today => ("timeline__entry timeline__entry--today", mark.day.words.clone()),
        MarkKind::Event | MarkKind::Opens | MarkKind::Safe | MarkKind::Latest => {
            let values = [("date", mark.day.words.as_str()), ("distance", &mark.day.distance)];
            ("timeline__entry", app.text().fill("date.with-distance", &values))
        }
    };
    let words = el("p")
        .child(el("span").class("timeline__day").text(&day))
        .text(" ")
        .child(el("span").class("timeline__what").words(&app.text().fill(key, &[("words", &mark.words)])));
    el("li").class(class).child(silent(svg("svg").attr("viewBox", "-12 -12 24 24")).child(shape(mark))).child(words)
}

/// A drawing that says nothing which does not stand beside it in words.
fn silent(drawing: Element) -> Element {
    drawing.attr("aria-hidden", "true").attr("focusable", "false")
}

/// A day that has gone by without its step.
fn missed(mark: &Mark) -> bool {
    matches!(mark.kind, MarkKind::Safe | MarkKind::Latest) && mark.day.days < 0
}

fn kind(mark: &Mark) -> &'static str {
    match mark.kind {
        MarkKind::Safe | MarkKind::Latest if missed(mark) => "missed",
        MarkKind::Event => "event",
        MarkKind::Today => "today",
        MarkKind::Opens => "opens",
        MarkKind::Safe => "safe",
        MarkKind::Latest => "latest",
    }
}

/// A marker around the origin. Kinds differ in shape, not in colour alone.
fn shape(mark: &Mark) -> Element {
    let path = match mark.kind {
        MarkKind::Event => "M-5 0a5 5 0 0 0 10 0a5 5 0 0 0-10 0",
        MarkKind::Today => "M0-10V10",
        MarkKind::Opens => "M-5-6 6 0-5 6z",
        MarkKind::Safe => "M-6 0a6 6 0 0 0 12 0a6 6 0 0 0-12 0",
        MarkKind::Latest => "M0-7 7 0 0 7-7 0z",
    };
    svg("path").attr("d", path).class(&["mark mark--", kind(mark)].concat())
}

/// The days that the scale spans.
#[derive(Clone, Copy)]
struct Span {
    first: i64,
    days: i64,
}

impl Span {
    /// Where a day lies, in thousandths of the width.
    fn place(self, days: i64) -> i64 {
        MARGIN + (days - self.first) * (1000 - 2 * MARGIN) / self.days
    }
}

/// Something that takes room on the scale: where it is centred, how wide it is, and which lane it found.
struct Room {
    from: i64,
    to: i64,
    lane: i64,
}

/// The lowest lane in which nothing lies from `from` to `to`, in CSS pixels of the narrowest scale.
fn lane(taken: &mut Vec<Room>, from: i64, to: i64) -> i64 {
    let free = |lane: &i64| !taken.iter().any(|room| room.lane == *lane && room.from < to && from < room.to);
    let lane = (0..).find(free).unwrap_or(0);
    taken.push(Room { from, to, lane });
    lane
}

fn scale(app: App, marks: &[Mark]) -> Option<Element> {
    let (first, last) = (i64::from(marks.first()?.day.days), i64::from(marks.last()?.day.days));
    let span = Span { first, days: (last - first).max(1) };
    let stacked = stack(span, marks);
    let top = stacked.iter().map(|(_, level, _)| level * MARKER).max().unwrap_or(0) + 16;
    let labels = labels(app, span, marks);
    let lanes = labels.iter().map(|label| label.lane).max().unwrap_or(0) + 1;
    let height = (top + FIRST_LANE + lanes * LANE - 12).to_string();
    let along = |class: &str, to: i64| line(class, [(span.place(first), top), (span.place(to), top)]);
    let drawn = stacked.into_iter().map(|(place, level, mark)| {
        // A nested drawing, because a place in per cent cannot be part of a path.
        let y = (top - level * MARKER).to_string();
        svg("svg").attr("x", &percent(place)).attr("y", &y).attr("overflow", "visible").child(shape(mark))
    });
    let leads = labels.iter().map(|label| {
        let to = top + FIRST_LANE + label.lane * LANE - 13;
        line("timeline__lead", [(label.place, top + 9), (label.place, to)])
    });
    let drawing = svg("svg")
        .class("timeline__scale")
        .attr("height", &height)
        .child(ticks(app, span, top))
        .child(along("timeline__line", last))
        .child(along("timeline__past", 0.clamp(first, last)))
        .children(leads)
        .children(drawn)
        .children(labels.iter().map(|label| label_text(label, top)));
    Some(silent(drawing))
}

/// Each mark with its place and its level above the line: marks that would lie on each other are stacked.
fn stack(span: Span, marks: &[Mark]) -> Vec<(i64, i64, &Mark)> {
    let mut taken = Vec::new();
    let level = |mark: &Mark, pixel: i64| match mark.kind {
        // Today's bar crosses the line and stands in nobody's way.
        MarkKind::Today => 0,
        MarkKind::Event | MarkKind::Opens | MarkKind::Safe | MarkKind::Latest => lane(&mut taken, pixel - 8, pixel + 8),
    };
    let mut level = level;
    marks
        .iter()
        .map(|mark| {
            let place = span.place(mark.day.days.into());
            (place, level(mark, place * NARROWEST / 1000), mark)
        })
        .collect()
}

/// A line between two places; across in thousandths of the width, down in CSS pixels.
fn line(class: &str, [from, to]: [(i64, i64); 2]) -> Element {
    svg("line")
        .class(class)
        .attr("x1", &percent(from.0))
        .attr("y1", &from.1.to_string())
        .attr("x2", &percent(to.0))
        .attr("y2", &to.1.to_string())
}

/// A day's short name under the line.
struct Label {
    words: String,
    kind: &'static str,
    place: i64,
    anchor: &'static str,
    lane: i64,
}

/// One label a day, in the lowest lane that has room for it.
fn labels(app: App, span: Span, marks: &[Mark]) -> Vec<Label> {
    let mut taken = Vec::new();
    let mut labels: Vec<Label> = Vec::new();
    let mut known = None;
    for mark in marks {
        if known == Some(mark.day.days) {
            // Marks of one day are in rising order of weight; the label takes the heaviest, but today stays today.
            if let Some(label) = labels.last_mut().filter(|label| label.kind != "today") {
                label.kind = kind(mark);
            }
            continue;
        }
        known = Some(mark.day.days);
        let words = parse_iso(&mark.day.date).map_or_else(String::new, |date| short(app, date));
        let place = span.place(mark.day.days.into());
        let pixel = place * NARROWEST / 1000;
        let width = i64::try_from(words.chars().count()).unwrap_or(0) * 8 + 10;
        let (anchor, from) = match pixel {
            _ if pixel < width / 2 => ("start", pixel - 6),
            _ if pixel > NARROWEST - width / 2 => ("end", pixel - width + 6),
            _ => ("middle", pixel - width / 2),
        };
        let lane = lane(&mut taken, from, from + width);
        labels.push(Label { words, kind: kind(mark), place, anchor, lane });
    }
    labels
}

fn short(app: App, date: Date) -> String {
    let month = format!("date.month.{}", date.month());
    app.text().fill("ui.timeline.day", &[("day", &date.day().to_string()), ("month", app.text().get(&month))])
}

fn label_text(label: &Label, top: i64) -> Element {
    svg("text")
        .class(&["timeline__label timeline__label--", label.kind].concat())
        .attr("x", &percent(label.place))
        .attr("y", &(top + FIRST_LANE + label.lane * LANE).to_string())
        .attr("text-anchor", label.anchor)
        .text(&label.words)
}

/// The first of each month, or of each year where the scale is long.
fn ticks(app: App, span: Span, top: i64) -> Vec<Element> {
    let today = app.today.get();
    let day = |days: i64| today.checked_add_signed(chrono::TimeDelta::days(days));
    let first = |date: Date| date.day() == 1 && (span.days <= MONTHS_UP_TO || date.month() == 1);
    (span.first..=span.first + span.days)
        .filter(|days| day(*days).is_some_and(first))
        .map(|days| line("timeline__month", [(span.place(days), top - 5), (span.place(days), top + 5)]))
        .collect()
}

/// Thousandths as a percentage.
fn percent(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
