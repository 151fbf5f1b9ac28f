//! Two guidances compared: what was added, what is gone, which dates have moved.
//!
//! Outcomes are told apart by the marks of their rules, so that guidance can be compared with what is remembered of it.

use super::view::{Judged, View, rule_title};
use super::{Outcome, Page};
use crate::calendar::Date;
use crate::case::seen::{Seen, SeenOutcome, mark_of, mark_of_answers};
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
        let mark = mark_of(&judged.rule.id);
        if !all.iter().any(|known| known.seen.mark == mark) {
            let due = judged.rule.due.filter(|due| due.base.base != Base::Today).and(judged.finding.deadline);
            let (safe, latest) = (due.and_then(|due| due.safe.date()), due.and_then(|due| due.latest.date()));
            let seen = SeenOutcome { mark, safe, latest: safe.and(latest) };
            let applies = judged.finding.truth == Truth::True;
            let warning = judged.rule.kind == OutcomeKind::Warning;
            let over = warning && judged.details.about.is_some_and(|step| done.contains(&StepId(step)));
            all.push(Outcome { seen, title: title(view.book, view.text, judged.id.0.into()), applies, over });
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

/// The title of the rule at this place.
fn title(book: &Rulebook, text: &Text, place: usize) -> String {
    let (Some(rule), Some(details)) = (book.rules.rules.get(place), book.details.get(place)) else {
        return String::new();
    };
    rule_title(text, rule, details)
}

/// What differs, in the order of the second; what is gone comes last.
pub fn compare(first: &[Outcome], second: &[Outcome]) -> Vec<Difference> {
    let find = |all: &[Outcome], mark: u16| all.iter().find(|outcome| outcome.seen.mark == mark).cloned();
    let now = second.iter().filter_map(|new| match find(first, new.seen.mark) {
        None => Some(Difference::Added(new.clone())),
        Some(old) if old.seen != new.seen => Some(Difference::Moved(old, new.clone())),
        Some(_) => None,
    });
    let gone = first.iter().filter(|old| find(second, old.seen.mark).is_none());
    now.chain(gone.map(|old| Difference::Removed(old.clone()))).collect()
}

/// What is to be remembered of a case: what applies. What may apply is no news, and would take too much room.
pub fn remember(case: &Case, page: &Page, stamp: Stamp) -> Seen {
    let outcomes = page.outcomes.iter().filter(|outcome| outcome.applies).map(|outcome| outcome.seen).collect();
    Seen { edition: stamp.edition, day: stamp.day, answers: mark_of_answers(&case.facts), outcomes }
}

/// What has changed since a case was last seen, without a change of its answers; nothing where those have changed.
pub fn since(book: &Rulebook, text: &Text, case: &Case, seen: &Seen, page: &Page) -> Vec<Difference> {
    if seen.answers != mark_of_answers(&case.facts) {
        return Vec::new();
    }
    let known = |mark: u16| book.rules.rules.iter().position(|rule| mark_of(&rule.id) == mark);
    let words = |mark: u16| {
        known(mark).map_or_else(|| text.get("difference.unknown").to_owned(), |place| title(book, text, place))
    };
    let first: Vec<Outcome> = seen
        .outcomes
        .iter()
        .map(|seen| Outcome { seen: *seen, title: words(seen.mark), applies: true, over: false })
        .collect();
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
pub fn without_dates(page: &Page) -> Vec<Outcome> {
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
