//! The page's title, its focus and its scrolling. What is drawn on it is the app's.

use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element into which the app draws itself, emptied of what stood there before.
pub fn place_of_the_app() -> Option<HtmlElement> {
    let place: HtmlElement = document()?.get_element_by_id("app")?.dyn_into().ok()?;
    place.set_text_content(None);
    Some(place)
}

/// Names the page in the window's title bar and in the history.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to the first element that the selector finds, once what is being drawn stands there.
///
/// The element must be able to take the focus, if only by script (`tabindex="-1"`). It is scrolled into view.
pub fn focus(selector: &str) {
    let selector = selector.to_owned();
    after_drawing(move || {
        let found = document().and_then(|document| document.query_selector(&selector).ok().flatten());
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Moves the focus to the page's heading, with the top of the page in view.
pub fn focus_heading() {
    after_drawing(|| {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        focus("main h1");
    });
}

/// Opens the `details` with this id, where there is one.
pub fn open_details(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let _ = element.set_attribute("open", "");
    }
}

fn after_drawing(then: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(Closure::once_into_js(then).unchecked_ref());
    }
}
