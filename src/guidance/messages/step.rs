//! A step in a message, in a few lines or in one. Without sums, periods and how it is done.

use super::Recipient;
use crate::guidance::{Due, DueDay, FactWords, GuidancePage, Step, StepState, lines};
use crate::rulebook::model::{Actor, Audience};
use crate::text::Text;

/// Whether it applies and can be taken on the day of the page.
pub(super) fn is_open_now(step: &Step) -> bool {
    matches!(step.state, StepState::Now | StepState::LastChance | StepState::Overdue)
}

/// On which answers it depends; nothing where it is settled.
pub(super) fn depends(text: &Text, facts: &[FactWords]) -> Option<String> {
    lines::depends(text, "message.depends", facts)
}

/// What the employer has to hand over for a step.
pub(super) fn from_the_employer(text: &Text, step: &Step) -> Option<String> {
    let theirs = step.papers.iter().filter(|line| line.from_employer);
    let papers: Vec<&str> = theirs.map(|line| line.words.as_str()).collect();
    let papers = papers.join(text.get("ui.list-comma"));
    (!papers.is_empty()).then(|| text.fill("message.from-you", &[("papers", &papers)]))
}

/// The title in the words given, what of it is late, on what it depends, and by when.
pub(super) fn in_one_line(text: &Text, step: &Step, title: &str) -> String {
    let opens = step.due.iter().flat_map(|due| opens(text, due));
    let days = step.due.iter().flat_map(|due| last_days_alone(text, due));
    let parts: Vec<String> = [title.to_owned()]
        .into_iter()
        .chain(passed(text, step.state))
        .chain(depends(text, &step.depends_on))
        .chain(opens)
        .chain(days)
        .collect();
    parts.join(text.get("ui.list-semicolon"))
}

/// By when and after which steps of others (the reader's own stand in their order); who and where, and whom to ask; the papers.
pub(super) fn block(text: &Text, page: &GuidancePage, to: Recipient, step: &Step) -> Vec<String> {
    let semicolon = text.get("ui.list-semicolon");
    let mut when: Vec<String> = passed(text, step.state).into_iter().collect();
    if let Some(due) = &step.due {
        when.extend(opens(text, due));
        when.extend(last_days(text, due));
    }
    let of_others =
        |other: &&Step| step.waits_for.contains(&other.step) && other.state != StepState::Done && !to.is_told(other);
    let first: Vec<&str> = page.steps.iter().filter(of_others).map(|other| other.title.as_str()).collect();
    let first = first.join(semicolon);
    if !first.is_empty() {
        when.push(text.fill("written.after", &[("steps", &first)]));
    }
    let place = [where_and_who(text, page, to, step)].into_iter().chain(to.unsure(text, &step.certainty));
    let mut lines = vec![when.join(semicolon), place.collect::<Vec<String>>().join(semicolon)];
    // For those who plan around an absence the papers are none of their business.
    if to.audience != Audience::LineManager {
        lines.extend(lines::papers(text, &step.papers));
    }
    lines
}

/// What is uncertain about the days of a block.
pub(super) fn doubts(step: &Step) -> impl Iterator<Item = &str> {
    let days = step.due.iter().flat_map(|due| [&due.safe, &due.latest]);
    days.filter_map(|day| day.doubt.as_deref())
}

fn passed(text: &Text, state: StepState) -> Option<String> {
    lines::passed(text, state, ["message.overdue", "message.last-chance"])
}

/// The first possible day, while it lies ahead.
fn opens(text: &Text, due: &Due) -> Option<String> {
    let day = due.opens.as_ref()?.day.as_ref().filter(|day| day.days > 0)?;
    Some(text.fill("written.opens", &[("day", &day.words)]))
}

/// The last day or both, with the working day before; that is told once where both have the same. A day that is not known
/// is told by its sum.
fn last_days(text: &Text, due: &Due) -> Vec<String> {
    let day = |key: &str, day: &DueDay| {
        text.fill(key, &[("day", day.day.as_ref().map_or(day.sum.as_str(), |day| &day.words))])
    };
    let with_working = |dated: String, day: &DueDay| match &day.working_day {
        Some(working) => text.fill("message.working-day", &[("dated", &dated), ("day", &working.words)]),
        None => dated,
    };
    if !due.unsettled {
        return vec![with_working(day("written.by", &due.safe), &due.safe)];
    }
    let safe = day("written.safe", &due.safe);
    let same = due.safe.working_day == due.latest.working_day;
    let safe = if same { safe } else { with_working(safe, &due.safe) };
    vec![safe, with_working(day("written.latest", &due.latest), &due.latest)]
}

/// The last day or both, where they are known, and nothing else.
fn last_days_alone(text: &Text, due: &Due) -> Vec<String> {
    let keys = if due.unsettled { ["written.safe", "written.latest"] } else { ["written.by", ""] };
    let told = keys.into_iter().zip([&due.safe, &due.latest]).filter(|(key, _)| !key.is_empty());
    told.filter_map(|(key, day)| Some(text.fill(key, &[("day", &day.day.as_ref()?.words)]))).collect()
}

/// Who goes without saying where the reader alone acts.
fn where_and_who(text: &Text, page: &GuidancePage, to: Recipient, step: &Step) -> String {
    let own = match to.audience {
        Audience::Employee => step.who == Actor::Employee,
        // The employer that somebody leaves is theirs, where no other follows.
        Audience::Handler => {
            let two = to.at.is_none() && page.steps.iter().any(|step| step.who == Actor::NewEmployer);
            step.who == Actor::Employer
                || step.who.employer().is_some_and(|employer| to.at.unwrap_or(employer) == employer && !two)
        }
        Audience::LineManager | Audience::Adviser | Audience::Payroll => false,
    };
    let place = match to.audience {
        Audience::Employee => None,
        _ => text.find(&["message.where.", &step.place].concat()),
    };
    let place = place.unwrap_or(&step.where_words);
    let key = if own { "written.where" } else { "message.who-where" };
    text.fill(key, &[("who", &to.who(text, step)), ("where", place)])
}
