//! `edition`: which edition this is; `edition freeze` archives it; `edition pack` makes of an archived one what the browser
//! loads.

use super::desk::{Desk, Failure, SCENARIOS, suite, words};
use crate::calendar::iso;
use crate::engine::{Answer, Answers, Ruleset};
use crate::workbench::edition::{self, Frozen, record};
use crate::workbench::scenario::{Expects, Trial};
use crate::workbench::source;
use lexopt::Parser;
use std::collections::BTreeMap;
use std::path::Path;

/// Where editions are archived.
const ARCHIVE: &str = "src/editions";
/// Cases of which every edition records what came out: whole pages, whose files begin so.
const RECORDED: &str = "s";

pub fn run(desk: &Desk, arguments: Parser) -> Result<String, Failure> {
    let words = words(arguments)?;
    match words.iter().map(String::as_str).collect::<Vec<&str>>().as_slice() {
        [] => {
            let edition = &desk.book.edition;
            Ok(format!("{} {}\n", edition.date, edition.hash))
        }
        ["freeze"] => freeze(desk, "src/rulebook", "src/text", ARCHIVE),
        ["freeze", rulebook, texts, archive] => freeze(desk, rulebook, texts, archive),
        ["pack", edition, folder] => pack(desk, edition, folder),
        [other, ..] => Err(Failure::unknown(*other)),
    }
}

/// Writes the rulebook of a folder with the texts of another into the archive. What is there already stays as it is.
fn freeze(desk: &Desk, rulebook: &str, texts: &str, archive: &str) -> Result<String, Failure> {
    let files = source::files(Path::new(rulebook)).map_err(told)?;
    let languages = edition::languages(Path::new(texts)).map_err(told)?;
    let trials = suite(desk, SCENARIOS)?.trials;
    let recorded = |frozen: &Frozen| {
        let trials = trials.iter().filter(|trial| trial.name.starts_with(RECORDED));
        let pages = trials.filter(|trial| matches!(trial.expects, Expects::Page(_)));
        let said = |trial: &Trial| said(&desk.book.rules, trial);
        pages.filter_map(|trial| record(frozen, &trial.name, &iso(trial.today), &said(trial))).collect()
    };
    let engine = env!("CARGO_PKG_VERSION");
    let folder = edition::freeze(Path::new(archive), &files, &languages, engine, recorded).map_err(told)?;
    Ok(format!("{}\n", folder.display()))
}

/// Writes what the browser loads of an archived edition, one file a language.
fn pack(desk: &Desk, edition: &str, folder: &str) -> Result<String, Failure> {
    let mut frozen = edition::read(Path::new(edition)).map_err(told)?;
    edition::give_numbers(&mut frozen.rulebook, &desk.book);
    let mut out = String::new();
    for (language, bytes) in frozen.packed().map_err(told)? {
        let path = Path::new(folder).join(frozen.packed_name(language));
        std::fs::write(&path, bytes).map_err(told)?;
        out.push_str(&format!("{}\n", path.display()));
    }
    Ok(out)
}

/// The answers of a scenario by the names of facts and options.
fn said(rules: &Ruleset, trial: &Trial) -> BTreeMap<String, String> {
    let answers: &Answers = &trial.answers;
    let value = |id, fact: &crate::engine::Fact| match answers.get(id) {
        Answer::Unanswered => None,
        Answer::Declined => Some("?".to_owned()),
        Answer::Date(date) => Some(iso(date)),
        Answer::Choice(option) => fact.choices().get(usize::from(option)).map(|choice| choice.id.clone()),
    };
    rules.facts_with_ids().filter_map(|(id, fact)| Some((fact.id.clone(), value(id, fact)?))).collect()
}

fn told(error: impl std::fmt::Display) -> Failure {
    Failure::input(error.to_string())
}
