//! The case file: JSON that a person can read and write, versioned, with pure migrations. Described in FORMATS.md.

use super::{Case, Facts, Problem, Stored, answer, base64url, fit_name, grown, is_known, pairs};
use crate::calendar::{Date, iso, parse_iso};
use crate::engine::{Answer, Fact, FactId, Kind, Ruleset, broken_checks};
use crate::json::{self, Map, Place, Value};
use crate::rulebook::model::Edition;
use crate::text::Text;

/// Larger files are refused unread, in bytes. The largest case of ours stays far below it.
pub const LARGEST: usize = 200_000;
/// Numbered answers that take more bytes than this together are not kept: they would fit neither store nor link.
const MOST_NUMBERED: usize = 1_400;
/// What the names of the marks of steps begin with; the file names the step.
const MARK: &str = "done-";
type Migration = fn(Map) -> Map;
/// One step from each format to the next: the first makes format 2 of format 1.
const MIGRATIONS: [Migration; 0] = [];
/// The format that is written.
pub const FORMAT: u64 = 1 + MIGRATIONS.len() as u64;

/// Why a text is no case file of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// No JSON.
    NotJson {
        /// Where reading stopped, counted from 1.
        line: usize,
        /// Where reading stopped, counted from 1.
        column: usize,
    },
    /// JSON, but no object with a `format`.
    NotACase,
    /// A format that this version cannot read.
    OtherVersion(u64),
    /// Larger than [`LARGEST`].
    TooLarge {
        /// How large, as far as it is known.
        bytes: usize,
    },
}

/// A case as a file: what these rules know by name, the rest by number.
pub fn to_file(case: &Case, rules: &Ruleset, edition: &Edition) -> String {
    let answers = case.given(rules);
    let (mut named, mut done) = (Map::default(), Vec::new());
    for (id, fact) in rules.facts_with_ids() {
        let given = answers.get(id);
        match step_done(fact, given) {
            Some(step) => done.push(Value::from(step)),
            None if given == Answer::Unanswered => {}
            None => named.insert(&fact.id, word(fact, given)),
        }
    }
    let mut numbers = Map::default();
    for (number, stored) in case.facts.iter().filter(|(number, stored)| !is_known(rules, *number, stored)) {
        numbers.insert(&number.to_string(), numbered(stored));
    }
    let mut made_with = Map::default();
    made_with.insert("date", edition.date.as_str().into());
    made_with.insert("hash", edition.hash.as_str().into());
    let mut file = Map::default();
    file.insert("format", FORMAT.into());
    file.insert("made-with", Value::Object(made_with));
    file.insert("name", case.name.as_str().into());
    file.insert("answers", Value::Object(named));
    if !done.is_empty() {
        file.insert("done", Value::Array(done));
    }
    if !numbers.is_empty() {
        file.insert("numbered", Value::Object(numbers));
    }
    json::pretty(&Value::Object(file)) + "\n"
}

