//! What if: one answer changed, guidance before and after it side by side. The case itself is never touched.

use super::side_by_side::{Dates, SideBySide, side_by_side};
use super::{FactWords, GuidancePage, arrange};
use crate::calendar::Date;
use crate::engine::{Answer, Answers, FactId};
use crate::rulebook::model::Rulebook;
use crate::text::Text;

/// Guidance for these answers, and for the same answers with one of them changed.
pub fn what_if(
    book: &Rulebook,
    text: &Text,
    answers: &Answers,
    today: Date,
    fact: FactId,
    answer: Answer,
) -> SideBySide {
    let mut changed = answers.clone();
    changed.set(fact, answer);
    side_by_side(arrange(book, text, answers, today), arrange(book, text, &changed, today), Dates::Compared)
}

/// A fact that may be worth changing, to see what comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorthChanging {
    /// The fact.
    pub fact: FactWords,
    /// The answer now, in words; none where there is none.
    pub now: Option<String>,
    /// Whether nobody can change it, such as a past entry.
    pub fixed: bool,
}

/// The facts worth changing: answers that matter on this page, then open questions; those that nobody can change last.
pub fn worth_changing(book: &Rulebook, page: &GuidancePage) -> Vec<WorthChanging> {
    let answered = page.answers.iter().filter(|line| line.matters).map(|line| (&line.fact, Some(line.words.clone())));
    let open = page.questions.iter().map(|fact| (fact, None));
    let fixed = |fact: &FactWords| {
        book.rules.fact_named(&fact.id).and_then(|id| book.rules.fact(id)).is_some_and(|fact| fact.fixed)
    };
    let worth =
        |(fact, now): (&FactWords, Option<String>)| WorthChanging { fixed: fixed(fact), fact: fact.clone(), now };
    let (last, first): (Vec<_>, Vec<_>) = answered.chain(open).map(worth).partition(|worth| worth.fixed);
    first.into_iter().chain(last).collect()
}
