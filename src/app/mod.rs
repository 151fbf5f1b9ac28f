//! The app in the browser: routes, state, pages. Pages lay out what `guidance` hands them and judge nothing.
//!
//! State is flat: the signals of `App`, and what one page needs for itself. A component is a plain function from its
//! props to an [`crate::drawing::Element`].

mod carried;
mod cases;
mod components;
pub mod date_entry;
mod edition;
mod fetched;
mod frame;
mod in_hand;
mod journey;
mod language;
mod library;
mod page;
mod pages;
mod paper;
mod release_notice;
pub mod route;
mod state;
mod statements;
mod title;
mod unsaved;
mod visit;

use crate::browser::{broken, clock, document, location, printing, tabs};
use crate::drawing;
use crate::rulebook::model::Rulebook;
use crate::text::Text;
use state::App;

/// Draws the app into the page and keeps it there.
pub fn mount() {
    broken::tell_the_page();
    // Both are made by the build and read by every test; a damaged one shows the names of its words instead of them.
    let book: &'static Rulebook = Box::leak(Box::new(carried::book()));
    let text: &'static Text = Box::leak(Box::new(carried::english()));
    let Some(place) = document::place() else { return };
    let start = move || {
        drawing::words::set_own(text);
        let app = App::new(book, text, clock::today(), pages::bring_rest);
        app.arrive();
        location::on_change(move || app.arrive());
        clock::on_wake(move || app.wake());
        printing::on_change(paper::on_change);
        tabs::on_change(move |key| app.hear_other_tab(key.as_deref()));
        drawing::mount(&place, frame::frame(app));
    };
    // Leptos brings the owner of all signals and runs the effects; the view is drawn by `drawing`.
    leptos::mount::mount_to_body(start);
}
