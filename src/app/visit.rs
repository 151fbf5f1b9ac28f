//! What is remembered for this visit and nothing is drawn from: what was typed and is no answer yet, which question was opened
//! to change its answer, in which order the steps stand.

use super::cases;
use super::state::App;
use crate::engine::FactId;
use leptos::prelude::*;

impl App {
    /// Remembers that a question was opened to change its answer.
    pub fn will_change(self, fact: Option<FactId>) {
        self.visit.update_value(|visit| visit.changing = fact);
    }

    /// Puts the rules of steps into the order in which they stand on the page already; what is new stands at the end.
    pub fn in_order(self, mut rules: Vec<String>) -> Vec<String> {
        let day = self.day();
        let mut ordered = Vec::new();
        self.visit.update_value(|visit| {
            let known = visit.order.take().filter(|(known, _)| *known == day);
            for known in known.iter().flat_map(|(_, known)| known) {
                if let Some(place) = rules.iter().position(|rule| rule == known) {
                    ordered.push(rules.remove(place));
                }
            }
            ordered.append(&mut rules);
            visit.order = Some((day, ordered.clone()));
        });
        ordered
    }

    /// What was typed for a date and is not an answer yet.
    pub fn draft(self, fact: FactId) -> Option<String> {
        self.visit.with_value(|visit| visit.drafts.iter().find(|draft| draft.0 == fact).map(|draft| draft.1.clone()))
    }

    /// Keeps what was typed for a date, for as long as the visit lasts.
    pub fn keep_draft(self, fact: FactId, typed: &str) {
        self.drop_draft(fact);
        self.visit.update_value(|visit| visit.drafts.push((fact, typed.to_owned())));
    }

    /// Forgets what was typed for a date, since it is the answer now.
    pub fn drop_draft(self, fact: FactId) {
        self.visit.update_value(|visit| visit.drafts.retain(|draft| draft.0 != fact));
    }

    /// Whether something was typed for a date and is no answer yet.
    pub fn has_typed(self) -> bool {
        self.visit.with_value(|visit| !visit.drafts.is_empty())
    }

    /// Whether something stands only on this page: text typed for a date, a case that could not be saved.
    pub fn has_unsaved(self) -> bool {
        self.saved.track();
        self.has_typed() || !cases::unsaved().is_empty()
    }
}
