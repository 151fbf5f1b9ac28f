//! Two guidances beside each other, step by step. What differs is said in words; colour only repeats it.

use super::news;
use super::pieces::{count, disclosure, line, section};
use crate::app::state::App;
use crate::drawing::{Element, el};
use crate::guidance::{Due, DueDay, PaperLine, Row, SideBySide, Step, StepChange, StepState};
use crate::text::Text;

/// How the two sides are called, and how those who act are told.
#[derive(Clone, Copy)]
pub struct Columns {
    /// The key of the words above the first.
    pub before: &'static str,
    /// The key of the words above the second.
    pub after: &'static str,
    /// Who takes a step, in words.
    pub who: fn(&Text, &Step) -> String,
}

/// Both verdicts: the first, the second, and whether they differ.
pub fn verdicts(app: App, sides: Columns, before: Vec<Element>, after: Vec<Element>, differ: Differ) -> Element {
    let text = app.text();
    let (class, key) = match differ {
        Differ::Yes => ("badge badge--differs", "ui.beside.changed"),
        Differ::No => ("badge", "ui.beside.same"),
    };
    let mark = el("p").child(el("span").class(class).text(text.get(key)));
    let both =
        el("div").class("beside__both").child(side(text, sides.before, before)).child(side(text, sides.after, after));
    section("section beside", "beside-verdict", text.get("ui.beside.verdict")).child(mark).child(both)
}

/// Whether two things differ.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Differ {
    /// They do.
    Yes,
    /// They are the same.
    No,
}

/// The steps that differ, those that stay folded away, and the remarks that differ; nothing for what there is nothing of.
pub fn differences(app: App, both: &SideBySide, sides: Columns) -> Vec<Element> {
    let text = app.text();
    let (same, other): (Vec<&Row>, Vec<&Row>) = both.rows.iter().partition(|row| row.changes.is_empty());
    let rows = other.iter().map(|row| changed(app, both, row, sides));
    let number = text.count("ui.beside.differ", count(other.len()));
    let steps = (!other.is_empty()).then(|| {
        let list = el("ol").class("beside__rows").children(rows);
        section("section beside", "beside-steps", &number).child(list)
    });
    let stays = same.iter().filter_map(|row| row.after.and_then(|place| both.after.steps.get(place)));
    let stays = el("ul").class("beside__stay").children(stays.map(|step| {
        let who = (sides.who)(text, step);
        el("li").child(el("strong").words(&step.title)).child(line("faint", &who))
    }));
    let stays = (!same.is_empty())
        .then(|| disclosure(&text.count("ui.beside.stay", count(same.len()))).class("disclosure section").child(stays));
    let remarks = (!both.remarks.is_empty()).then(|| {
        section("section", "beside-remarks", text.get("ui.beside.remarks")).child(news::list(app, &both.remarks, None))
    });
    [steps, stays, remarks].into_iter().flatten().collect()
}

/// A step that differs: what differs in words, then both sides.
fn changed(app: App, both: &SideBySide, row: &Row, sides: Columns) -> Element {
    let text = app.text();
    let old = row.before.and_then(|place| both.before.steps.get(place));
    let new = row.after.and_then(|place| both.after.steps.get(place));
    let (class, key) = match row.changes.first() {
        Some(StepChange::Added) => ("badge badge--added", "ui.beside.added"),
        Some(StepChange::Removed) => ("badge badge--removed", "ui.beside.removed"),
        _ => ("badge badge--differs", "ui.beside.changed"),
    };
    let title = new.or(old).map(|step| step.title.as_str()).unwrap_or_default();
    let words: Vec<String> = row
        .changes
        .iter()
        .flat_map(|change| old.zip(new).map(|(old, new)| told(text, change, old, new, sides)))
        .flatten()
        .collect();
    let words = el("ul").class("beside__changes").children(words.iter().map(|words| el("li").words(words)));
    let cell = |key: &'static str, step: Option<&Step>| side(text, key, one_side(text, step, sides));
    el("li")
        .class("beside__row")
        .key([title, key].concat())
        .child(el("h3").words(title))
        .child(el("p").child(el("span").class(class).text(text.get(key))))
        .child(old.is_some_and(|_| new.is_some()).then_some(words))
        .child(el("div").class("beside__both").child(cell(sides.before, old)).child(cell(sides.after, new)))
}

