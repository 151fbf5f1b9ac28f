//! `mutate [FOLDER] [--at NAME]`: changes the rulebook in small ways and tells which changes no scenario notices; fails
//! where they are too many.

use super::desk::{Desk, Failure, SCENARIOS, suite};
use crate::text::Text;
use crate::workbench::mutate::{Fate, Mutant, Operator, fates, mutants};
use crate::workbench::scenario::Suite;
use lexopt::{Arg, Parser, ValueExt};
use std::fmt::Write;

/// The share that must be killed, in tenths of a percent; what is proved to judge every case alike does not count.
const LEAST: usize = 970;

pub fn run(desk: &Desk, mut arguments: Parser) -> Result<String, Failure> {
    let (mut folder, mut at) = (SCENARIOS.to_owned(), String::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("at") => at = arguments.value()?.string()?,
            Arg::Value(path) => folder = path.string()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let suite = suite(desk, &folder)?;
    if let Some(name) = disagrees(desk, &suite) {
        return Err(Failure::input(desk.text.fill("cli.mutate.disagrees", &[("name", &name)])));
    }
    let mut mutants = mutants(&desk.book);
    mutants.retain(|mutant| mutant.at.starts_with(&at));
    let fates = fates(&desk.book, &desk.text, &suite, &mutants);
    let (words, tenths) = report(&desk.text, &mutants, &fates);
    if tenths < LEAST { Err(Failure::input(words)) } else { Ok(words) }
}

/// A scenario that differs although nothing is changed.
fn disagrees(desk: &Desk, suite: &Suite) -> Option<String> {
    let rule = suite.rules.iter().find(|statement| !statement.differences(&desk.book).is_empty());
    let trial = || suite.trials.iter().find(|trial| !trial.differences(&desk.book, &desk.text).is_empty());
    rule.map(|rule| rule.name.clone()).or_else(|| trial().map(|trial| trial.name.clone()))
}

/// The words, and the share of killed ones in tenths of a percent.
fn report(text: &Text, mutants: &[Mutant], fates: &[Fate]) -> (String, usize) {
    let mut out = String::new();
    let all = || mutants.iter().zip(fates);
    let _ = writeln!(out, "{}", text.get("cli.mutate.head"));
    for operator in Operator::ALL {
        let own: Vec<&Fate> = all().filter(|(mutant, _)| mutant.operator == operator).map(|(_, fate)| fate).collect();
        let (killed, equivalent) = count(own.iter().copied());
        let name = text.get(&format!("cli.mutate.operator.{}", operator.name())).to_owned();
        let survived = own.len() - killed - equivalent;
        let _ = writeln!(out, "{name:<46} {:>7} {killed:>7} {equivalent:>10} {survived:>8}", own.len());
    }
    for (mutant, fate) in all() {
        let key = match fate {
            Fate::Killed(_) => continue,
            Fate::Survived => "cli.mutate.survived",
            Fate::Equivalent(_) => "cli.mutate.equivalent",
        };
        let name = text.get(&format!("cli.mutate.operator.{}", mutant.operator.name())).to_owned();
        let became = if mutant.became.is_empty() { text.get("cli.mutate.nothing") } else { &mutant.became };
        let words = [("at", mutant.at.as_str()), ("operator", &name), ("was", &mutant.was), ("became", became)];
        let _ = writeln!(out, "{}", text.fill(key, &words));
        if let Fate::Equivalent(proof) = fate {
            let effort = &proof.0;
            let words = [("facts", effort.facts.len().to_string()), ("leaves", effort.leaves.to_string())];
            let words = words.each_ref().map(|(name, value)| (*name, value.as_str()));
            let _ = writeln!(out, "{}", text.fill("cli.mutate.proof", &words));
        }
    }
    let (killed, equivalent) = count(fates.iter());
    let counted = fates.len() - equivalent;
    // Rounded down: a survivor never reads as 100 %.
    let tenths = (killed * 1000).checked_div(counted).unwrap_or(1000);
    let _ = writeln!(out, "{killed} of {counted} killed, {}.{} %", tenths / 10, tenths % 10);
    (out, tenths)
}

/// How many were killed, and how many judge every case alike.
fn count<'a>(fates: impl Iterator<Item = &'a Fate>) -> (usize, usize) {
    fates.fold((0, 0), |(killed, equivalent), fate| match fate {
        Fate::Killed(_) => (killed + 1, equivalent),
        Fate::Equivalent(_) => (killed, equivalent + 1),
        Fate::Survived => (killed, equivalent),
    })
}
