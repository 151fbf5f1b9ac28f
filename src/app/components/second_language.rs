//! The same guidance in another language than that of the page: for the counter, and for those who read that language.

use super::missing::missing;
use super::pieces::p;
use crate::app::edition;
use crate::app::fetched::Fetched;
use crate::app::state::App;
use crate::drawing::Element;
use crate::guidance::{self, GuidancePage};
use crate::text::Text;
use leptos::prelude::*;

/// A language and how far its words have come.
#[derive(Clone, Copy)]
pub struct SecondLanguage(Fetched<&'static Text>);

impl SecondLanguage {
    /// No language asked for yet.
    pub fn new() -> Self {
        SecondLanguage(Fetched::new())
    }

    /// The words of a language, which are fetched unless they are here: nothing until then.
    pub fn words(self, app: App, tag: &str) -> Option<&'static Text> {
        if app.text().language == tag {
            return Some(app.text());
        }
        if self.0.turns_to(tag) {
            self.ask(app);
        }
        self.0.here().or_else(|| edition::words_here(app, tag))
    }

    fn ask(self, app: App) {
        let tag = self.0.name();
        self.0.want(async move { edition::words(app, &tag).await });
    }

    /// What stands in the place of words that are not here.
    pub fn waiting(self, app: App) -> Element {
        let text = app.text();
        if self.0.is_missing() {
            return missing(app, text.get("ui.other.missing"), self.0.tries(), move || self.ask(app));
        }
        p(text.get("ui.other.coming"))
    }
}

/// The guidance for the case in hand in these words.
pub fn guidance_in(app: App, text: &'static Text) -> Option<GuidancePage> {
    let answers = app.held.with(|held| Some(held.as_ref()?.case.answers(&app.book().rules)))?;
    let today = app.today.get();
    let mut page = guidance::arrange(app.book(), text, &answers, today);
    guidance::say_age(app.book(), text, &mut page, today);
    Some(page)
}
