//! `procedures [NAME]`: checklists for those who employ or advise, all of them by their titles or one in full.

use super::assess::today;
use super::desk::{self, Desk, Failure};
use crate::guidance::{Checklist, Difference, PaperLine, SideBySide, Step, StepChange, checklist, old_rules, outcome};
use crate::text::Text;
use lexopt::Parser;
use std::fmt::Write;

pub fn run(desk: &Desk, arguments: Parser) -> Result<String, Failure> {
    let words = desk::words(arguments)?;
    if let Some(extra) = words.get(1) {
        return Err(Failure::unknown(extra));
    }
    let Desk { book, text } = desk;
    let mut out = String::new();
    let Some(name) = words.first() else {
        for procedure in &book.companion.procedures {
            let title = format!("procedure.{}.title", procedure.id);
            let _ = writeln!(out, "{:20} {}", procedure.id, text.get(&title));
        }
        return Ok(out);
    };
    let procedure = book.companion.procedures.iter().find(|procedure| procedure.id == *name);
    let none = || Failure::input(text.fill("cli.error.no-procedure", &[("name", name)]));
    let day = today(desk)?;
    let list = checklist(book, text, procedure.ok_or_else(none)?, day);
    if let Some(old) = old_rules(book, text, day) {
        let _ = writeln!(out, "{}\n", old.words);
    }
    tell(&mut out, text, &list);
    Ok(out)
}

fn tell(out: &mut String, text: &Text, list: &Checklist) {
    let _ = writeln!(out, "{}\n{}\n", list.title, list.intro);
    for part in &list.verdicts {
        if let Some(condition) = &part.condition {
            let _ = writeln!(out, "{}", text.fill("cli.procedure.depends", &[("conditions", &condition.words)]));
        }
        let _ = writeln!(out, "{}\n{}", part.verdict.title, part.verdict.body);
    }
    let mut steps = |heading: &str, steps: &[usize]| {
        let _ = writeln!(out, "\n{heading}");
        for step in steps.iter().filter_map(|place| list.page.steps.get(*place)) {
            let words = outcome(&list.page, text, &step.rule).map_or(String::new(), |(words, _)| words);
            out.push_str(&words);
            for remark in &step.remarks {
                let words = outcome(&list.page, text, &remark.rule).map_or(String::new(), |(words, _)| words);
                out.push_str(&words);
            }
        }
    };
    for part in &list.parts {
        steps(&part.who_words, &part.steps);
    }
    for group in &list.dependent {
        let conditions: Vec<&str> = group.conditions.iter().map(|condition| condition.words.as_str()).collect();
        let conditions = conditions.join(text.get("ui.list-semicolon"));
        steps(&text.fill("cli.procedure.depends", &[("conditions", &conditions)]), &group.steps);
    }
    for remark in list.page.warnings.iter().chain(&list.page.notes) {
        let words = outcome(&list.page, text, &remark.rule).map_or(String::new(), |(words, _)| words);
        out.push_str(&words);
    }
    if let Some(reform) = &list.reform {
        let _ = writeln!(out, "\n{}", text.get("cli.procedure.reform"));
        for verdict in reform.before.iter().chain(&reform.after) {
            let _ = writeln!(out, "  {}", verdict.verdict.title);
        }
        compare(out, text, &reform.both);
    }
}

fn compare(out: &mut String, text: &Text, both: &SideBySide) {
    for row in &both.rows {
        let old = row.before.and_then(|place| both.before.steps.get(place));
        let new = row.after.and_then(|place| both.after.steps.get(place));
        let Some(step) = new.or(old) else { continue };
        let changes: Vec<String> = row.changes.iter().filter_map(|change| words(text, change)).collect();
        let key = match row.changes.first() {
            None => "cli.procedure.same",
            Some(StepChange::Added) => "cli.procedure.added",
            Some(StepChange::Removed) => "cli.procedure.removed",
            Some(_) => "cli.procedure.changed",
        };
        let Step { title, who_words, .. } = step;
        let changes = changes.join(text.get("ui.list-semicolon"));
        let values = [("title", title.as_str()), ("who", who_words), ("changes", &changes)];
        let _ = writeln!(out, "  {}", text.fill(key, &values));
    }
    for remark in &both.remarks {
        let (key, outcome) = match remark {
            Difference::Added(outcome) => ("difference.added", outcome),
            Difference::Removed(outcome) => ("difference.removed", outcome),
            // Dates are left out.
            Difference::Moved(..) => continue,
        };
        let _ = writeln!(out, "  {}", text.fill(key, &[("title", &outcome.title)]));
    }
}

fn words(text: &Text, change: &StepChange) -> Option<String> {
    let key = match change {
        StepChange::Added | StepChange::Removed => return None,
        StepChange::Certainty => "cli.procedure.change.certainty",
        StepChange::State => "cli.procedure.change.state",
        StepChange::Dates => "cli.procedure.change.dates",
        StepChange::Actor => "cli.procedure.change.actor",
        StepChange::Place => "cli.procedure.change.place",
        StepChange::Papers(..) => "cli.procedure.change.papers",
    };
    let (StepChange::Papers(added, removed), list) = (change, text.get("ui.list-comma")) else {
        return Some(text.get(key).to_owned());
    };
    let names = |papers: &[PaperLine]| papers.iter().map(|paper| paper.words.as_str()).collect::<Vec<_>>().join(list);
    Some(text.fill(key, &[("added", &names(added)), ("removed", &names(removed))]))
}
