//! Warnings and notes: those that belong to a step, and those that stand alone.

use super::Remark;
use super::due::{due_day, opening};
use super::view::{Judged, View};
use crate::engine::{OutcomeKind, Shape, StepId, Truth};

/// A note that names an urgency below this stands open where it belongs.
const NEAR: u8 = 10;

/// The warnings and notes of a page that apply or may apply.
pub(super) struct Remarks<'a> {
    view: View<'a>,
    shown: Vec<Judged<'a>>,
    /// What those that may apply are versions of.
    perhaps: Vec<&'a str>,
}

impl<'a> Remarks<'a> {
    pub fn new(view: View<'a>) -> Self {
        let kinds = [OutcomeKind::Warning, OutcomeKind::Note];
        let all = kinds.into_iter().flat_map(|kind| view.judged(kind));
        let shown: Vec<Judged<'a>> = all.filter(|judged| judged.finding.truth != Truth::False).collect();
        let perhaps = shown.iter().filter(|judged| judged.finding.truth == Truth::Unknown);
        let perhaps = perhaps.filter_map(|judged| judged.details.one_of.as_deref()).collect();
        Remarks { view, shown, perhaps }
    }

    /// Those that belong to a step; what is done needs no warning. Of versions of one note, one a country, none is told while
    /// it is open which of them applies.
    pub fn about(&self, step: Option<StepId>, done: bool) -> Vec<Remark> {
        let Some(step) = step else { return Vec::new() };
        let told = |judged: &&Judged<'_>| {
            judged.details.about == Some(step.0) && !(done && judged.rule.kind == OutcomeKind::Warning)
        };
        let all = self.shown.iter().filter(told).filter(|judged| self.is_one(judged));
        all.map(|judged| remark(self.view, *judged)).collect()
    }

    /// Those that belong to no step on this page: warnings first, then notes.
    pub fn alone(&self) -> (Vec<Remark>, Vec<Remark>) {
        let on_page = |step: u16| {
            let mut steps = self.view.judged(OutcomeKind::Step).filter(|judged| judged.finding.truth != Truth::False);
            steps.any(|judged| judged.rule.step == Some(StepId(step)))
        };
        let alone = self.shown.iter().filter(|judged| !judged.details.about.is_some_and(on_page));
        let told = alone.filter(|judged| self.is_one(judged)).map(|judged| remark(self.view, *judged));
        told.partition(|remark| remark.warning)
    }

    /// Whether it is certain, or no other version may apply as well; a version may belong to another step.
    fn is_one(&self, judged: &Judged<'_>) -> bool {
        let Some(note) = judged.details.one_of.as_deref() else { return true };
        judged.finding.truth == Truth::True || self.perhaps.iter().filter(|other| **other == note).count() == 1
    }
}

fn remark(view: View<'_>, judged: Judged<'_>) -> Remark {
    let warning = judged.rule.kind == OutcomeKind::Warning;
    let key = if warning { "warning" } else { "note" };
    let words = |part: &str| view.text.get(&format!("{key}.{}.{part}", judged.details.text)).to_owned();
    let due = judged.rule.due.as_ref().zip(judged.finding.deadline.as_ref());
    let day = |shape: Shape| due.filter(|(due, _)| due.shape == shape);
    Remark {
        rule: judged.rule.id.clone(),
        warning,
        stands_open: !warning && judged.rule.urgency < NEAR && judged.finding.truth == Truth::True,
        title: words("title"),
        body: words("body"),
        costs: judged.details.cite.iter().any(|place| view.book.companion.costs.contains(place)),
        opens: day(Shape::From).map(|(due, deadline)| opening(view, due, deadline.latest, due.latest)),
        due: due
            .filter(|(due, _)| due.shape != Shape::From)
            .map(|(due, deadline)| due_day(view, due, deadline.latest, due.latest)),
        depends_on: view.needs(judged.finding.needs),
        certainty: view.certainty(judged.details),
        why: view.why(judged.finding.leaves),
        cite: view.cite(judged.details),
        concerns: view.concerns(&judged),
        concerns_at: view.concerns_at(&judged),
    }
}
