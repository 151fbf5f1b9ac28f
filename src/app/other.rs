//! The same guidance in another language than that of the page: for the counter, and for those who read that language.

use super::edition;
use super::state::App;
use crate::app::components::missing::missing;
use crate::app::components::pieces::p;
use crate::browser::beside::Arrival;
use crate::browser::later;
use crate::drawing::Element;
use crate::guidance::{self, Page};
use crate::text::Text;
use leptos::prelude::*;

/// A language and how far its words have come.
#[derive(Clone, Copy)]
pub struct Other {
    arrival: RwSignal<Arrival>,
}

impl Other {
    /// No language asked for yet.
    pub fn new() -> Self {
        Other { arrival: RwSignal::new(Arrival::Away) }
    }

    /// The words of a language, which are fetched unless they are here: nothing until then.
    pub fn words(self, app: App, tag: &str) -> Option<&'static Text> {
        if app.text().language == tag {
            return Some(app.text());
        }
        self.arrival.track();
        let here = edition::words_here(tag);
        if here.is_none() && self.arrival.get_untracked() != Arrival::Missing {
            self.fetch(tag);
        }
        here
    }

    fn fetch(self, tag: &str) {
        if self.arrival.get_untracked() != Arrival::Coming {
            self.arrival.set(Arrival::Coming);
            let tag = tag.to_owned();
            later(async move {
                let came = edition::words(&tag).await.is_some();
                self.arrival.set(if came { Arrival::Here } else { Arrival::Missing });
            });
        }
    }

    /// What stands in the place of words that are not here.
    pub fn waiting(self, app: App, tag: &str) -> Element {
        let text = app.text();
        if self.arrival.get() != Arrival::Missing {
            return p(text.get("ui.other.coming"));
        }
        let tag = tag.to_owned();
        missing(app, text.get("ui.other.missing"), move || self.fetch(&tag))
    }
}

/// The guidance for the case in hand in these words.
pub fn guidance_in(app: App, text: &'static Text) -> Option<Page> {
    let answers = app.held.with(|held| Some(held.as_ref()?.case.answers(&app.book().rules)))?;
    let today = app.today.get();
    let mut page = guidance::arrange(app.book(), text, &answers, today);
    guidance::say_age(app.book(), text, &mut page, today);
    Some(page)
}
