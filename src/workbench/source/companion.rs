//! What ships beside the rules: the places to which they send people, the procedures, which are cases known in part, and
//! the rules that stand no more.

use super::document::{Document, ProcedureTable, RetiredTable};
use super::place::{At, Errors};
use super::questions::{asked, options, some_options, stands_in_addresses};
use crate::engine::{FactId, Kind, Options};
use crate::rulebook::model::{Place, Procedure, Retired, Rulebook};

/// Dates taken for granted lie at most so many days from the day judged: ten years.
const FAR: u16 = 3660;

/// Reads all places, retired rules and procedures, in the order of the files.
pub(super) fn read(book: &mut Rulebook, documents: &[(At<'_>, Document)], errors: &mut Errors) {
    let tables = || documents.iter().flat_map(|(at, document)| document.place.iter().map(move |place| (*at, place)));
    let used = || documents.iter().flat_map(|(_, document)| &document.rule).filter_map(|rule| rule.r#where.as_ref());
    for (at, place) in tables() {
        let id = place.id.get_ref();
        if !used().any(|used| used.get_ref() == id) {
            errors.add(at, place.id.span(), format!("no rule sends anybody to `{id}`: take it away"), None);
        }
        book.companion.places.push(Place { id: id.clone(), desk: place.desk, call: place.call });
    }
    for (at, counter) in documents.iter().filter_map(|(at, document)| Some((*at, document.counter.as_ref()?))) {
        if !book.companion.counter.is_empty() {
            let message = "the language of the counter stands in another file already: keep one";
            errors.add(at, counter.language.span(), message.to_owned(), None);
        }
        book.companion.counter.clone_from(counter.language.get_ref());
    }
    // A rulebook may do without places; then it has no sheets.
    if !book.companion.places.is_empty() {
        for (at, document) in documents {
            for place in document.rule.iter().filter_map(|rule| rule.r#where.as_ref()) {
                errors.find(*at, place, "place", book.companion.places.iter().map(|known| known.id.as_str()));
            }
        }
    }
    for (_, document) in documents {
        let retired = |rule: &RetiredTable| Retired { id: rule.id.get_ref().clone(), number: *rule.number.get_ref() };
        book.companion.retired.extend(document.retired.iter().map(retired));
    }
    for (at, document) in documents {
        for table in &document.procedure {
            let procedure = procedure(book, *at, table, errors);
            book.companion.procedures.push(procedure);
        }
    }
}

fn procedure(book: &Rulebook, at: At<'_>, table: &ProcedureTable, errors: &mut Errors) -> Procedure {
    let id = table.id.get_ref();
    stands_in_addresses(at, &table.id, errors);
    if table.given.is_empty() {
        errors.add(at, table.id.span(), format!("`{id}` gives nothing to go by: add `given`"), None);
    }
    let mut dates: Vec<(FactId, i16)> = Vec::new();
    for (name, days) in &table.dates {
        let Some(fact) = asked(book, at, name, errors) else { continue };
        if book.rules.fact(fact).is_none_or(|fact| fact.kind != Kind::Date) {
            let message = format!("`{}` is not a date: put its option into `given`", name.get_ref());
            errors.add(at, name.span(), message, None);
        }
        if days.get_ref().unsigned_abs() > FAR {
            let message = format!("{} days are more than ten years: take a nearer day", days.get_ref());
            errors.add(at, days.span(), message, None);
        }
        dates.push((fact, *days.get_ref()));
    }
    dates.sort_unstable();
    let steps = || book.steps.iter().map(|step| step.id.as_str());
    Procedure {
        id: id.clone(),
        given: options(book, at, &table.given, errors),
        dates,
        any: any(book, at, table, errors),
        elsewhere: table.elsewhere.iter().filter_map(|step| errors.find(at, step, "step", steps())).collect(),
    }
}

/// The question that stays open, with the options that count.
fn any(book: &Rulebook, at: At<'_>, table: &ProcedureTable, errors: &mut Errors) -> Option<(FactId, Options)> {
    let mut all = table.any.iter();
    let (name, options) = all.next()?;
    if let Some((second, _)) = all.next() {
        let message =
            format!("`{}` is a second question with several answers: write a list of its own", second.get_ref());
        errors.add(at, second.span(), message, None);
    }
    if table.given.keys().any(|given| given.get_ref() == name.get_ref()) {
        let message = format!("`{}` is given already: leave it out of `given` or of `any`", name.get_ref());
        errors.add(at, name.span(), message, None);
    }
    some_options(book, at, name, options, errors)
}
