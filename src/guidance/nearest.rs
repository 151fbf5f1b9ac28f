//! What would change it, in words: for a step that does not apply, the nearest answers with which it would.

use super::question::option_label;
use super::{ChangeWords, FactWords, GuidancePage};
use crate::calendar::Date;
use crate::engine::{Answer, Answers, NearestChange, Reach, RuleId, nearest_change};
use crate::rulebook::model::Rulebook;
use crate::text::{self, Text};

/// Fills in what would change each step that does not apply: two changed answers at most. It asks the engine hundreds of
/// questions, so it is done only for those who want to know.
pub fn explain_held_back(book: &Rulebook, text: &Text, page: &mut GuidancePage) {
    for step in page.held_back.iter_mut().flat_map(|held| &mut held.steps) {
        step.change = what_would_change(book, text, &page.given, page.day, &step.rule);
    }
}

/// The nearest changed answers with which the rule of this name would apply or might; empty where one or two do not do it.
/// Of versions that share the name, the one that needs the fewest counts.
fn what_would_change(book: &Rulebook, text: &Text, answers: &Answers, today: Date, rule: &str) -> Vec<ChangeWords> {
    let versions = (0u16..).map(RuleId).zip(&book.rules.rules).filter(|(_, known)| known.id == rule);
    let changes = versions.map(|(id, _)| nearest_change(&book.rules, answers, today, id));
    let nearest = changes.filter(|changes| !changes.is_empty()).min_by_key(Vec::len).unwrap_or_default();
    nearest.into_iter().filter_map(|change| words(book, text, change)).collect()
}

fn words(book: &Rulebook, text: &Text, change: NearestChange) -> Option<ChangeWords> {
    let fact = book.rules.fact(change.fact)?;
    let label = text.get(&format!("fact.{}.label", fact.id)).to_owned();
    let value = match change.answer {
        Answer::Choice(option) => option_label(text, fact, fact.choices().get(usize::from(option))?),
        Answer::Date(date) => {
            let key = match change.reach {
                Reach::Only => "change.on",
                Reach::Onwards => "change.from",
                Reach::Until => "change.until",
            };
            text.fill(key, &[("date", &text::date(text, date))])
        }
        Answer::Unanswered | Answer::Declined => return None,
    };
    Some(ChangeWords { fact: FactWords { id: fact.id.clone(), label }, value })
}
