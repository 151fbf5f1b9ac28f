//! What helps to answer a question: why it is asked, a hint, and drawings of where an answer is to be found.

use super::asking::Asking;
use crate::app::components::certainty::made_when_open;
use crate::app::components::drawing;
use crate::app::components::pieces::{count, dots, line, p};
use crate::drawing::{Element, el};
use crate::engine::Answer;
use crate::guidance::{self, Decided, FactQuestion};
use leptos::prelude::*;

/// As many decided things as a reader takes in at once.
const SHOWN: usize = 6;

/// Why a question is asked, and what helps to answer it. Rare options have the hint beside them.
pub fn help(asked: Asking, question: &FactQuestion) -> Element {
    let alone = question.drawings.is_empty() && question.folded.is_none();
    let hint = alone.then(|| line("question__hint", &question.hint)).flatten();
    el("div").id("help").child(why(asked, question)).child(hint).child(place(asked, question))
}

/// The reason in a sentence; behind it all that the answer decides in this case.
fn why(asked: Asking, question: &FactQuestion) -> Element {
    // The arrow stays on the line of the last word, or of the last character where words have no gaps between them.
    let last = question.why.rfind(' ').map(|gap| gap + 1).or_else(|| Some(question.why.char_indices().nth_back(1)?.0));
    let (reason, last) = question.why.split_at_checked(last.unwrap_or_default()).unwrap_or((&question.why, ""));
    let last = el("span").class("question__arrow").words(last);
    let summary = el("summary").child(el("span").words(reason).child(last));
    let details = el("details").class("question__why").child(summary);
    made_when_open(asked.app, details, "why", || {
        let (app, mut answers) = (asked.app, asked.app.answers());
        answers.set(asked.fact, Answer::Unanswered);
        let page = guidance::arrange(app.book(), app.text(), &answers, app.today.get_untracked());
        let all = guidance::decides(&page, &question.id);
        let mut lines: Vec<String> = all.iter().take(SHOWN).map(|decided| words(asked, decided)).collect();
        if all.len() > SHOWN {
            lines.push(app.text().count("ui.question.decides.more", count(all.len() - SHOWN)));
        }
        el("div").class("question__decides").child(p(app.text().get("ui.question.decides"))).child(dots(&lines))
    })
}

fn words(asked: Asking, decided: &Decided) -> String {
    let text = asked.app.text();
    let of_step = |key: &str, step: &str| text.fill(key, &[("step", step)]);
    match decided {
        Decided::Verdict => text.get("ui.question.decides.verdict").to_owned(),
        Decided::Applies(step) => of_step("ui.question.decides.applies", step),
        Decided::Date(step) => of_step("ui.question.decides.date", step),
        Decided::Papers(step) => of_step("ui.question.decides.papers", step),
        Decided::Remark(title) => of_step("ui.question.decides.remark", title),
    }
}

/// Where the answer stands on the papers, drawn.
fn place(asked: Asking, question: &FactQuestion) -> Option<Element> {
    let text = asked.app.text();
    let details = el("details")
        .class("disclosure question__place")
        .child(el("summary").text(text.get("ui.question.where")))
        .child(line("question__hint", &question.hint))
        .children(question.drawings.iter().filter_map(|(name, caption)| drawing::paper(text, name, caption)))
        .child(el("p").class("faint").text(text.get("ui.question.sketch")));
    (!question.drawings.is_empty()).then_some(details)
}
