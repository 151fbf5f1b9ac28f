//! What is changed for a look.

use crate::app::components::date_field::DateField;
use crate::app::state::App;
use crate::browser::{clock, document};
use crate::case::CaseId;
use crate::engine::{Answer, FactId};
use crate::guidance::answer_problem;
use leptos::prelude::*;

/// Which answer is looked at, and what stands instead of it.
#[derive(Clone, Copy)]
pub struct TriedChange {
    pub app: App,
    pub case: CaseId,
    pub fact: RwSignal<Option<FactId>>,
    /// What was chosen or typed last, whether it can be or not.
    pub tried: RwSignal<Option<Answer>>,
    /// The field for a date.
    pub field: DateField,
}

impl TriedChange {
    /// Nothing is looked at.
    pub fn new(app: App, case: CaseId) -> Self {
        TriedChange {
            app,
            case,
            fact: RwSignal::new(None),
            tried: RwSignal::new(None),
            field: DateField::new(app, "what-if-date", "ui.what-if.date.empty", String::new()),
        }
    }

    /// Takes a fact to change, or none.
    pub fn look_at(self, fact: Option<FactId>) {
        self.tried.set(None);
        self.field.type_in(String::new());
        self.fact.set(fact);
        document::focus(if fact.is_some() { "#what-if-to" } else { "#what-if-which" });
    }

    /// Why what was tried cannot be with the other answers, in words.
    pub fn problem(self, fact: FactId) -> Option<String> {
        let app = self.app;
        answer_problem(app.book(), app.text(), &app.answers(), fact, self.tried.get()?, clock::today())
    }

    /// The other answer that is looked at.
    pub fn answer(self, fact: FactId) -> Option<Answer> {
        let own = self.app.answers().get(fact);
        self.tried.get().filter(|tried| *tried != own && self.problem(fact).is_none())
    }
}
