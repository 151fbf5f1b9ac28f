//! The law behind the rules: every provision is cited, every source is used, and no status says more than what is cited.

use super::{Matter, Report};
use crate::rulebook::model::{Confidence, Rulebook, Status};

/// A rule cites it, or it is left out for a reason of the list; and what gives somebody a duty is not left out.
pub(super) fn every_provision_is_cited(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let cited =
        |place: usize| book.details.iter().any(|details| details.cite.iter().any(|at| usize::from(*at) == place));
    let provisions = book.provisions.iter().enumerate();
    let wrong = provisions.filter(|(place, provision)| match provision.excluded {
        Some(_) => cited(*place) || provision.duty.is_some(),
        None => !cited(*place),
    });
    Report::plain(book.provisions.len(), wrong.map(|(_, provision)| provision.number.clone()))
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
