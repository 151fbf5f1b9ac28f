//! What an edition says of a case, in the short form in which the archive records it.

use super::frozen::{Frozen, NamedBy, Recorded};
use crate::calendar::{Date, iso, parse_iso};
use crate::engine::{Answer, Answers, Ruleset};
use crate::guidance::{Outcome, arrange};
use crate::text::Text;
use std::collections::BTreeMap;

/// What comes out for a case on a day; nothing where the day is none or the edition has no English words.
pub fn record(edition: &Frozen, name: &str, today: &str, answers: &BTreeMap<String, String>) -> Option<Recorded> {
    let text = Text::new("en", edition.words.get("en")?.clone());
    let book = &edition.rulebook;
    let page = arrange(book, &text, &read(&book.rules, answers), parse_iso(today)?);
    let day = |date: Option<Date>| date.map(iso);
    let named = |found: &Outcome| match edition.named_by {
        NamedBy::Title => found.title.clone(),
        NamedBy::Rule => found.rule.clone(),
    };
    let outcomes = page.outcomes.iter().map(|found| (named(found), day(found.seen.safe), day(found.seen.latest)));
    Some(Recorded {
        name: name.to_owned(),
        today: today.to_owned(),
        answers: answers.clone(),
        outcomes: outcomes.collect(),
    })
}

/// Answers by the names of facts and options; what the rules do not know is left out.
fn read(rules: &Ruleset, answers: &BTreeMap<String, String>) -> Answers {
    let mut read = Answers::default();
    for (id, fact) in rules.facts_with_ids() {
        let Some(value) = answers.get(&fact.id) else { continue };
        let answer = match (value.as_str(), fact.choice_named(value), parse_iso(value)) {
            ("?", _, _) => Answer::Declined,
            (_, Some(option), _) => Answer::Choice(option),
            (_, None, Some(date)) => Answer::Date(date),
            (_, None, None) => continue,
        };
        read.set(id, answer);
    }
    read
}
