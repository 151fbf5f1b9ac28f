//! The timeline: every day at its true place on a scale, its label in a lane where it has room, and the same dates as a list.
//!
//! The scale is a drawing and silent; the list says all that it shows.

use crate::app::components::words;
use crate::app::state::App;
use crate::calendar::{Date, parse_iso};
use crate::guidance::{Mark, MarkKind, Page};
use chrono::Datelike;
use leptos::prelude::*;

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
pub fn timeline(app: App, page: &Page) -> Option<AnyView> {
    (page.timeline.len() > 1).then(|| {
        view! {
            <section class="section" aria-labelledby="timeline">
                <h2 id="timeline">{app.text.get("page.timeline")}</h2>
                <div class="surface timeline">
                    {scale(app, &page.timeline)}
                    <ol class="timeline__list">{page.timeline.iter().map(|mark| entry(app, mark)).collect_view()}</ol>
                </div>
            </section>
        }
        .into_any()
    })
}

fn entry(app: App, mark: &Mark) -> AnyView {
    let key = match mark.kind {
        MarkKind::Event => "ui.timeline.event",
        MarkKind::Today => "ui.timeline.today",
        MarkKind::Opens => "ui.timeline.opens",
        MarkKind::Safe => "ui.timeline.safe",
        MarkKind::Latest => "ui.timeline.latest",
    };
    let class = if mark.kind == MarkKind::Today { "timeline__entry timeline__entry--today" } else { "timeline__entry" };
    let day = if mark.kind == MarkKind::Today {
        mark.day.words.clone()
    } else {
        app.text.fill("date.with-distance", &[("date", &mark.day.words), ("distance", &mark.day.distance)])
    };
    view! {
        <li class=class>
            <svg viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">{shape(mark)}</svg>
            <p>
                <span class="timeline__day">{words(&day)}</span>
                " "
                <span class="timeline__what">{words(&app.text.fill(key, &[("words", &mark.words)]))}</span>
            </p>
        </li>
    }
    .into_any()
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
fn shape(mark: &Mark) -> AnyView {
    let class = format!("mark mark--{}", kind(mark));
    match mark.kind {
        MarkKind::Event => view! { <circle r="5" class=class></circle> }.into_any(),
        MarkKind::Today => view! { <rect x="-2" y="-10" width="4" height="20" rx="1" class=class></rect> }.into_any(),
        MarkKind::Opens => view! { <path d="M-5-6 6 0-5 6z" class=class></path> }.into_any(),
        MarkKind::Safe => view! { <circle r="6" class=class></circle> }.into_any(),
        MarkKind::Latest => view! { <path d="M0-7 7 0 0 7-7 0z" class=class></path> }.into_any(),
    }
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

fn scale(app: App, marks: &[Mark]) -> Option<AnyView> {
    let (first, last) = (i64::from(marks.first()?.day.days), i64::from(marks.last()?.day.days));
    let span = Span { first, days: (last - first).max(1) };
    let mut markers = Vec::new();
    let stacked: Vec<(i64, i64, &Mark)> = marks
        .iter()
        .map(|mark| {
            let place = span.place(mark.day.days.into());
            let pixel = place * NARROWEST / 1000;
            // Today's bar crosses the line and stands in nobody's way.
            let level = if mark.kind == MarkKind::Today { 0 } else { lane(&mut markers, pixel - 8, pixel + 8) };
            (place, level, mark)
        })
        .collect();
    let top = stacked.iter().map(|(_, level, _)| level * MARKER).max().unwrap_or(0) + 14;
    let labels = labels(app, span, marks);
    let lanes = labels.iter().map(|label| label.lane).max().unwrap_or(0) + 1;
    let height = top + FIRST_LANE + lanes * LANE - 10;
    let (start, end) = (percent(span.place(first)), percent(span.place(last)));
    let today = percent(span.place(0).clamp(0, 1000));
    let drawn = stacked.into_iter().map(|(place, level, mark)| {
        let y = (top - level * MARKER).to_string();
        // A nested drawing, because a place in per cent cannot be part of a path.
        view! { <svg x=percent(place) y=y overflow="visible">{shape(mark)}</svg> }
    });
    let y = top.to_string();
    Some(
        view! {
            <svg class="timeline__scale" height=height.to_string() aria-hidden="true" focusable="false">
                {ticks(app, span, top)}
                <line x1=start.clone() x2=end y1=y.clone() y2=y.clone() class="timeline__line"></line>
                <line x1=start x2=today y1=y.clone() y2=y class="timeline__past"></line>
                {labels.iter().map(|label| lead(label, top)).collect_view()}
                {drawn.collect_view()}
                {labels.iter().map(|label| label_text(label, top)).collect_view()}
            </svg>
        }
        .into_any(),
    )
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
    app.text.fill("ui.timeline.day", &[("day", &date.day().to_string()), ("month", app.text.get(&month))])
}

fn lead(label: &Label, top: i64) -> AnyView {
    let x = percent(label.place);
    let to = (top + FIRST_LANE + label.lane * LANE - 14).to_string();
    view! { <line x1=x.clone() x2=x y1=(top + 8).to_string() y2=to class="timeline__lead"></line> }.into_any()
}

fn label_text(label: &Label, top: i64) -> AnyView {
    let class = format!("timeline__label timeline__label--{}", label.kind);
    let y = (top + FIRST_LANE + label.lane * LANE).to_string();
    view! { <text x=percent(label.place) y=y text-anchor=label.anchor class=class>{label.words.clone()}</text> }.into_any()
}

/// The first of each month, or of each year where the scale is long.
fn ticks(app: App, span: Span, top: i64) -> AnyView {
    let months = span.days <= MONTHS_UP_TO;
    let today = app.today.get();
    let day = |days: i64| today.checked_add_signed(chrono::TimeDelta::days(days));
    let first = |date: &Date| date.day() == 1 && (months || date.month() == 1);
    let all = (span.first..=span.first + span.days).filter(|days| day(*days).is_some_and(|date| first(&date)));
    let drawn = all.map(|days| {
        let x = percent(span.place(days));
        view! {
            <line x1=x.clone() x2=x y1=(top - 5).to_string() y2=(top + 5).to_string() class="timeline__month"></line>
        }
    });
    drawn.collect_view().into_any()
}

/// Thousandths as a percentage.
fn percent(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
