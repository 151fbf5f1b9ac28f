//! The page's title, its focus and its scrolling. What is drawn on it is the app's.

use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, Event, EventTarget, File, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element into which the app draws itself.
pub fn place() -> Option<Element> {
    document()?.get_element_by_id("app")
}

/// A mark that the build has left on the page, `data-<name>` of its root.
pub fn mark(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(&["data-", name].concat())
}

/// Leaves a mark on the page.
pub fn set_mark(name: &str, value: &str) {
    set_on_root(&["data-", name].concat(), value);
}

/// Says in which language the page is.
pub fn set_language(tag: &str) {
    set_on_root("lang", tag);
}

fn set_on_root(attribute: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(attribute, value);
    }
}

/// The languages that the browser asks for, the dearest first.
pub fn languages() -> Vec<String> {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    languages.iter().flat_map(|tags| tags.iter()).filter_map(|tag| tag.as_string()).collect()
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
        if let Some(element) = find::<HtmlElement>(&selector) {
            let _ = element.focus();
        }
    });
}

/// Moves the focus to the first element that the selector finds and that to the top of the window, once what is being drawn
/// stands there.
pub fn bring(selector: &str) {
    let selector = selector.to_owned();
    after_drawing(move || {
        if let Some(element) = find::<HtmlElement>(&selector) {
            element.scroll_into_view();
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

/// Opens the `details` that the selector finds, where there is one.
pub fn open_details(selector: &str) {
    if let Some(element) = find::<Element>(selector) {
        let _ = element.set_attribute("open", "");
    }
}

thread_local! {
    /// What was opened for a while.
    static UNFOLDED: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Opens all `details` that the selector finds and that are closed, until `fold_again`.
pub fn unfold(selector: &str) {
    let closed = [selector, ":not([open])"].concat();
    while let Some(details) = find::<Element>(&closed) {
        let _ = details.set_attribute("open", "");
        UNFOLDED.with_borrow_mut(|unfolded| unfolded.push(details));
    }
}

/// Closes what `unfold` has opened.
pub fn fold_again() {
    for details in UNFOLDED.take() {
        let _ = details.remove_attribute("open");
    }
}

/// Shows a dialog above the page.
pub fn show_dialog(selector: &str) {
    if let Some(dialog) = find::<HtmlDialogElement>(selector) {
        // It fails only where the dialog is open already.
        let _ = dialog.show_modal();
    }
}

/// Puts a dialog away.
pub fn close_dialog(selector: &str) {
    if let Some(dialog) = find::<HtmlDialogElement>(selector) {
        dialog.close();
    }
}

/// Opens the browser's own picker of an input. An old browser without one does nothing.
pub fn show_picker(selector: &str) {
    if let Some(input) = find::<HtmlInputElement>(selector) {
        let has = js_sys::Reflect::has(&input, &JsValue::from_str("showPicker")).unwrap_or(false);
        if has {
            let _ = input.show_picker();
        }
    }
}

/// Selects what stands in a field.
pub fn select(selector: &str) {
    // Once what is being drawn stands there; fields of one line and of more have it under one name.
    let selector = selector.to_owned();
    after_drawing(move || {
        if let Some(field) = find::<HtmlInputElement>(&selector) {
            let _ = field.focus();
            field.select();
        } else if let Some(field) = find::<HtmlTextAreaElement>(&selector) {
            let _ = field.focus();
            field.select();
        }
    });
}

/// What stands in a field.
pub fn value(selector: &str) -> Option<String> {
    find::<HtmlInputElement>(selector).map(|input| input.value())
}

/// What stands in the field that an event comes from.
pub fn value_of(event: &Event) -> String {
    input(event.target()).map(|input| input.value()).unwrap_or_default()
}

/// What stands in the field of one or more lines that an event comes from.
pub fn typed(event: &Event) -> String {
    let value = event.target().and_then(|field| js_sys::Reflect::get(&field, &JsValue::from_str("value")).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Puts a text into a field of one or more lines.
pub fn set_value(selector: &str, value: &str) {
    if let Some(field) = find::<Element>(selector) {
        let _ = js_sys::Reflect::set(&field, &JsValue::from_str("value"), &JsValue::from_str(value));
    }
}

/// Whether something folded is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// It shows what is in it.
    Open,
    /// It shows one line.
    Closed,
}

/// Whether the box that an event comes from is ticked.
pub fn is_ticked(event: &Event) -> bool {
    input(event.target()).is_some_and(|input| input.checked())
}

/// Whether the `details` that an event comes from are open.
pub fn is_open(event: &Event) -> Fold {
    let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if details.is_some_and(|details| details.has_attribute("open")) { Fold::Open } else { Fold::Closed }
}

/// The file that was chosen in the field that an event comes from; the field is emptied, so that the same file can be
/// chosen again.
pub fn chosen_file(event: &Event) -> Option<File> {
    let input = input(event.target())?;
    let file = input.files().and_then(|files| files.get(0));
    input.set_value("");
    file
}

fn input(target: Option<EventTarget>) -> Option<HtmlInputElement> {
    target?.dyn_into().ok()
}

fn find<E: JsCast>(selector: &str) -> Option<E> {
    document()?.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn after_drawing(then: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(Closure::once_into_js(then).unchecked_ref());
    }
}
