//! `coverage [FOLDER] [--json]`: what covers what, and what is missing, a line each with what would fill it.

use super::desk::{Desk, Failure, SCENARIOS, suite};
use crate::text::Text;
use crate::workbench::coverage::{Border, Coverage, Gap, Part, ProvisionRow, RuleRow, Side, coverage, json};
use crate::workbench::proof::Effort;
use lexopt::{Arg, Parser, ValueExt};
use std::fmt::Write;

/// How many names of a list are told.
const TOLD: usize = 3;

pub fn run(desk: &Desk, mut arguments: Parser) -> Result<String, Failure> {
    let (mut folder, mut as_json) = (SCENARIOS.to_owned(), false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("json") => as_json = true,
            Arg::Value(path) => folder = path.string()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let coverage = coverage(&desk.book, &suite(desk, &folder)?);
    if as_json {
        return Ok(format!("{:#}\n", json(&coverage)));
    }
    let (words, failed) = tables(&desk.text, &coverage);
    if failed == 0 { Ok(words) } else { Err(Failure::input(words)) }
}

fn tables(text: &Text, coverage: &Coverage) -> (String, usize) {
    let (mut out, mut missing, mut failed) = (String::new(), String::new(), 0);
    let _ = writeln!(out, "{}", text.get("cli.coverage.provisions"));
    for row in &coverage.provisions {
        let _ = writeln!(out, "{}", provision(text, row));
        failed += usize::from(tell(text, &mut missing, &row.number, &row.gaps()));
    }
    let _ = writeln!(out, "\n{}", text.get("cli.coverage.rules"));
    for row in &coverage.rules {
        let _ = writeln!(out, "{}", rule(text, row));
        for border in &row.borders {
            let on = side(text, &border.on, border.never_on.as_ref());
            let beyond = side(text, &border.beyond, border.never_beyond.as_ref());
            let words = [("comparison", border.comparison.as_str()), ("on", &on)];
            let words = text.fill("cli.coverage.border", &words);
            let _ = writeln!(out, "{}", words.replace("{beyond}", &beyond));
        }
        failed += usize::from(tell(text, &mut missing, &row.label(), &row.gaps()));
    }
    if !missing.is_empty() {
        let _ = writeln!(out, "\n{}\n{missing}", text.get("cli.coverage.missing"));
    }
    let rows = coverage.provisions.len() + coverage.rules.len();
    let _ = writeln!(out, "{} passed, {failed} failed", rows - failed);
    (out, failed)
}

fn provision(text: &Text, row: &ProvisionRow) -> String {
    match row.excluded {
        Some(reason) => text.fill("cli.coverage.excluded", &[("number", &row.number), ("reason", reason.name())]),
        None => {
            let words = [("number", row.number.as_str()), ("rules", &row.rules.join(", "))];
            text.fill("cli.coverage.provision", &words).replace("{fires}", &list(text, &row.fires))
        }
    }
}

fn rule(text: &Text, row: &RuleRow) -> String {
    let (label, fires, held_back) = (row.label(), list(text, &row.fires), list(text, &row.held_back));
    text.fill("cli.coverage.rule", &[("rule", &label), ("fires", &fires), ("held-back", &held_back)])
}

/// The scenarios on one side of a border; or that none can stand there.
fn side(text: &Text, names: &[String], never: Option<&Effort>) -> String {
    match never {
        Some(effort) => text.fill("cli.coverage.never", &[("leaves", &effort.leaves.to_string())]),
        None => list(text, names),
    }
}

/// How many there are, and the first ones by name.
fn list(text: &Text, names: &[String]) -> String {
    let told: Vec<&str> = names.iter().take(TOLD).map(String::as_str).collect();
    let words = [("count", names.len().to_string()), ("names", told.join(", "))];
    let key = if names.is_empty() { "cli.coverage.none" } else { "cli.coverage.list" };
    text.fill(key, &words.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// A line for each gap; whether there are any.
fn tell(text: &Text, missing: &mut String, name: &str, gaps: &[Gap<'_>]) -> bool {
    for gap in gaps {
        let words = match gap {
            Gap::NoRule => text.get("cli.coverage.no-rule").to_owned(),
            Gap::ExcludedButCited(reason) => text.fill("cli.coverage.excluded-cited", &[("reason", reason.name())]),
            Gap::NoScenario => text.get("cli.coverage.no-scenario").to_owned(),
            Gap::NothingFires => text.get("cli.coverage.nothing-fires").to_owned(),
            Gap::NothingHoldsBack => text.get("cli.coverage.nothing-holds-back").to_owned(),
            Gap::NothingOn(border) => wanted(text, border, "cli.coverage.same-day"),
            Gap::NothingBeyond(border) => match border.beyond_is {
                Side::Before => wanted(text, border, "cli.coverage.day-before"),
                Side::After => wanted(text, border, "cli.coverage.day-after"),
                Side::Either => wanted(text, border, "cli.coverage.day-off"),
            },
        };
        let _ = writeln!(missing, "  {name}: {words}");
    }
    !gaps.is_empty()
}

/// `a case that reaches …, with … one day before …`.
fn wanted(text: &Text, border: &Border, key: &str) -> String {
    let where_ = text.fill(key, &[("left", &border.sides.0), ("right", &border.sides.1)]);
    let part = match border.part {
        Part::Condition => "cli.coverage.wanted",
        Part::Papers => "cli.coverage.wanted-papers",
        Part::Forerunners => "cli.coverage.wanted-before",
    };
    let words = text.fill(part, &[("comparison", &border.comparison), ("where", &where_)]);
    match &border.nearest {
        Some((name, days)) => {
            let nearest = text.fill("cli.coverage.nearest", &[("name", name), ("days", &days.to_string())]);
            format!("{words} {nearest}")
        }
        None => words,
    }
}
