//! A file of texts that belongs to one page: fetched when the page is shown, drawn once it is here.

use super::pieces::p;
use crate::app::element::{Element, el};
use crate::app::state::App;
use crate::browser::beside::{self, Arrival, Texts};
use crate::browser::{document, later};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// The file and how far it has come.
#[derive(Clone)]
pub struct PageFile {
    arrival: RwSignal<Arrival>,
    texts: Rc<RefCell<Option<Texts>>>,
}

impl PageFile {
    /// Fetches the file of this name, which ends in the language where it has one, whose version the page carries; then moves the focus to the place within the page
    /// that the address names, if it names one.
    pub fn fetch(app: App, name: &str) -> Self {
        let file = PageFile { arrival: RwSignal::new(Arrival::Coming), texts: Rc::default() };
        let mark = document::mark(name).unwrap_or_default();
        let name = [name, "-", &mark, ".json"].concat();
        let coming = file.clone();
        later(async move {
            let fetched = beside::texts(&name).await.ok();
            let arrival = if fetched.is_some() { Arrival::Here } else { Arrival::Missing };
            coming.texts.replace(fetched);
            coming.arrival.set(arrival);
            if let Some(place) = app.place_in_page() {
                document::focus(&place);
            }
        });
        file
    }

    /// The text under a key.
    pub fn get(&self, key: &str) -> Option<String> {
        self.texts.borrow().as_ref().and_then(|texts| texts.get(key))
    }

    /// What is drawn of it: `content` once it is here, before that that it is coming or could not be had.
    pub fn draw(self, app: App, content: impl Fn(&PageFile) -> Vec<Element> + 'static) -> Element {
        el("div").live(move || match self.arrival.get() {
            Arrival::Here => content(&self),
            Arrival::Missing => vec![p(app.text().get("ui.file.missing")).attr("role", "alert")],
            Arrival::Away | Arrival::Coming => vec![p(app.text().get("ui.file.coming"))],
        })
    }
}
