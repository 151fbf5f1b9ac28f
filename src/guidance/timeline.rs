//! The timeline: what happened, today, when windows open, and the last days, in the order of their dates.

use super::view::View;
use super::{DueDay, Mark, MarkKind, Step, StepState};
use crate::engine::{Answer, FactId};

/// Dated marks; only today's where nothing is dated.
pub(super) fn timeline(view: View<'_>, steps: &[Step], relevant: &[FactId]) -> Vec<Mark> {
    let today = view.day(view.guidance.today);
    let mut marks = vec![Mark { kind: MarkKind::Today, words: view.text.get("timeline.today").to_owned(), day: today }];
    for (fact, known) in view.book.rules.facts_with_ids() {
        if let (Answer::Date(date), true) = (view.answers.get(fact), relevant.contains(&fact)) {
            let words = view.text.get(&format!("fact.{}.event", known.id)).to_owned();
            marks.push(Mark { kind: MarkKind::Event, day: view.day(date), words });
        }
    }
    let undone = steps.iter().filter(|step| step.state != StepState::Done && step.depends_on.is_empty());
    for (step, due) in undone.filter_map(|step| step.due.as_ref().map(|due| (step, due))) {
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
