//! From files to scenarios: which format a file has, the answers as the engine reads them, and all errors with places.

use super::compact::{Cells, Given, Row, RuleFile, Said};
use super::rule::in_one_form;
use super::{Also, Expects, Gives, Judged, RuleTable, Scenario, Statement, Suite, Trial};
use crate::calendar::{Date, parse_iso};
use crate::case::{Case, from_file};
use crate::engine::Ruleset;
use crate::rulebook::model::Rulebook;
use crate::text::Text;
use crate::workbench::language::nearest;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// "I don't know".
const DECLINED: &str = "?";
/// A case may be judged on a day before its events: answers are checked against a later day.
const LAST_DAY: &str = "2300-01-01";
/// A base that builds on another names it under this key.
const BASE: &str = "base";

/// A file, or a part of one, that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// File, and line where there is one.
    pub place: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for ReadError {}

/// All scenarios of a folder and the folders in it, or of one file, in the order of their names.
///
/// # Errors
/// Everything that cannot be read, and a folder without scenarios.
pub fn read(path: &Path, book: &Rulebook, text: &Text) -> Result<Suite, Vec<ReadError>> {
    let mut reader = Reader { book, text, scratch: book.rules.clone(), suite: Suite::default(), errors: Vec::new() };
    match files(path) {
        Ok(files) => files.iter().for_each(|file| reader.file(path, file)),
        Err(error) => reader.error(&path.display().to_string(), error.to_string()),
    }
    if reader.errors.is_empty() && reader.suite.trials.is_empty() {
        reader.error(&path.display().to_string(), "no scenario is here");
    }
    if reader.errors.is_empty() { Ok(reader.suite) } else { Err(reader.errors) }
}

fn files(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

struct Reader<'a> {
    book: &'a Rulebook,
    text: &'a Text,
    /// A copy of the rules to which conditions of files can be added.
    scratch: Ruleset,
    suite: Suite,
    errors: Vec<ReadError>,
}

