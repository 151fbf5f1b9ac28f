//! From documents to the rulebook: facts, steps, provisions, sources, calendar, checks. Definitions and rules have files of
//! their own, and so have the checks of names, of circles and of words.

use super::document::{Document, FactKind, FactTable, ProvisionTable, StepTable};
use super::period::{day, period};
use super::place::{At, Errors};
use super::rules::Reader;
use super::{SourceError, SourceFile, companion, definitions, messages, order, questions, unique};
use crate::calendar::{self, Always, Calendar, Year};
use crate::engine::{Check, Choice, Fact, FactId, FactSet, Former, Kind, NO, Options, YES};
use crate::rulebook::model::{Alike, Basis, Edition, Exclusion, Provision, Rulebook, Source, StepName};
use crate::workbench::language::{self, Names};
use std::ops::Range;
use toml::Spanned;

/// Marks of steps are numbered from here, so that they never meet a fact's number.
const MARKS: u16 = 1000;

/// Reads and checks the rulebook. The edition's hash is left empty: it also covers the texts.
///
/// # Errors
/// Every error found, in the order of files and lines.
pub fn load(files: &[SourceFile]) -> Result<Rulebook, Vec<SourceError>> {
    let mut errors = Errors::default();
    let documents = documents(files, &mut errors);
    let mut book = Rulebook::default();
    let mut done = Vec::new();
    for (at, document) in &documents {
        edition(&mut book, *at, document, &mut errors);
        facts(&mut book, *at, &document.fact, &mut errors);
        for step in &document.step {
            book.steps.push(StepName { id: step.id.get_ref().clone(), number: *step.number.get_ref() });
            done.push((*at, step));
        }
        book.papers.extend(document.paper.iter().map(|paper| paper.id.get_ref().clone()));
        book.instruments.extend(document.instrument.iter().map(|instrument| instrument.get_ref().clone()));
        years(&mut book, *at, document, &mut errors);
        always(&mut book, *at, document, &mut errors);
    }
    // Marks come after the questions: they are never asked.
    let marks: Vec<Option<FactId>> = done
        .iter()
        .map(|(at, step)| match &step.done {
            Some(name) => known_done(&book, *at, name, &mut errors),
            None => {
                let place = FactId(u16::try_from(book.rules.facts.len()).unwrap_or(u16::MAX));
                few_enough(&book, *at, step.id.span(), &mut errors);
                book.rules.facts.push(mark(step.id.get_ref(), *step.number.get_ref()));
                Some(place)
            }
        })
        .collect();
    for (at, document) in &documents {
        document.fact.iter().for_each(|fact| grown(&mut book, *at, fact, &done, &mut errors));
    }
    for (_, document) in &documents {
        book.sources.extend(document.source.iter().map(|source| Source {
            id: source.id.get_ref().clone(),
            title: source.title.clone(),
            place: source.r#where.clone(),
            kind: source.kind.clone(),
            read: source.read.clone(),
            date: source.date.clone(),
            unused: source.unused.clone(),
        }));
    }
    for (at, document) in &documents {
        workbench(&mut book, *at, document, &mut errors);
    }
    for (at, document) in &documents {
        for provision in &document.provision {
            let read = self::provision(&book, *at, provision, &mut errors);
            book.provisions.push(read);
        }
    }
    unique::names_and_numbers(&documents, &mut errors);
    doubts(&book, &documents, &mut errors);
    definitions::read(&mut book, &documents, &mut errors);
    checks(&mut book, &documents, &mut errors);
    let tell = done.iter().map(|(_, step)| step.tell.clone()).collect();
    let mut reader = Reader::new(&mut book, marks, tell, &mut errors);
    for (at, document) in &documents {
        for rule in &document.rule {
            reader.rule(*at, rule);
        }
    }
    order::no_circles(&documents, &mut errors);
    questions::read(&mut book, &documents, &mut errors);
    companion::read(&mut book, &documents, &mut errors);
    messages::read(&mut book, &documents, &mut errors);
    if errors.0.is_empty() { Ok(book) } else { Err(errors.0) }
}