/// Reads a case file on a day: the case, and what of it could not be taken as it stands.
///
/// `today` is the real day in China: an event after it has not happened. Where answers contradict each other the one
/// that the check names last is left out.
///
/// # Errors
/// Where the text is no case file at all, or of a version that this one cannot read.
pub fn from_file(text: &str, rules: &Ruleset, today: Date) -> Result<(Case, Vec<Problem>), FileError> {
    let file = migrate(parse(text)?)?;
    let (mut case, mut problems) = (Case::default(), Vec::new());
    for (part, value) in file.iter() {
        match (part, value) {
            ("format" | "made-with", _) => {}
            ("name", Value::String(name)) => {
                let (name, cut) = fit_name(name);
                case.name = name;
                problems.extend(cut);
            }
            ("numbered", Value::Object(pairs)) => read_numbered(&mut case.facts, pairs, &mut problems),
            ("answers", Value::Object(_)) | ("done", Value::Array(_)) => {}
            ("name", _) => problems.push(Problem::WrongPart("name")),
            ("answers", _) => problems.push(Problem::WrongPart("answers")),
            ("done", _) => problems.push(Problem::WrongPart("done")),
            ("numbered", _) => problems.push(Problem::WrongPart("numbered")),
            _ => problems.push(Problem::UnknownPart(part.to_owned())),
        }
    }
    // Names after numbers, and questions before marks: what a person wrote by name counts.
    for (name, value) in file.get("answers").and_then(Value::as_object).into_iter().flat_map(Map::iter) {
        match read_answer(rules, name, value) {
            Ok((fact, given)) => case = answer(&case, rules, fact, given),
            Err(problem) => problems.push(problem),
        }
    }
    for step in file.get("done").and_then(Value::as_array).into_iter().flatten() {
        match mark(rules, step) {
            Some(fact) => case = answer(&case, rules, fact, Answer::Choice(0)),
            None => problems.push(Problem::UnknownStep(plain(step))),
        }
    }
    leave_out_the_impossible(&mut case, rules, today, &mut problems);
    Ok((case, problems))
}

fn parse(text: &str) -> Result<Map, FileError> {
    if text.len() > LARGEST {
        return Err(FileError::TooLarge { bytes: text.len() });
    }
    // Editors on Windows put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match json::read(text) {
        Ok(Value::Object(file)) => Ok(file),
        Ok(_) => Err(FileError::NotACase),
        Err(Place { line, column }) => Err(FileError::NotJson { line, column }),
    }
}

fn migrate(mut file: Map) -> Result<Map, FileError> {
    let format = file.get("format").and_then(Value::as_u64).ok_or(FileError::NotACase)?;
    let behind = FORMAT.checked_sub(format).and_then(|behind| usize::try_from(behind).ok());
    let start =
        behind.and_then(|behind| MIGRATIONS.len().checked_sub(behind)).ok_or(FileError::OtherVersion(format))?;
    for step in MIGRATIONS.iter().skip(start) {
        file = step(file);
    }
    Ok(file)
}

fn read_answer(rules: &Ruleset, name: &str, value: &Value) -> Result<(FactId, Answer), Problem> {
    let unknown = || Problem::UnknownFact(name.to_owned());
    let id = rules.fact_named(name).ok_or_else(unknown)?;
    let fact = rules.fact(id).ok_or_else(unknown)?;
    let given = match (value, &fact.kind) {
        (Value::Null, _) => Answer::Declined,
        (Value::String(option), Kind::Choice(_)) => {
            let place = fact.choice_named(option);
            place.map(Answer::Choice).ok_or_else(|| Problem::UnknownOption { fact: id, option: option.clone() })?
        }
        (Value::String(day), Kind::Date) => {
            parse_iso(day).map(Answer::Date).ok_or_else(|| Problem::NotADate { fact: id, value: day.clone() })?
        }
        _ => return Err(Problem::WrongKind { fact: id, value: value.to_string() }),
    };
    Ok((id, given))
}

/// Gives up one answer after the other until no check is broken.
fn leave_out_the_impossible(case: &mut Case, rules: &Ruleset, today: Date, problems: &mut Vec<Problem>) {
    // Each round takes one answer back, so there are no more rounds than facts.
    for _ in &rules.facts {
        let answers = case.answers(rules);
        let broken = broken_checks(rules, &answers, today).into_iter().find_map(|check| {
            let facts = &rules.checks.get(usize::from(check.0))?.facts;
            let given = facts.iter().rev().find(|fact| is_given(answers.get(**fact)))?;
            Some((check, *given))
        });
        let Some((check, fact)) = broken else { return };
        *case = answer(case, rules, fact, Answer::Unanswered);
        problems.push(Problem::Impossible { check, fact });
    }
}

fn is_given(answer: Answer) -> bool {
    matches!(answer, Answer::Choice(_) | Answer::Date(_))
}

