//! Real questions of the source: the rules that answer each, what is known from the question, and how sure the answer is.

use super::document::{Document, QuestionTable};
use super::place::{At, Errors};
use crate::engine::{FactId, Options};
use crate::rulebook::model::{Confidence, Desk, FaqEntry, Provision, Rulebook, Status};
use std::collections::BTreeMap;
use toml::Spanned;

/// Kinds of sources that make a provision of high confidence a national one.
const OFFICIAL: [&str; 2] = ["law", "government"];

/// Reads all questions, in the order of the files.
pub(super) fn read(book: &mut Rulebook, documents: &[(At<'_>, Document)], errors: &mut Errors) {
    let mut all = Vec::new();
    for (at, document) in documents {
        all.extend(document.question.iter().map(|table| question(book, *at, table, errors)));
    }
    book.questions = all;
}

fn question(book: &Rulebook, at: At<'_>, table: &QuestionTable, errors: &mut Errors) -> FaqEntry {
    let id = table.id.get_ref();
    stands_in_addresses(at, &table.id, errors);
    if table.rules.is_empty() && table.cite.is_empty() {
        errors.add(
            at,
            table.id.span(),
            format!("`{id}` rests on nothing: name a rule in `rules`, or a provision in `cite`"),
            None,
        );
    }
    let (mut cite, mut ask) = (Vec::new(), table.ask.clone());
    let mut status = table.status.unwrap_or(Status::National);
    for name in &table.rules {
        errors.find(at, name, "rule", book.rules.rules.iter().map(|rule| rule.id.as_str()));
        let rules = book.rules.rules.iter().zip(&book.details).filter(|(rule, _)| rule.id == *name.get_ref());
        for (_, details) in rules {
            status = status.max(details.status);
            ask.extend(&details.ask);
            cite.extend(&details.cite);
        }
    }
    for number in &table.cite {
        let known = book.provisions.iter().map(|provision| provision.number.as_str());
        cite.extend(errors.find(at, number, "provision", known));
        status =
            status.max(book.provision(number.get_ref()).map_or(Status::National, |provision| doubt(book, provision)));
    }
    if status == Status::National {
        ask.clear();
    } else if ask.is_empty() {
        errors.add(at, table.id.span(), format!("`{id}` does not say whom to ask: add `ask`"), None);
    }
    FaqEntry {
        id: id.clone(),
        rules: table.rules.iter().map(|name| name.get_ref().clone()).collect(),
        cite: numbers(book, &cite),
        given: given(book, at, table, errors),
        status,
        ask: once(ask),
    }
}

/// How sure a provision is that no rule stands before.
fn doubt(book: &Rulebook, provision: &Provision) -> Status {
    let source = |place: &u16| book.sources.get(usize::from(*place));
    let official = provision.sources.iter().filter_map(source).any(|source| OFFICIAL.contains(&source.kind.as_str()));
    match provision {
        Provision { own: true, .. } => Status::Silent,
        Provision { number, .. } if number.starts_with("OQ-") => Status::Disputed,
        Provision { local: Some(_), .. } => Status::Local,
        Provision { confidence: Confidence::High, .. } if official => Status::National,
        _ => Status::Secondary,
    }
}

/// What is known from the question: options of choices, in the order of the facts.
fn given(book: &Rulebook, at: At<'_>, table: &QuestionTable, errors: &mut Errors) -> Vec<(String, String)> {
    let words = |(fact, option): (FactId, u8)| {
        let fact = book.rules.fact(fact)?;
        Some((fact.id.clone(), fact.choices().get(usize::from(option))?.id.clone()))
    };
    options(book, at, &table.given, errors).into_iter().filter_map(words).collect()
}

/// Options of choices, by name, in the order of the facts.
pub(super) fn options(
    book: &Rulebook,
    at: At<'_>,
    table: &BTreeMap<Spanned<String>, Spanned<String>>,
    errors: &mut Errors,
) -> Vec<(FactId, u8)> {
    let mut given: Vec<(FactId, u8)> = Vec::new();
    for (name, option) in table {
        let Some(fact) = asked(book, at, name, errors) else { continue };
        let choices = book.rules.fact(fact).map_or(&[][..], |fact| fact.choices());
        let what = format!("option of `{}`", name.get_ref());
        let place = errors.find(at, option, &what, choices.iter().map(|choice| choice.id.as_str()));
        given.extend(place.and_then(|place| u8::try_from(place).ok()).map(|option| (fact, option)));
    }
    given.sort_unstable();
    given
}

/// Options of one fact, by name, any of which counts.
pub(super) fn some_options(
    book: &Rulebook,
    at: At<'_>,
    name: &Spanned<String>,
    options: &[Spanned<String>],
    errors: &mut Errors,
) -> Option<(FactId, Options)> {
    let fact = asked(book, at, name, errors)?;
    let names = || book.rules.fact(fact).map_or(&[][..], |fact| fact.choices()).iter().map(|choice| choice.id.as_str());
    let what = format!("option of `{}`", name.get_ref());
    let places = options.iter().filter_map(|option| errors.find(at, option, &what, names()));
    Some((fact, places.filter_map(|place| u8::try_from(place).ok()).fold(Options::default(), Options::with)))
}

/// A fact that a question asks for, by name.
pub(super) fn asked(book: &Rulebook, at: At<'_>, name: &Spanned<String>, errors: &mut Errors) -> Option<FactId> {
    let facts = book.rules.facts.iter().filter(|fact| !fact.mark).map(|fact| fact.id.as_str());
    errors.find(at, name, "fact", facts).map(FactId)
}

/// Names in addresses are of small letters, digits and hyphens.
pub(super) fn stands_in_addresses(at: At<'_>, name: &Spanned<String>, errors: &mut Errors) {
    let id = name.get_ref();
    if id.is_empty() || !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        let message = format!("`{id}` stands in addresses: use small letters, digits and hyphens");
        errors.add(at, name.span(), message, None);
    }
}

/// Numbers of provisions, each once, in the order in which they are cited.
fn numbers(book: &Rulebook, cite: &[u16]) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for provision in cite.iter().filter_map(|place| book.provisions.get(usize::from(*place))) {
        if !numbers.contains(&provision.number) {
            numbers.push(provision.number.clone());
        }
    }
    numbers
}

fn once(mut ask: Vec<Desk>) -> Vec<Desk> {
    ask.sort_unstable();
    ask.dedup();
    ask
}
