//! A page that is set up, before it is drawn.

use crate::drawing::Element;

/// It is set up once, when its route is shown, and drawn again whenever something changes that it has read while it was drawn.
/// Signals of its own are made in the set-up and last as long as the page is shown; words are read while it is drawn, so that
/// another language takes nothing away.
pub struct Page {
    /// The classes of its main part.
    pub class: &'static str,
    /// Its content.
    pub draw: Box<dyn Fn() -> Vec<Element>>,
}

/// A page as wide as the frame.
pub fn wide(draw: impl Fn() -> Vec<Element> + 'static) -> Page {
    Page { class: "page", draw: Box::new(draw) }
}

/// A page for reading.
pub fn narrow(draw: impl Fn() -> Vec<Element> + 'static) -> Page {
    Page { class: "page page--narrow", draw: Box::new(draw) }
}

/// What stands in the place of a page until what it needs is here.
pub fn waiting(draw: impl Fn() -> Vec<Element> + 'static) -> Page {
    Page { class: "page page--narrow page--waiting", draw: Box::new(draw) }
}
