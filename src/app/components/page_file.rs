//! A file of texts that belongs to one page: fetched when the page is shown, drawn once it is here.

use super::missing::missing;
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
    app: App,
    name: String,
    arrival: RwSignal<Arrival>,
    texts: Rc<RefCell<Option<Texts>>>,
}

impl PageFile {
    /// Fetches the file of this name, which ends in the language where it has one, whose version the page carries; then moves the focus to the place within the page
    /// that the address names, if it names one.
    pub fn fetch(app: App, name: &str) -> Self {
        let mark = document::mark(name).unwrap_or_default();
        let name = [name, "-", &mark, ".json"].concat();
        let file = PageFile { app, name, arrival: RwSignal::new(Arrival::Away), texts: Rc::default() };
        file.ask();
        file
    }

    fn ask(&self) {
        self.arrival.set(Arrival::Coming);
        let file = self.clone();
        later(async move {
            let fetched = beside::texts(&file.name).await.ok();
            let arrival = if fetched.is_some() { Arrival::Here } else { Arrival::Missing };
            file.texts.replace(fetched);
            file.arrival.set(arrival);
            if let Some(place) = file.app.place_in_page() {
                document::focus(&place);
            }
        });
    }

    /// The text under a key.
    pub fn get(&self, key: &str) -> Option<String> {
        self.texts.borrow().as_ref().and_then(|texts| texts.get(key))
    }

    /// What is drawn of it: `content` once it is here, before that that it is coming or could not be had.
    pub fn draw(self, app: App, content: impl Fn(&PageFile) -> Vec<Element> + 'static) -> Element {
        el("div").live(move || match self.arrival.get() {
            Arrival::Here => content(&self),
            Arrival::Missing => {
                let file = self.clone();
                vec![missing(app, app.text().get("ui.file.missing"), move || file.ask())]
            }
            Arrival::Away | Arrival::Coming => vec![p(app.text().get("ui.file.coming"))],
        })
    }
}
