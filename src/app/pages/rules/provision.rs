//! One provision: its statement, what it rests on, where it was read, and how far it can be trusted.

use super::element;
use crate::app::pages::guidance::receipt;
use crate::app::state::App;
use crate::guidance;
use crate::rulebook::model::Provision;
use leptos::prelude::*;

/// A provision as it stands in the rulebook.
pub fn provision(app: App, provision: &Provision) -> AnyView {
    let words = guidance::provision_words(app.book, app.text, provision);
    view! {
        <article class="rule" id=element(&provision.number) tabindex="-1">{receipt::provision(app, &words)}</article>
    }
    .into_any()
}
