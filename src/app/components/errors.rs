//! The error summary: what has to be put right before going on, with a way to each place.

use super::words;
use crate::browser::document;
use crate::text::Text;
use leptos::prelude::*;

/// The selector of the summary, to move the focus there.
pub const SUMMARY: &str = "#errors";

/// One error. `problem` is what is wrong, in words; `field` is the selector of the place to put it right.
pub fn summary(text: &'static Text, problem: &str, field: &'static str) -> AnyView {
    let go = move |_| document::focus(field);
    view! {
        <div class="error-summary" id="errors" tabindex="-1" role="group" aria-labelledby="errors-heading">
            <h2 id="errors-heading">{text.get("ui.error.heading")}</h2>
            <button type="button" class="link" on:click=go>{words(problem)}</button>
        </div>
    }
    .into_any()
}
