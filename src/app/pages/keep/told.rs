//! What leaves the page: the name where the person wants it told, and the link.

use crate::app::components::share_link;
use crate::app::state::App;
use leptos::prelude::*;

/// The name of the case, where the person wants it told.
pub fn told_name(app: App, named: RwSignal<bool>) -> Option<String> {
    let name = app.held.with(|held| held.as_ref().map(|held| held.case.name.clone()))?;
    (named.get() && !name.is_empty()).then_some(name)
}

/// The link to this guidance, with the name of the case where the person wants it told.
pub fn address(app: App, named: RwSignal<bool>) -> String {
    share_link::address(app, told_name(app, named), &app.text().language)
}