/// The files as documents; what is no TOML, or has a key or a type that the rulebook does not have, is an error.
pub(super) fn documents<'a>(files: &'a [SourceFile], errors: &mut Errors) -> Vec<(At<'a>, Document)> {
    files.iter().filter_map(|file| parse(file, errors)).collect()
}

fn parse<'a>(file: &'a SourceFile, errors: &mut Errors) -> Option<(At<'a>, Document)> {
    let at = At { file };
    match toml::from_str(&file.text) {
        Ok(document) => Some((at, document)),
        Err(error) => {
            errors.add(at, error.span().unwrap_or(0..0), plain(error.message()), None);
            None
        }
    }
}

/// The message of the TOML reader without the names of our types.
fn plain(message: &str) -> String {
    let message = message.replace('\n', " ");
    let Some((found, expected)) = message.split_once(", expected ") else { return message };
    let expected = match expected {
        "u8" | "u16" | "i16" | "i32" | "i64" => "a whole number, without quotation marks",
        "a string" => "text in quotation marks",
        "a sequence" => "a list in brackets",
        "a boolean" => "true or false",
        // `one of …`, `a tuple of size 2`: already in plain words.
        other => other.split_once("struct ").map_or(other, |_| "a table in braces"),
    };
    format!("{found}: write {expected}")
}