fn side(text: &Text, key: &'static str, content: Vec<Element>) -> Element {
    el("div").class("beside__side").child(el("p").class("beside__name").words(text.get(key))).child(content)
}

/// What is told of a step on one side.
fn one_side(text: &Text, step: Option<&Step>, sides: Columns) -> Vec<Element> {
    let Some(step) = step else { return line("faint", text.get("ui.beside.no-step")).into_iter().collect() };
    let due = step.due.iter().flat_map(|due| dates(text, due));
    let due = due.filter_map(|words| line("step__due", &words));
    let state = match step.state {
        StepState::Now if !step.after.is_empty() => {
            let steps = step.after.join(text.get("ui.list-semicolon"));
            line("faint", &text.fill("ui.beside.after", &[("steps", &steps)]))
        }
        at => line("faint", state(text, at)),
    };
    let who = line("", &(sides.who)(text, step));
    let place = line("faint", &text.fill("ui.step.where", &[("where", &step.where_words)]));
    state.into_iter().chain(due).chain(who).chain(place).collect()
}

fn state(text: &Text, state: StepState) -> &str {
    text.get(match state {
        StepState::Done => "ui.state.done",
        StepState::Overdue => "ui.state.overdue",
        StepState::LastChance => "ui.state.last-chance",
        StepState::NotYet => "ui.state.not-yet",
        StepState::Now => "ui.beside.now",
        StepState::Depends => "ui.state.depends",
    })
}

/// The days of a step, each a line; the sum in words where there is no day.
pub fn dates(text: &Text, due: &Due) -> Vec<String> {
    let told = |key: &str, day: &DueDay| match &day.day {
        Some(day) => text.fill(key, &[("date", &day.words)]),
        None => text.fill(&[key, ".sum"].concat(), &[("sum", &day.sum)]),
    };
    let opens = due.opens.as_ref().map(|day| told("ui.due.opens", day));
    let safe = told(if due.unsettled { "ui.due.safe" } else { "ui.due.by" }, &due.safe);
    let latest = due.unsettled.then(|| told("ui.due.latest", &due.latest));
    opens.into_iter().chain([safe]).chain(latest).collect()
}

/// A change in words.
fn told(text: &Text, change: &StepChange, old: &Step, new: &Step, sides: Columns) -> Vec<String> {
    let from_to = |key: &str, before: &str, after: &str| vec![text.fill(key, &[("before", before), ("after", after)])];
    match change {
        StepChange::Added | StepChange::Removed => Vec::new(),
        StepChange::Certainty if new.depends_on.is_empty() => vec![text.get("ui.beside.applies").to_owned()],
        StepChange::Certainty => vec![text.get("ui.beside.depends").to_owned()],
        StepChange::State => from_to("ui.beside.state", state(text, old.state), state(text, new.state)),
        StepChange::Dates => {
            let (before, after) = (day(text, old), day(text, new));
            if before == after {
                return vec![text.get("ui.beside.counting").to_owned()];
            }
            from_to("ui.beside.dates", &before, &after)
        }
        StepChange::Actor => from_to("ui.beside.actor", &(sides.who)(text, old), &(sides.who)(text, new)),
        StepChange::Place => from_to("ui.beside.place", &old.where_words, &new.where_words),
        StepChange::Papers(more, fewer) => {
            let papers = |key: &str, papers: &[PaperLine]| {
                let names: Vec<&str> = papers.iter().map(|paper| paper.words.as_str()).collect();
                let names = names.join(text.get("ui.list-semicolon"));
                (!papers.is_empty()).then(|| text.fill(key, &[("papers", &names)]))
            };
            let lines = [papers("ui.beside.papers.new", more), papers("ui.beside.papers.gone", fewer)];
            lines.into_iter().flatten().collect()
        }
    }
}

/// The days of a step as one text: the safe one and, where they differ, the latest one.
fn day(text: &Text, step: &Step) -> String {
    let Some(due) = &step.due else { return text.get("difference.no-date").to_owned() };
    let word = |day: &DueDay| day.day.as_ref().map_or(&day.sum, |day| &day.words).clone();
    let (safe, latest) = (word(&due.safe), word(&due.latest));
    if safe == latest { safe } else { [safe.as_str(), " / ", &latest].concat() }
}