impl Reader<'_> {
    fn error(&mut self, place: &str, message: impl Into<String>) {
        self.errors.push(ReadError { place: place.to_owned(), message: message.into() });
    }

    fn file(&mut self, folder: &Path, file: &Path) {
        let short = file.strip_prefix(folder).ok().filter(|path| !path.as_os_str().is_empty());
        let name = short.unwrap_or(file).display().to_string();
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) => return self.error(&name, error.to_string()),
        };
        let whole = text.parse::<toml::Table>().is_ok_and(|table| table.contains_key("expect"));
        if whole {
            match toml::from_str::<Scenario>(&text) {
                Ok(scenario) => self.scenario(name, scenario),
                Err(error) => self.error(&name, error.to_string()),
            }
        } else {
            match toml::from_str::<RuleFile>(&text) {
                Ok(rules) => self.rules(&name, &text, rules),
                Err(error) => self.error(&name, error.to_string()),
            }
        }
    }

    fn scenario(&mut self, name: String, scenario: Scenario) {
        if let Some((case, today)) = self.said(&name, &scenario.answers, &scenario.done, &scenario.today) {
            let expects = Expects::Page(Box::new(scenario.expect));
            self.trial(name, scenario.title, case, today, expects);
        }
    }

    fn rules(&mut self, file: &str, text: &str, rules: RuleFile) {
        let place = |start: usize| {
            let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
            format!("{file}:{line}")
        };
        for table in rules.rule {
            let name = place(table.span().start);
            let mut table = table.into_inner();
            let (rule, cases) = (table.id.clone(), std::mem::take(&mut table.cases));
            self.statement(name, table);
            let judged = |row: &Row| {
                let (rule, also) = (rule.clone(), row.also.clone());
                Ok(Expects::Rule(Box::new(Judged { rule, version: row.given.version, gives: row.gives, also })))
            };
            self.rows(&rules.base, cases, place, judged);
        }
        // Answers that cannot be are what a check is about: they are read without any.
        let checks = std::mem::take(&mut self.scratch.checks);
        for table in rules.check {
            let check = |row: &Row| match (row.gives, row.given.version, row.also == Also::default()) {
                (Gives::Yes | Gives::No, None, true) => Ok(Expects::Check(table.id.clone(), row.gives == Gives::Yes)),
                _ => Err("a check is broken, yes or no, and nothing else comes of it".to_owned()),
            };
            self.rows(&rules.base, table.cases, place, check);
        }
        self.scratch.checks = checks;
    }

    fn rows(
        &mut self,
        bases: &BTreeMap<String, Said>,
        rows: Vec<Cells>,
        place: impl Fn(usize) -> String,
        expects: impl Fn(&Row) -> Result<Expects, String>,
    ) {
        for cells in rows {
            let name = place(cells.span().start);
            let row = Row::read(cells.into_inner()).and_then(|row| Ok((expects(&row)?, row)));
            let (expects, row) = match row {
                Ok(row) => row,
                Err(message) => {
                    self.error(&name, message);
                    continue;
                }
            };
            let Some(said) = self.gather(&name, bases, &row.given) else { continue };
            for (name, said) in self.spread(&name, said, &row.given) {
                if let Some((case, today)) = self.said(&name, &said, &[], &row.given.today) {
                    self.trial(name, row.why.clone(), case, today, expects.clone());
                }
            }
        }
    }

    fn statement(&mut self, name: String, mut says: RuleTable) {
        for line in says.after.iter_mut().chain(&mut says.papers) {
            match in_one_form(&mut self.scratch, line) {
                Ok(form) => *line = form,
                Err(fault) => {
                    let hint = fault.hint.map_or(String::new(), |hint| format!(": did you mean `{hint}`?"));
                    let message = format!("{}: `{line}`: {}{hint}", says.id, fault.message);
                    self.errors.push(ReadError { place: name.clone(), message });
                }
            }
        }
        self.suite.rules.push(Statement { name, says });
    }

    /// The answers of a case: of its base, without some, with others on top.
    fn gather(&mut self, name: &str, bases: &BTreeMap<String, Said>, given: &Given) -> Option<Said> {
        let mut said = Said::new();
        if let Some(base) = &given.base
            && let Err(message) = gather(bases, base, &mut said, bases.len())
        {
            self.error(name, message);
            return None;
        }
        for fact in &given.without {
            if said.remove(fact).is_none() {
                self.error(name, format!("`{fact}` is taken away, and the base does not hold it"));
            }
        }
        said.extend(given.with.clone());
        Some(said)
    }

    /// The answers, once for each option that is asked for, with the option in the name.
    fn spread(&mut self, name: &str, said: Said, given: &Given) -> Vec<(String, Said)> {
        let mut all = vec![(name.to_owned(), said)];
        let each = given.each.iter().map(|(fact, options)| (fact, options.clone()));
        let except: Vec<_> = given.except.iter().map(|(fact, but)| (fact, self.others(name, fact, but))).collect();
        for (fact, options) in each.chain(except) {
            let with = |(name, said): &(String, Said), option: &String| {
                let mut said = said.clone();
                said.insert(fact.clone(), option.clone());
                (format!("{name} {fact}={option}"), said)
            };
            if options.is_empty() {
                self.error(name, format!("no option of `{fact}` is left: name a choice, and not all of its options"));
            }
            all = all.iter().flat_map(|one| options.iter().map(move |option| with(one, option))).collect();
        }
        all
    }

    /// The options of a fact but some.
    fn others(&mut self, name: &str, fact: &str, but: &[String]) -> Vec<String> {
        let rules = &self.book.rules;
        let known = rules.fact_named(fact).and_then(|fact| rules.fact(fact)).map_or(&[][..], |fact| fact.choices());
        if let Some(wrong) = but.iter().find(|option| known.iter().all(|choice| choice.id != **option)) {
            self.error(name, format!("`{fact}` has no option `{wrong}`"));
        }
        known.iter().map(|choice| choice.id.clone()).filter(|option| !but.contains(option)).collect()
    }

    fn trial(&mut self, name: String, why: String, case: Case, today: Date, expects: Expects) {
        let answers = case.answers(&self.book.rules);
        self.suite.trials.push(Trial { name, why, case, answers, today, expects });
    }

    /// The case that the answers make, by the same way as a person's file, and the day.
    fn said(&mut self, name: &str, said: &Said, done: &[String], today: &str) -> Option<(Case, Date)> {
        let value = |value: &String| match value.as_str() {
            DECLINED => serde_json::Value::Null,
            option => option.into(),
        };
        let answers: serde_json::Map<_, _> = said.iter().map(|(fact, said)| (fact.clone(), value(said))).collect();
        let file = serde_json::json!({ "format": 1, "answers": answers, "done": done });
        let Some(day) = parse_iso(today) else {
            self.error(name, format!("`{today}` is not a day: write 2026-11-23"));
            return None;
        };
        let rules = &self.scratch;
        match from_file(&file.to_string(), rules, parse_iso(LAST_DAY).unwrap_or(day)) {
            Ok((case, problems)) if problems.is_empty() => Some((case, day)),
            Ok((_, problems)) => {
                let words: Vec<String> = problems.iter().map(|problem| problem.words(self.text, rules)).collect();
                self.error(name, words.join("; "));
                None
            }
            Err(error) => {
                self.error(name, error.words(self.text));
                None
            }
        }
    }
}

/// The answers of a base and of those that it builds on; what stands nearer counts.
fn gather(bases: &BTreeMap<String, Said>, name: &str, said: &mut Said, depth: usize) -> Result<(), String> {
    let Some(base) = bases.get(name) else {
        let near = nearest(name, bases.keys().map(String::as_str));
        let hint = near.map_or(String::new(), |near| format!(": did you mean `{near}`?"));
        return Err(format!("no base `{name}`{hint}"));
    };
    if let Some(under) = base.get(BASE) {
        let depth = depth.checked_sub(1).ok_or_else(|| format!("the base `{name}` builds on itself"))?;
        gather(bases, under, said, depth)?;
    }
    let own = base.iter().filter(|(fact, _)| *fact != BASE);
    said.extend(own.map(|(fact, value)| (fact.clone(), value.clone())));
    Ok(())
}