/// Open questions that provisions name.
fn doubts(book: &Rulebook, documents: &[(At<'_>, Document)], errors: &mut Errors) {
    for (at, document) in documents {
        for open in document.provision.iter().flat_map(|provision| &provision.doubt) {
            errors.find(*at, open, "provision", book.provisions.iter().map(|known| known.number.as_str()));
        }
    }
}

fn edition(book: &mut Rulebook, at: At<'_>, document: &Document, errors: &mut Errors) {
    if let Some(edition) = &document.edition {
        day(&edition.date, at, errors);
        book.edition = Edition { date: edition.date.get_ref().clone(), hash: String::new() };
        if let Some(reform) = &edition.reform {
            book.reform = day(reform, at, errors).map(calendar::day_number);
        }
        book.companion.old_after = edition.old_after.as_ref().map(|days| *days.get_ref());
        if let Some(days) = edition.old_after.as_ref().filter(|days| *days.get_ref() == 0) {
            errors.add(
                at,
                days.span(),
                "rules are not old on their first day: write after how many days they are",
                None,
            );
        }
    }
}

fn facts(book: &mut Rulebook, at: At<'_>, tables: &[FactTable], errors: &mut Errors) {
    for table in tables {
        let choice = |(id, number): &(Spanned<String>, u16)| Choice { id: id.get_ref().clone(), number: *number };
        let kind = match table.kind {
            FactKind::Date => Kind::Date,
            FactKind::YesNo => yes_no(),
            FactKind::Choice => Kind::Choice(table.options.iter().map(choice).collect()),
        };
        let options = table.options.len();
        if (table.kind == FactKind::Choice) != (options > 0) || options > crate::engine::Options::LIMIT {
            let message =
                format!("`{}` needs 1 to 64 options if it is a choice, and none otherwise", table.id.get_ref());
            errors.add(at, table.id.span(), message, None);
        }
        few_enough(book, at, table.id.span(), errors);
        book.rules.facts.push(Fact {
            id: table.id.get_ref().clone(),
            number: *table.number.get_ref(),
            kind,
            mark: false,
            fixed: table.fixed,
            former: None,
        });
        if *table.number.get_ref() >= MARKS {
            errors.add(at, table.number.span(), format!("numbers from {MARKS} belong to the marks of steps"), None);
        }
    }
}

/// Whether there is room for one more fact.
fn few_enough(book: &Rulebook, at: At<'_>, span: Range<usize>, errors: &mut Errors) {
    if book.rules.facts.len() >= FactSet::LIMIT {
        errors.add(at, span, format!("more than {} facts, marks of steps included", FactSet::LIMIT), None);
    }
}

/// What the workbench alone asks for: which steps exclude each other, which options come to the same, what the calendar
/// rests on.
fn workbench(book: &mut Rulebook, at: At<'_>, document: &Document, errors: &mut Errors) {
    let mut step = |name| errors.find(at, name, "step", book.steps.iter().map(|step| step.id.as_str()));
    for table in &document.step {
        for other in &table.excludes {
            if let (Some(step), Some(other)) = (step(&table.id), step(other)) {
                book.exclusions.push(Exclusion { step, other });
            }
        }
    }
    for table in &document.fact {
        let Some(fact) = book.rules.fact_named(table.id.get_ref()) else { continue };
        let choices = book.rules.fact(fact).map(|fact| fact.choices()).unwrap_or_default();
        for group in &table.alike {
            let names = || choices.iter().map(|choice| choice.id.as_str());
            let options = group.iter().filter_map(|option| errors.find(at, option, "option", names()));
            let options = options.filter_map(|option| u8::try_from(option).ok());
            book.alike.push(Alike { fact, options: options.fold(Options::default(), Options::with) });
        }
    }
    let always = document.always.iter().flat_map(|always| &always.get_ref().sources);
    for source in document.year.iter().flat_map(|year| &year.sources).chain(always) {
        if errors.find(at, source, "source", book.sources.iter().map(|known| known.id.as_str())).is_some() {
            book.calendar_sources.push(source.get_ref().clone());
        }
    }
}

fn yes_no() -> Kind {
    Kind::Choice(vec![Choice { id: YES.into(), number: 1 }, Choice { id: NO.into(), number: 2 }])
}

/// The fact that says that a step is done: where its first option is chosen, so it has to be a yes/no fact.
fn known_done(book: &Rulebook, at: At<'_>, name: &Spanned<String>, errors: &mut Errors) -> Option<FactId> {
    let found = errors.find(at, name, "fact", book.rules.facts.iter().map(|fact| fact.id.as_str())).map(FactId)?;
    if book.rules.fact(found).is_some_and(|fact| fact.kind == yes_no()) {
        return Some(found);
    }
    let message = format!("`{}` is no yes/no fact: it cannot say that a step is done", name.get_ref());
    errors.add(at, name.span(), message, Some("give it `kind = \"yes-no\"`, or leave `done` away".to_owned()));
    None
}

/// A fact that was the mark of a step before: the step is done by it now.
fn grown(book: &mut Rulebook, at: At<'_>, table: &FactTable, steps: &[(At<'_>, &StepTable)], errors: &mut Errors) {
    let Some(name) = &table.grown_from else { return };
    let names = steps.iter().map(|(_, step)| step.id.get_ref().as_str());
    let step = errors.find(at, name, "step", names).and_then(|place| steps.get(usize::from(place)));
    let Some((_, step)) = step else { return };
    let fact = table.id.get_ref();
    if step.done.as_ref().is_none_or(|done| done.get_ref() != fact) {
        let message = format!("`{}` is not done by `{fact}`: only then has its mark become this fact", name.get_ref());
        return errors.add(at, name.span(), message, Some(format!("give the step `done = \"{fact}\"`")));
    }
    let mark = mark(step.id.get_ref(), *step.number.get_ref());
    for grown in book.rules.facts.iter_mut().filter(|known| known.id == *fact) {
        grown.former = Some(Former { id: mark.id.clone(), number: mark.number });
    }
}

fn mark(step: &str, number: u16) -> Fact {
    Fact {
        id: format!("done-{step}"),
        number: MARKS.saturating_add(number),
        kind: yes_no(),
        mark: true,
        fixed: false,
        former: None,
    }
}

