//! What happens to the employment, as far as subjects and headings of messages speak of it. Which answers say so is the
//! rulebook's.

use super::Situation;
use super::view::View;
use crate::engine::{Answer, FactId, Options};
use crate::text;

/// The situations of the rulebook, in its order; the first that is so holds.
pub(super) fn situations(view: View<'_>, relevant: &[FactId]) -> Vec<Situation> {
    let said = |(fact, options): &(FactId, Options)| match view.answers.get(*fact) {
        Answer::Choice(option) => options.contains(option) && relevant.contains(fact),
        Answer::Unanswered | Answer::Declined | Answer::Date(_) => false,
    };
    let all = &view.book.companion.situations;
    let first = all.iter().position(|situation| situation.any.iter().any(said));
    let last_day = |fact: FactId| match view.answers.get(fact) {
        Answer::Date(date) => Some(text::date(view.text, date)),
        Answer::Unanswered | Answer::Declined | Answer::Choice(_) => None,
    };
    let situation = |(place, situation): (usize, &crate::rulebook::model::Situation)| Situation {
        name: situation.id.clone(),
        holds: first == Some(place),
        last_day: situation.last_day.and_then(last_day),
        at: situation.at,
    };
    all.iter().enumerate().map(situation).collect()
}
