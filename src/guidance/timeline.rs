//! The timeline: what happened, today, when windows open, and the last days, in the order of their dates.

use super::view::View;
use super::{DayWords, DueDay, GuidancePage, Mark, MarkKind, Step, StepState};
use crate::calendar::Date;
use crate::engine::{Answer, FactId, Truth};

/// What has the same dates, as one row of the timeline. A row without a safe day is an event or the day of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateRow {
    /// What it is: an event, the day of the page, or a step with its last safe day.
    pub kind: MarkKind,
    /// The day by which rows are ordered: that of the event, or the last safe day.
    pub day: DayWords,
    /// Words, one for each event or step.
    pub words: Vec<String>,
    /// The day on which the window opens.
    pub opens: Option<DayWords>,
    /// The last day on the generous count, where it is another than the safe one.
    pub latest: Option<DayWords>,
}

/// The dates of a page as rows: marks of one day and kind are one row, and so are steps with the same days.
pub fn date_rows(page: &GuidancePage) -> Vec<DateRow> {
    let mut rows: Vec<DateRow> = Vec::new();
    for mark in page.timeline.iter().filter(|mark| matches!(mark.kind, MarkKind::Event | MarkKind::Today)) {
        let (day, words) = (mark.day.clone(), vec![mark.words.clone()]);
        put_in(&mut rows, DateRow { kind: mark.kind, day, words, opens: None, latest: None });
    }
    for (step, due) in dated(&page.steps) {
        let (Some(day), latest) = (due.safe.day.clone(), due.latest.day.clone()) else { continue };
        let latest = latest.filter(|latest| latest.date != day.date);
        let opens = due.opens.as_ref().and_then(|opens| opens.day.clone());
        put_in(&mut rows, DateRow { kind: MarkKind::Safe, day, words: vec![step.title.clone()], opens, latest });
    }
    rows
}

/// Puts a row in its place by day and kind, or its words into the row that has the same days.
fn put_in(rows: &mut Vec<DateRow>, row: DateRow) {
    let same = |other: &&mut DateRow| {
        (other.kind, &other.day, &other.opens, &other.latest) == (row.kind, &row.day, &row.opens, &row.latest)
    };
    if let Some(known) = rows.iter_mut().find(same) {
        known.words.extend(row.words);
        return;
    }
    let key = |row: &DateRow| (row.day.days, row.kind);
    let place = rows.partition_point(|other| key(other) <= key(&row));
    rows.insert(place, row);
}

/// Steps that are to be done for certain, with their due dates.
fn dated(steps: &[Step]) -> impl Iterator<Item = (&Step, &super::Due)> {
    let undone = steps.iter().filter(|step| step.state != StepState::Done && step.depends_on.is_empty());
    undone.filter_map(|step| step.due.as_ref().map(|due| (step, due)))
}

/// Dated marks; only today's where nothing is dated.
pub(super) fn timeline(view: View<'_>, steps: &[Step], relevant: &[FactId]) -> Vec<Mark> {
    let today = view.day(view.guidance.today);
    let mut marks = vec![Mark { kind: MarkKind::Today, words: view.text.get("timeline.today").to_owned(), day: today }];
    for (fact, known) in view.book.rules.facts_with_ids() {
        if let (Answer::Date(date), true) = (view.answers.get(fact), relevant.contains(&fact))
            && !taken_away(view, fact, date)
        {
            let words = view.in_this_case(&format!("fact.{}.event", known.id));
            marks.push(Mark { kind: MarkKind::Event, day: view.day(date), words });
        }
    }
    for (step, due) in dated(steps) {
        let mut mark = |kind: MarkKind, day: &DueDay| {
            if let Some(day) = &day.day {
                marks.push(Mark { kind, day: day.clone(), words: step.title.clone() });
            }
        };
        if let Some(opens) = &due.opens {
            mark(MarkKind::Opens, opens);
        }
        mark(MarkKind::Safe, &due.safe);
        if due.unsettled {
            mark(MarkKind::Latest, &due.latest);
        }
    }
    in_order(marks)
}

/// Whether a step that applies takes a date away before it comes. Where its last day cannot be named, the step is what is
/// told.
fn taken_away(view: View<'_>, fact: FactId, date: Date) -> bool {
    view.book.companion.ends.iter().filter(|(_, ended)| *ended == fact).any(|(rule, _)| {
        view.guidance.findings.get(usize::from(rule.0)).is_some_and(|finding| {
            let last = finding.deadline.and_then(|due| due.latest.date().or(due.safe.date()));
            finding.truth == Truth::True && last.is_none_or(|last| last < date)
        })
    })
}

/// By day, then by kind; put in one by one, since a general sort costs more bytes than a handful of marks is worth.
fn in_order(marks: Vec<Mark>) -> Vec<Mark> {
    let mut sorted: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        let key = |mark: &Mark| (mark.day.days, mark.kind);
        let place = sorted.partition_point(|other| key(other) <= key(&mark));
        sorted.insert(place, mark);
    }
    sorted
}
