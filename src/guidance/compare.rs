//! Two guidances compared: what was added, what is gone, which dates have moved.
//!
//! Outcomes are told apart by the numbers of their rules, so that guidance can be compared with what is remembered of it.

use super::view::{Judged, View, rule_title};
use super::{GuidancePage, Outcome};
use crate::calendar::Date;
use crate::case::seen::{Seen, SeenOutcome, mark_of_answers};
use crate::case::{Case, Stamp};
use crate::engine::{Answer, Answers, Base, OutcomeKind, Ruleset, StepId, Truth};
use crate::rulebook::model::Rulebook;
use crate::text::Text;
use chrono::TimeDelta;

/// What differs between two guidances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Only in the second.
    Added(Outcome),
    /// Only in the first.
    Removed(Outcome),
    /// In both, with other dates: of the first, of the second.
    Moved(Outcome, Outcome),
}

/// All outcomes that hold or may hold, each rule once.
pub(super) fn outcomes(view: View<'_>) -> Vec<Outcome> {
    let kinds = [OutcomeKind::Verdict, OutcomeKind::Step, OutcomeKind::Warning, OutcomeKind::Note];
    let judged = kinds.into_iter().flat_map(|kind| view.judged(kind));
    let done: Vec<StepId> =
        view.judged(OutcomeKind::Step).filter(|step| step.finding.done).filter_map(|step| step.rule.step).collect();
    let mut all: Vec<Outcome> = Vec::new();
    for judged in judged.filter(|judged| counts(judged)) {
        let rule = judged.rule.id.clone();
        if !all.iter().any(|known| known.rule == rule) {
            let due = judged.rule.due.filter(|due| due.base.base != Base::Today).and(judged.finding.deadline);
            let (safe, latest) = (due.and_then(|due| due.safe.date()), due.and_then(|due| due.latest.date()));
            let seen = SeenOutcome { rule: judged.rule.number, safe, latest: safe.and(latest) };
            let applies = judged.finding.truth == Truth::True;
            let warning = judged.rule.kind == OutcomeKind::Warning;
            let over = warning && judged.details.about.is_some_and(|step| done.contains(&StepId(step)));
            let title = rule_title(view.text, judged.rule, judged.details);
            all.push(Outcome { rule, seen, title, applies, over });
        }
    }
    all
}

fn counts(judged: &Judged<'_>) -> bool {
    match judged.rule.kind {
        OutcomeKind::Verdict => judged.finding.truth == Truth::True,
        OutcomeKind::Step | OutcomeKind::Warning | OutcomeKind::Note => judged.finding.truth != Truth::False,
    }
}

/// What differs, in the order of the second; what is gone comes last.
pub fn compare(first: &[Outcome], second: &[Outcome]) -> Vec<Difference> {
    let find = |all: &[Outcome], rule: u16| all.iter().find(|outcome| outcome.seen.rule == rule).cloned();
    let now = second.iter().filter_map(|new| match find(first, new.seen.rule) {
        None => Some(Difference::Added(new.clone())),
        Some(old) if old.seen != new.seen => Some(Difference::Moved(old, new.clone())),
        Some(_) => None,
    });
    let gone = first.iter().filter(|old| find(second, old.seen.rule).is_none());
    now.chain(gone.map(|old| Difference::Removed(old.clone()))).collect()
}

/// What is to be remembered of a case: what applies. What may apply is no news, and would take too much room.
pub fn remember(case: &Case, page: &GuidancePage, stamp: Stamp) -> Seen {
    let outcomes = page.outcomes.iter().filter(|outcome| outcome.applies).map(|outcome| outcome.seen).collect();
    Seen { edition: stamp.edition, day: stamp.day, answers: mark_of_answers(&case.facts), outcomes }
}

/// What has changed since a case was last seen, without a change of its answers; nothing where those have changed.
pub fn since(book: &Rulebook, text: &Text, case: &Case, seen: &Seen, page: &GuidancePage) -> Vec<Difference> {
    if seen.answers != mark_of_answers(&case.facts) {
        return Vec::new();
    }
    let then = |seen: &SeenOutcome| {
        let mut rules = book.rules.rules.iter().zip(&book.details);
        let (rule, title) = match rules.find(|(rule, _)| rule.number == seen.rule) {
            Some((rule, details)) => (rule.id.clone(), rule_title(text, rule, details)),
            None => (String::new(), text.get("difference.unknown").to_owned()),
        };
        Outcome { rule, seen: *seen, title, applies: true, over: false }
    };
    let first: Vec<Outcome> = seen.outcomes.iter().map(then).collect();
    let now: Vec<Outcome> = page.outcomes.iter().filter(|outcome| outcome.applies).cloned().collect();
    let mut changes = compare(&first, &now);
    changes.retain(|change| !matches!(change, Difference::Added(new) if new.over));
    changes
}

/// The day of an outcome that is told where it moves: the safe one and, where they differ, the latest one.
pub fn days(outcome: &Outcome) -> Vec<Date> {
    let SeenOutcome { safe, latest, .. } = outcome.seen;
    safe.into_iter().chain(latest.filter(|latest| Some(*latest) != safe)).collect()
}

/// The outcomes of a page without their dates, for days that have different ones anyhow.
pub fn without_dates(page: &GuidancePage) -> Vec<Outcome> {
    let bare = |outcome: &Outcome| {
        let seen = SeenOutcome { safe: None, latest: None, ..outcome.seen };
        Outcome { seen, ..outcome.clone() }
    };
    page.outcomes.iter().map(bare).collect()
}

/// The answers with every date moved: the same situation at another time. A date that would leave the calendar stays.
pub fn moved(rules: &Ruleset, answers: &Answers, by: TimeDelta) -> Answers {
    let mut moved = answers.clone();
    for (id, _) in rules.facts_with_ids() {
        if let Answer::Date(date) = answers.get(id)
            && let Some(date) = date.checked_add_signed(by)
        {
            moved.set(id, Answer::Date(date));
        }
    }
    moved
}
