//! Which question this is and how many can follow: in words, and only what is certain.
//!
//! An answer never opens a question that was not open before, so the open ones are the most that can follow. Far from the
//! end that number says little and frightens: it is left out.

use super::asking::Asking;
use crate::app::components::pieces::count;
use crate::drawing::{Element, el};
use crate::guidance::GuidancePage;
use crate::text::filled;
use leptos::prelude::*;

/// From here on the number of questions that can follow is told.
const NEAR: usize = 5;

/// "Question 4, at most 6 more", which follows the answers.
pub fn number(asked: Asking) -> Element {
    el("p")
        .class("question__number")
        .live(move || asked.app.page.with(|page| page.as_ref().map(|page| words(asked, page)).unwrap_or_default()))
}

fn words(asked: Asking, page: &GuidancePage) -> String {
    let (text, rules) = (asked.app.text(), &asked.app.book().rules);
    let is_before = |id: &str| rules.fact_named(id) < Some(asked.fact);
    let before = page.answers.iter().filter(|answer| is_before(&answer.fact.id)).count();
    let is_open = page.questions.iter().any(|open| rules.fact_named(&open.id) == Some(asked.fact));
    let left = page.questions.len() - usize::from(is_open);
    let number = (before + 1).to_string();
    let words = match left {
        // An answer that is being changed is no last one.
        0 if !is_open => text.get("ui.question.number").to_owned(),
        0 => text.get("ui.question.last").to_owned(),
        1..=NEAR => text.count("ui.question.left", count(left)),
        _ => text.get("ui.question.number").to_owned(),
    };
    filled(&words, &[("number", &number)])
}
