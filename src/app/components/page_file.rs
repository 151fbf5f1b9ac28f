//! A file of texts that belongs to one page: fetched when the page is shown, drawn once it is here.

use super::missing::missing;
use super::pieces::p;
use crate::app::fetched::Fetched;
use crate::app::state::App;
use crate::browser::document;
use crate::browser::fetch::{self, Texts};
use crate::drawing::{Element, el};

/// The file of a page, by the name that it has at this time: with another language of the page it is another file.
#[derive(Clone, Copy)]
pub struct PageFile {
    app: App,
    file: Fetched<Texts>,
}

impl PageFile {
    /// No file yet.
    pub fn new(app: App) -> Self {
        PageFile { app, file: Fetched::new() }
    }

    /// Draws the file of this name, whose version the page carries: `content` once it is here, before that that it is coming or
    /// could not be had. Once it is here the focus goes to the place within the page that the address names, if it names one.
    pub fn draw(self, name: &str, content: impl Fn(&Texts) -> Vec<Element> + 'static) -> Element {
        let PageFile { app, file } = self;
        if file.turns_to(name) {
            self.ask();
        }
        el("div").live(move || match file.here() {
            Some(texts) => content(&texts),
            None if file.is_missing() => {
                vec![missing(app, app.text().get("ui.file.missing"), file.tries(), move || self.ask())]
            }
            None => vec![p(app.text().get("ui.file.coming"))],
        })
    }

    fn ask(self) {
        let name = self.file.name();
        let address = [&name, "-", &document::mark(&name).unwrap_or_default(), ".json"].concat();
        self.file.want_then(async move { fetch::texts(&address).await.ok() }, move || {
            if let Some(place) = self.app.place_in_page() {
                document::focus(&place);
            }
        });
    }
}
