//! What the window's title bar says: the name of the page shown, and that something on it has to be put right.

use super::route::Route;
use super::state::App;
use crate::browser::document;
use crate::guidance;
use leptos::prelude::GetUntracked;

impl App {
    /// Names the page of a route in the window's title bar.
    pub fn name_page(self, route: &Route) {
        document::set_title(&self.title(route));
    }

    /// Says in the title bar that something on the page has to be put right.
    pub fn name_error(self) {
        let title = self.title(&self.route.get_untracked());
        document::set_title(&self.text().fill("ui.title.error", &[("title", &title)]));
    }

    fn title(self, route: &Route) -> String {
        let page = match route {
            Route::Start | Route::First(_) => return self.text().get("ui.title").to_owned(),
            Route::Ask(_, fact) => self.question_title(fact),
            Route::Case(_) => self.text().get("ui.guidance.title").to_owned(),
            Route::Keep(_) | Route::Calendar(_) => self.text().get("ui.keep.title").to_owned(),
            Route::Messages(_) => self.text().get("ui.messages.title").to_owned(),
            Route::Sheet(_) => self.text().get("ui.sheet.title").to_owned(),
            Route::WhatIf(_) => self.text().get("ui.what-if.title").to_owned(),
            Route::Procedures(_) => self.text().get("ui.procedures.title").to_owned(),
            Route::Reform(_) => self.text().get("ui.reform.title").to_owned(),
            Route::Questions(_) => self.text().get("ui.questions.title").to_owned(),
            Route::Shared(_) => self.text().get("ui.shared.title").to_owned(),
            Route::Rules(_) => self.text().get("ui.rules.title").to_owned(),
            Route::Open => self.text().get("ui.open-file").to_owned(),
            Route::About => self.text().get("ui.about.title").to_owned(),
            Route::NotFound(_) => self.text().get("ui.not-found.title").to_owned(),
        };
        self.text().fill("ui.title.page", &[("page", &page)])
    }

    fn question_title(self, fact: &str) -> String {
        let id = self.book().rules.fact_named(fact);
        let question = id.and_then(|id| guidance::question(self.book(), self.text(), &self.answers(), id));
        question.map_or_else(|| self.text().get("ui.not-found.title").to_owned(), |question| question.title)
    }
}
