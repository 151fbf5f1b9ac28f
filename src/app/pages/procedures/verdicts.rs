//! The answer of a checklist, and the conditions of its parts.

use super::step;
use crate::app::components::pieces::line;
use crate::drawing::{Element, el};
use crate::guidance::{Condition, PartVerdict};
use crate::text::Text;

/// The answer; where those it is for get several, each behind who gets it.
pub fn verdicts(text: &Text, verdicts: &[PartVerdict]) -> Vec<Element> {
    let one = |part: &PartVerdict| {
        let condition =
            part.condition.as_ref().and_then(|condition| line("procedure__condition", &only_if(text, condition)));
        let sure = part.verdict.certainty.as_ref().map(|certainty| step::sure(text, certainty));
        let rests = step::rests(text, &part.verdict.cite);
        el("div")
            .class("procedure__verdict")
            .child(condition)
            .child(line("beside__verdict", &part.verdict.title))
            .child(line("", &part.verdict.body))
            .child(sure)
            .child(rests)
    };
    verdicts.iter().map(one).collect()
}

pub fn only_if(text: &Text, condition: &Condition) -> String {
    text.fill("ui.procedures.only-if", &[("condition", &condition.words)])
}
