//! Two pages laid out side by side: each step beside itself, with marks for what differs. Nothing is judged here.

use super::compare::{compare, without_dates};
use super::{Difference, GuidancePage, PaperLine, Step};

/// Two pages of one reader: before a change and after it.
#[derive(Clone, Debug, PartialEq)]
pub struct SideBySide {
    /// Before.
    pub before: GuidancePage,
    /// After.
    pub after: GuidancePage,
    /// Whether the answer in one sentence, or what it depends on, is another.
    pub verdict_differs: bool,
    /// Each step once: in the order of the second page, what is gone where it stood in the first.
    pub rows: Vec<Row>,
    /// Warnings and notes that differ, as `compare` tells them.
    pub remarks: Vec<Difference>,
}

/// A step beside itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place among the steps before; none where it is new.
    pub before: Option<usize>,
    /// Its place among the steps after; none where it is gone.
    pub after: Option<usize>,
    /// What differs; nothing where it stays as it is.
    pub changes: Vec<StepChange>,
}

/// In which way a step differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepChange {
    /// Only after.
    Added,
    /// Only before.
    Removed,
    /// It applied and now may, or the reverse.
    Certainty,
    /// It is done, due, overdue or open in another way.
    State,
    /// Other dates, or another way to count them.
    Dates,
    /// Another one acts.
    Actor,
    /// At another place.
    Place,
    /// Other papers: those that are new and those that are gone.
    Papers(Vec<PaperLine>, Vec<PaperLine>),
}

/// Whether dates are compared: those of different days differ anyhow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// Dates and states in time count.
    Compared,
    /// Only the way to count them does.
    LeftOut,
}

/// Lays two pages out side by side.
pub fn side_by_side(before: GuidancePage, after: GuidancePage, dates: Dates) -> SideBySide {
    let differences = match dates {
        Dates::Compared => compare(&before.outcomes, &after.outcomes),
        Dates::LeftOut => compare(&without_dates(&before), &without_dates(&after)),
    };
    let told = [&before, &after].map(|page| {
        let at_steps = page.steps.iter().flat_map(|step| &step.remarks);
        let all = page.warnings.iter().chain(&page.notes).chain(at_steps);
        all.map(|remark| remark.rule.clone()).collect::<Vec<String>>()
    });
    let remark = |difference: &Difference| {
        let (Difference::Added(outcome) | Difference::Removed(outcome) | Difference::Moved(_, outcome)) = difference;
        told.iter().flatten().any(|rule| *rule == outcome.rule)
    };
    SideBySide {
        verdict_differs: verdict(&before) != verdict(&after),
        rows: rows(&before.steps, &after.steps, dates),
        remarks: differences.into_iter().filter(remark).collect(),
        before,
        after,
    }
}

/// What is read of a verdict: its sentence, or the sentences that are still possible.
fn verdict(page: &GuidancePage) -> (&str, &str, Vec<&str>) {
    let possible = page.verdict.possible.iter().map(|possible| possible.title.as_str()).collect();
    (&page.verdict.title, &page.verdict.body, possible)
}

/// Steps are told apart by their names, and by their titles where one name stands twice.
fn rows(before: &[Step], after: &[Step], dates: Dates) -> Vec<Row> {
    let mut partners: Vec<Option<usize>> = vec![None; after.len()];
    let same: [fn(&Step, &Step) -> bool; 2] =
        [|old, new| old.step == new.step && old.title == new.title, |old, new| old.step == new.step];
    for same in same {
        for (place, new) in after.iter().enumerate() {
            let free = |old: &usize| !partners.contains(&Some(*old));
            let found = (0..before.len()).filter(free).find(|old| before.get(*old).is_some_and(|old| same(old, new)));
            if let Some(slot @ None) = partners.get_mut(place) {
                *slot = found;
            }
        }
    }
    let row = |(place, old): (usize, &Option<usize>)| {
        let changes = match (old.and_then(|old| before.get(old)), after.get(place)) {
            (Some(old), Some(new)) => changes(old, new, dates),
            (None, _) | (_, None) => vec![StepChange::Added],
        };
        Row { before: *old, after: Some(place), changes }
    };
    let mut rows: Vec<Row> = partners.iter().enumerate().map(row).collect();
    for gone in (0..before.len()).filter(|old| !partners.contains(&Some(*old))) {
        let ahead = |row: &Row| row.before.is_some_and(|old| gone.checked_sub(1) == Some(old));
        let place = rows.iter().position(ahead).map_or(0, |place| place + 1);
        rows.insert(place, Row { before: Some(gone), after: None, changes: vec![StepChange::Removed] });
    }
    rows
}

fn changes(old: &Step, new: &Step, dates: Dates) -> Vec<StepChange> {
    let mut changes = Vec::new();
    let mut differ = |differs: bool, change: StepChange| {
        if differs {
            changes.push(change);
        }
    };
    let period = |step: &Step| step.due.as_ref().map(|due| (due.period.clone(), due.opens.is_some(), due.unsettled));
    let due = match dates {
        Dates::Compared => old.due != new.due,
        Dates::LeftOut => period(old) != period(new),
    };
    let settled = old.depends_on.is_empty() != new.depends_on.is_empty();
    differ(settled, StepChange::Certainty);
    differ(!settled && dates == Dates::Compared && old.state != new.state, StepChange::State);
    differ(due, StepChange::Dates);
    differ(old.who != new.who, StepChange::Actor);
    differ(old.place != new.place, StepChange::Place);
    let (more, fewer) = (only_in(&new.papers, &old.papers), only_in(&old.papers, &new.papers));
    differ(!more.is_empty() || !fewer.is_empty(), StepChange::Papers(more, fewer));
    changes
}

/// Lines of papers that the other list does not have in the same way.
fn only_in(papers: &[PaperLine], other: &[PaperLine]) -> Vec<PaperLine> {
    papers.iter().filter(|paper| !other.contains(paper)).cloned().collect()
}
