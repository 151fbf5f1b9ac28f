//! Steps in words: who, where, by when, with which papers, why, and where each stands on the day.

use super::due::due;
use super::remarks::Remarks;
use super::view::{Judged, View, rule_title};
use super::{PaperLine, Step, StepState};
use crate::calendar::Date;
use crate::engine::{OutcomeKind, RuleId, StepId, Truth};
use crate::rulebook::model::Actor;

/// Steps that apply or may apply, and the place of the next one among them.
pub(super) fn steps(view: View<'_>, remarks: &Remarks<'_>) -> (Vec<Step>, Option<usize>) {
    let shown = shown(view);
    let rules: Vec<RuleId> = shown.iter().map(|judged| judged.id).collect();
    let next = view.guidance.order.first().and_then(|rule| rules.iter().position(|known| known == rule));
    let mut steps: Vec<Step> = shown.iter().map(|judged| step(view, remarks, *judged, &shown)).collect();
    wait(view, &shown, &mut steps);
    (steps, next)
}

/// What waits for a step that is not open yet is not open yet either. Forerunners stand before what waits for them.
fn wait(view: View<'_>, shown: &[Judged<'_>], steps: &mut [Step]) {
    let mut later: Vec<StepId> = Vec::new();
    for (judged, step) in shown.iter().zip(steps) {
        let before = judged.finding.forerunners.of(&view.guidance.forerunners);
        let mut certain = judged.rule.after.iter().zip(before).filter(|(_, before)| **before == Truth::True);
        if step.state == StepState::Now && certain.any(|(after, _)| later.contains(&after.step)) {
            step.state = StepState::NotYet;
        }
        if step.state == StepState::NotYet {
            later.extend(judged.rule.step);
        }
    }
}

/// Steps that are done; then those that apply, in the order in which to take them; then those that may apply, the most
/// urgent first. So a step that is ticked off stays where it is when it was the first. Where several rules may yield the same step it is shown once.
fn shown(view: View<'_>) -> Vec<Judged<'_>> {
    let with = |truth: Truth| view.judged(OutcomeKind::Step).filter(move |judged| judged.finding.truth == truth);
    let in_order = view.guidance.order.iter().filter_map(|rule| with(Truth::True).find(|judged| judged.id == *rule));
    let mut shown: Vec<Judged<'_>> = with(Truth::True).filter(|judged| judged.finding.done).chain(in_order).collect();
    let mut perhaps: Vec<Judged<'_>> = Vec::new();
    for judged in with(Truth::Unknown) {
        let place = perhaps.partition_point(|other| other.rule.urgency <= judged.rule.urgency);
        perhaps.insert(place, judged);
    }
    for judged in perhaps {
        let same =
            |other: &Judged<'_>| other.rule.step == judged.rule.step && title(view, other) == title(view, &judged);
        if !shown.iter().any(same) {
            shown.push(judged);
        }
    }
    shown
}

fn step(view: View<'_>, remarks: &Remarks<'_>, judged: Judged<'_>, shown: &[Judged<'_>]) -> Step {
    let (rule, details, finding) = (judged.rule, judged.details, judged.finding);
    let words = |part: &str| {
        let own = format!("rule.{}.{part}", rule.id);
        view.text
            .find(&own)
            .map_or_else(|| view.text.get(&format!("step.{}.{part}", details.text)).to_owned(), str::to_owned)
    };
    let who = details.who.unwrap_or(Actor::Both);
    let place = details.place.clone().unwrap_or_default();
    let deadline = rule.due.as_ref().zip(finding.deadline.as_ref());
    let before = finding.forerunners.of(&view.guidance.forerunners);
    let forerunners: Vec<StepId> = rule
        .after
        .iter()
        .zip(before)
        .filter(|(_, before)| **before != Truth::False)
        .map(|(after, _)| after.step)
        .collect();
    let comes_before =
        |other: &&Judged<'_>| !other.finding.done && other.rule.step.is_some_and(|step| forerunners.contains(&step));
    let mut before: Vec<(&str, String)> =
        shown.iter().filter(comes_before).map(|other| (other.details.text.as_str(), title(view, other))).collect();
    before.dedup();
    let (waits_for, after) = before.into_iter().map(|(step, title)| (step.to_owned(), title)).unzip();
    Step {
        rule: rule.id.clone(),
        step: details.text.clone(),
        title: words("title"),
        how: words("how"),
        who,
        who_words: view.text.get(&format!("who.{}", who.name())).to_owned(),
        where_words: view.text.get(&format!("where.{place}")).to_owned(),
        place,
        depends_on: view.needs(finding.needs),
        due: deadline.map(|(rule, deadline)| due(view, rule, deadline)),
        state: state(view, judged),
        after,
        waits_for,
        papers: papers(view, judged),
        why: view.why(finding.leaves),
        certainty: view.certainty(details),
        cite: view.cite(details),
        remarks: remarks.about(rule.step, finding.done),
        mark: rule.done.and_then(|fact| view.book.rules.fact(fact)).map(|fact| fact.id.clone()),
        mark_words: words("done"),
        concerns: view.concerns(&judged),
        concerns_at: view.concerns_at(&judged),
    }
}

/// A rule may word its step in its own way.
pub(super) fn title(view: View<'_>, judged: &Judged<'_>) -> String {
    rule_title(view.text, judged.rule, judged.details)
}

fn state(view: View<'_>, judged: Judged<'_>) -> StepState {
    let today = view.guidance.today;
    let deadline = judged.finding.deadline;
    let passed = |day: Option<Date>| day.is_some_and(|date| date < today);
    let safe = deadline.and_then(|deadline| deadline.safe.date());
    let latest = deadline.and_then(|deadline| deadline.latest.date());
    let opens = deadline.and_then(|deadline| deadline.opens).and_then(crate::engine::Day::date);
    if judged.finding.done {
        StepState::Done
    } else if judged.finding.truth == Truth::Unknown {
        StepState::Depends
    } else if passed(latest) {
        StepState::Overdue
    } else if passed(safe) {
        StepState::LastChance
    } else if opens.is_some_and(|date| date > today) {
        StepState::NotYet
    } else {
        StepState::Now
    }
}

fn papers(view: View<'_>, judged: Judged<'_>) -> Vec<PaperLine> {
    let needed = judged.finding.papers.of(&view.guidance.papers);
    let lines = judged.rule.papers.iter().zip(needed).filter(|(_, truth)| **truth != Truth::False);
    let line = |(paper, truth): (&crate::engine::Paper, &Truth)| {
        let any: Vec<String> =
            paper.any.iter().filter_map(|place| view.book.papers.get(usize::from(*place)).cloned()).collect();
        let names: Vec<&str> = any.iter().map(|name| paper_words(view, name)).collect();
        let depends_on = match (truth, paper.when) {
            (Truth::Unknown, Some(when)) => view.facts_of(when),
            (Truth::False | Truth::True, _) | (Truth::Unknown, None) => Vec::new(),
        };
        let from_employer = paper.any.iter().any(|place| view.book.companion.from_employer.contains(place));
        PaperLine { words: names.join(view.text.get("paper.or")), any, depends_on, from_employer }
    };
    lines.map(line).collect()
}

fn paper_words<'a>(view: View<'a>, name: &str) -> &'a str {
    view.text.find(&format!("paper.{name}")).unwrap_or("")
}