/// The step, where this is the mark of one and says that it is done.
fn step_done(fact: &Fact, given: Answer) -> Option<&str> {
    let step = fact.id.strip_prefix(MARK)?;
    (fact.mark && given == Answer::Choice(0)).then_some(step)
}

fn mark(rules: &Ruleset, step: &Value) -> Option<FactId> {
    let mark = format!("{MARK}{}", step.as_str()?);
    let own = rules.fact_named(&mark).filter(|id| rules.fact(*id).is_some_and(|fact| fact.mark));
    own.or_else(|| grown(rules, |former| former.id == mark))
}

fn word(fact: &Fact, given: Answer) -> Value {
    match given {
        Answer::Choice(place) => {
            fact.choices().get(usize::from(place)).map_or(Value::Null, |choice| choice.id.as_str().into())
        }
        Answer::Date(date) => Value::String(iso(date)),
        Answer::Unanswered | Answer::Declined => Value::Null,
    }
}

fn numbered(stored: &Stored) -> Value {
    match stored {
        Stored::Declined => Value::Null,
        Stored::Choice(option) => u64::from(*option).into(),
        Stored::Date(date) => Value::String(iso(*date)),
        Stored::Number { tag, value } => Value::Array(vec![u64::from(*tag).into(), (*value).into()]),
        Stored::Bytes(bytes) => Value::Array(vec![Value::String(base64url::encode(bytes))]),
    }
}

fn read_numbered(facts: &mut Facts, pairs: &Map, problems: &mut Vec<Problem>) {
    let mut room = MOST_NUMBERED;
    for (key, value) in pairs.iter() {
        let number = key.parse::<u16>().ok().filter(|number| *number > 0 && number.to_string() == key);
        let read = number.zip(stored(value)).and_then(|(number, stored)| {
            room = room.checked_sub(pairs::length(number, &stored))?;
            Some((number, stored))
        });
        match read {
            Some((number, stored)) => facts.set(number, stored),
            None => problems.push(Problem::UnreadableNumbered(key.to_owned())),
        }
    }
}

fn stored(value: &Value) -> Option<Stored> {
    match value {
        Value::Null => Some(Stored::Declined),
        Value::Number(_) => Some(Stored::Choice(u16::try_from(value.as_u64()?).ok()?)),
        Value::String(day) => parse_iso(day).map(Stored::Date),
        Value::Array(parts) => match parts.as_slice() {
            [Value::String(bytes)] => base64url::decode(bytes).map(Stored::Bytes),
            [tag, value] => {
                let tag = u8::try_from(tag.as_u64()?).ok().filter(|tag| Stored::NUMBER_TAGS.contains(tag))?;
                Some(Stored::Number { tag, value: value.as_u64()? })
            }
            _ => None,
        },
        Value::Bool(_) | Value::Object(_) => None,
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl FileError {
    /// The key of its words.
    pub fn key(&self) -> &'static str {
        match self {
            FileError::NotJson { .. } => "file.error.not-json",
            FileError::NotACase => "file.error.not-a-case",
            FileError::OtherVersion(_) => "file.error.version",
            FileError::TooLarge { .. } => "file.error.too-large",
        }
    }

    /// What is wrong and what to do.
    pub fn words(&self, text: &Text) -> String {
        match self {
            FileError::NotJson { line, column } => {
                text.fill(self.key(), &[("line", &line.to_string()), ("column", &column.to_string())])
            }
            FileError::OtherVersion(version) => {
                text.fill(self.key(), &[("version", &version.to_string()), ("ours", &FORMAT.to_string())])
            }
            FileError::TooLarge { bytes } => {
                let kilobytes = |bytes: usize| text.number(bytes.div_ceil(1000));
                text.fill(self.key(), &[("size", &kilobytes(*bytes)), ("limit", &kilobytes(LARGEST))])
            }
            FileError::NotACase => text.get(self.key()).to_owned(),
        }
    }
}
