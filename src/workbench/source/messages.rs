//! What messages need to know of the rules: situations of the employment, provisions that say what a breach costs, papers
//! that the employer hands over.

use super::document::{Document, SituationTable};
use super::period::date_fact;
use super::place::{At, Errors};
use super::questions::some_options;
use crate::rulebook::model::{Rulebook, Situation};

/// Reads them all, in the order of the files.
pub(super) fn read(book: &mut Rulebook, documents: &[(At<'_>, Document)], errors: &mut Errors) {
    for (at, document) in documents {
        for table in &document.situation {
            let situation = situation(book, *at, table, errors);
            book.companion.situations.push(situation);
        }
        for number in document.message.iter().flat_map(|message| &message.costs) {
            let known = book.provisions.iter().map(|provision| provision.number.as_str());
            book.companion.costs.extend(errors.find(*at, number, "provision", known));
        }
        for paper in document.paper.iter().filter(|paper| paper.from_employer) {
            let known = book.papers.iter().map(String::as_str);
            book.companion.from_employer.extend(errors.find(*at, &paper.id, "paper", known));
        }
    }
}

fn situation(book: &Rulebook, at: At<'_>, table: &SituationTable, errors: &mut Errors) -> Situation {
    let id = table.id.get_ref();
    if table.any.values().all(Vec::is_empty) {
        let message = format!("`{id}` never holds: name in `any` an option with which it does");
        errors.add(at, table.id.span(), message, None);
    }
    let any = table.any.iter().filter_map(|(name, options)| some_options(book, at, name, options, errors));
    let any = any.collect();
    let last_day = table.last_day.as_ref().and_then(|name| date_fact(book, at, name, errors));
    Situation { id: id.clone(), any, last_day, at: table.at }
}
