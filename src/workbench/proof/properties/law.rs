//! The law behind the rules: every provision is cited or excluded, every source is used, and no status says more than
//! what is cited.

use super::report::{Matter, Report};
use crate::rulebook::model::{Confidence, Rulebook, Status};

/// A rule cites it, or it is left out for a reason of the list; and what gives somebody a duty is not left out.
pub(super) fn every_provision_is_accounted_for(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let is_cited = |place: usize| {
        let mut cited = book.details.iter().flat_map(|details| &details.cite);
        cited.any(|at| usize::from(*at) == place)
    };
    let lost = book.provisions.iter().enumerate().filter(|(place, provision)| match provision.excluded {
        None => !is_cited(*place),
        Some(_) => is_cited(*place) || provision.duty.is_some(),
    });
    Report::plain(book.provisions.len(), lost.map(|(_, provision)| provision.number.clone()))
}

/// A source stands behind a provision or a year of the calendar, or says why not; and not both.
pub(super) fn every_source_is_used(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let used = |place: usize, id: &str| {
        let mut behind = book.provisions.iter().flat_map(|provision| &provision.sources);
        behind.any(|at| usize::from(*at) == place) || book.calendar_sources.iter().any(|source| source == id)
    };
    let sources = book.sources.iter().enumerate();
    let wrong = sources.filter(|(place, source)| used(*place, &source.id) == source.unused.is_some());
    Report::plain(book.sources.len(), wrong.map(|(_, source)| source.id.clone()))
}

/// National rules of which nothing cited is of high confidence and rests on a source.
pub(super) fn nationals_rest_on_law(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let national = book.details.iter().enumerate().filter(|(_, details)| details.status == Status::National);
    let weak = national.filter(|(_, details)| {
        let mut cited = details.cite.iter().filter_map(|place| book.provisions.get(usize::from(*place)));
        !cited.any(|provision| provision.confidence == Confidence::High && !provision.own)
    });
    Report::plain(book.details.len(), weak.map(|(place, _)| rule(book, place)))
}

/// Rules that are not national and do not say whom to ask.
pub(super) fn somebody_can_be_asked(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let rules = book.details.iter().enumerate();
    let silent = rules.filter(|(_, details)| details.status != Status::National && details.ask.is_empty());
    Report::plain(book.details.len(), silent.map(|(place, _)| rule(book, place)))
}

fn rule(book: &Rulebook, place: usize) -> String {
    book.rules.rules.get(place).map(|rule| rule.id.clone()).unwrap_or_default()
}
