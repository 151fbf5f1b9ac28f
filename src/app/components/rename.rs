//! Giving a case a name, in place.

use crate::browser::document;
use crate::case::LONGEST_NAME;
use crate::text::Text;
use leptos::html;
use leptos::prelude::*;

/// A form for a name. `id` is the id of its field, which gets the focus; `done` is called with the new name, or with
/// nothing when the person thinks better of it.
pub fn rename(text: &'static Text, id: String, name: String, done: impl Fn(Option<String>) + Clone + 'static) -> AnyView {
    let field: NodeRef<html::Input> = NodeRef::new();
    document::focus(&format!("#{id}"));
    let give = done.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        give(field.get_untracked().map(|field| field.value().trim().to_owned()));
    };
    view! {
        <form class="rename" on:submit=submit>
            <label>
                {text.get("ui.rename.label")}
                <input
                    class="field__input field__input--wide"
                    id=id
                    node_ref=field
                    type="text"
                    autocomplete="off"
                    maxlength=LONGEST_NAME.to_string()
                    value=name
                />
            </label>
            <button type="submit" class="button button--main">{text.get("ui.rename.save")}</button>
            <button type="button" class="button" on:click=move |_| done(None)>{text.get("ui.cancel")}</button>
        </form>
    }
    .into_any()
}
