//! `edition`: which edition this is; `edition freeze` archives it; `edition pack` makes of an archived one what the browser
//! loads.

use super::desk::{Desk, Failure, words};
use crate::calendar::iso;
use crate::engine::{Answer, Answers, Ruleset};
use crate::guidance::record;
use crate::rulebook::edition::{self, Frozen};
use crate::rulebook::source;
use crate::workbench::scenario::{self, Expects, Trial};
use lexopt::Parser;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where editions are archived.
const ARCHIVE: &str = "src/rulebook/editions";
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
        ["pack", file, folder] => pack(file, folder),
        [other, ..] => Err(Failure::unknown(*other)),
    }
}

/// Writes the rulebook of a folder with the texts of another into the archive. What is there already stays as it is.
fn freeze(desk: &Desk, rulebook: &str, texts: &str, archive: &str) -> Result<String, Failure> {
    let files = source::files(Path::new(rulebook)).map_err(told)?;
    let book = source::load(&files).map_err(|errors| {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        Failure::input(errors.join("\n\n"))
    })?;
    let languages = edition::languages(Path::new(texts)).map_err(told)?;
    let mut frozen = Frozen::new(&book, &languages, env!("CARGO_PKG_VERSION")).map_err(told)?;
    let suite = scenario::read(Path::new("tests/scenarios"), &desk.book, &desk.text);
    let trials = suite.map(|suite| suite.trials).unwrap_or_default();
    let recorded =
        trials.iter().filter(|trial| trial.name.starts_with(RECORDED) && matches!(trial.expects, Expects::Page(_)));
    frozen.recorded = recorded
        .filter_map(|trial| record(&frozen, &trial.name, &iso(trial.today), &said(&desk.book.rules, trial)))
        .collect();
    let path = PathBuf::from(archive).join(frozen.file_name());
    if !path.exists() {
        std::fs::create_dir_all(archive).map_err(told)?;
        std::fs::write(&path, serde_json::to_string(&frozen).map_err(told)? + "\n").map_err(told)?;
    }
    Ok(format!("{}\n", path.display()))
}

/// Writes what the browser loads, one file a language.
fn pack(file: &str, folder: &str) -> Result<String, Failure> {
    let frozen: Frozen = serde_json::from_str(&std::fs::read_to_string(file).map_err(told)?).map_err(told)?;
    let mut out = String::new();
    for (language, bytes) in frozen.packed().map_err(told)? {
        let path = PathBuf::from(folder).join(format!("edition-{}-{language}.bin", frozen.edition.hash));
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