fn years(book: &mut Rulebook, at: At<'_>, document: &Document, errors: &mut Errors) {
    for table in &document.year {
        let mut days = |list: &[Spanned<String>]| -> Vec<calendar::Date> {
            list.iter()
                .flat_map(|text| {
                    calendar::expand(text.get_ref()).unwrap_or_else(|error| {
                        errors.add(at, text.span(), error.to_string(), None);
                        Vec::new()
                    })
                })
                .collect()
        };
        let year = Year { year: *table.year.get_ref(), off: days(&table.off), work: days(&table.work) };
        if let Err(error) = year.check() {
            errors.add(at, table.year.span(), error.to_string(), None);
        }
        if book.rules.calendar.years.iter().any(|known| known.year == year.year) {
            errors.add(at, table.year.span(), format!("the year {} has a table already", year.year), None);
        }
        book.rules.calendar.years.push(year);
        book.calendar_papers.push(table.paper.clone());
    }
    let calendar: &mut Calendar = &mut book.rules.calendar;
    calendar.years.sort_by_key(|year| year.year);
}

/// The days off of every year.
fn always(book: &mut Rulebook, at: At<'_>, document: &Document, errors: &mut Errors) {
    let Some(table) = &document.always else { return };
    let mut off = Vec::new();
    for text in &table.get_ref().off {
        match calendar::day_of_year(text.get_ref()) {
            None => {
                let message =
                    format!("`{}` is no day of every year: write `05-01` for the first of May", text.get_ref());
                errors.add(at, text.span(), message, None);
            }
            Some(day) if off.contains(&day) => {
                errors.add(at, text.span(), format!("`{}` is listed twice: keep one entry", text.get_ref()), None);
            }
            Some(day) => off.push(day),
        }
    }
    let always = Always { from: *table.get_ref().from.get_ref(), off };
    if book.rules.calendar.always.replace(always).is_some() {
        errors.add(at, table.span(), "`always` stands in another file already: put both into one", None);
    }
}

fn provision(book: &Rulebook, at: At<'_>, table: &ProvisionTable, errors: &mut Errors) -> Provision {
    let basis = table.basis.iter().filter_map(|basis| {
        let instruments = book.instruments.iter().map(|instrument| instrument.id.as_str());
        let instrument = errors.find(at, &basis.instrument, "instrument", instruments)?;
        Some(Basis { instrument, article: basis.article.clone() })
    });
    let basis = basis.collect();
    let sources = table
        .sources
        .iter()
        .filter_map(|source| errors.find(at, source, "source", book.sources.iter().map(|source| source.id.as_str())));
    let sources = sources.collect();
    period(&table.from, &table.until, table.number.get_ref(), at, errors);
    if let (Some(_), Some(excluded)) = (table.duty, &table.excluded) {
        let message = format!("`{}` names a duty: it may not be excluded", table.number.get_ref());
        errors.add(at, excluded.span(), message, None);
    }
    let text = |value: &Option<Spanned<String>>| value.as_ref().map(|value| value.get_ref().clone());
    Provision {
        number: table.number.get_ref().clone(),
        basis,
        sources,
        confidence: table.confidence,
        own: table.own,
        from: text(&table.from),
        until: text(&table.until),
        doubt: table.doubt.iter().map(|number| number.get_ref().clone()).collect(),
        local: table.local.clone(),
        duty: table.duty,
        excluded: table.excluded.as_ref().map(|excluded| *excluded.get_ref()),
    }
}

fn checks(book: &mut Rulebook, documents: &[(At<'_>, Document)], errors: &mut Errors) {
    let known: Vec<String> = book.rules.definitions.iter().map(|known| known.id.clone()).collect();
    for (at, document) in documents {
        for check in &document.check {
            let names = Names { facts: &book.rules.facts, definitions: &known };
            let when = match language::condition(check.when.get_ref(), names, &mut book.rules.nodes) {
                Ok(when) => when,
                Err(fault) => {
                    errors.fault(*at, &check.when, fault);
                    continue;
                }
            };
            let facts = || book.rules.facts.iter().map(|fact| fact.id.as_str());
            let facts =
                check.facts.iter().filter_map(|name| errors.find(*at, name, "fact", facts()).map(FactId)).collect();
            book.rules.checks.push(Check { id: check.id.get_ref().clone(), when, facts });
        }
    }
}
