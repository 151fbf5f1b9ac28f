//! That the rules are old: in the open wherever somebody may act on them, with what to do.

use super::pieces::p;
use crate::app::state::App;
use crate::drawing::{Element, el};
use crate::guidance::old_rules;
use leptos::prelude::Get;

/// The notice; nothing while the rules are not old. It goes by the real day, whatever day guidance is shown for.
pub fn age(app: App) -> Option<Element> {
    let old = old_rules(app.book(), app.text(), app.today.get())?;
    let notice = el("div").class("notice").attr("role", "note");
    Some(notice.child(p(&old.words)).child(p(app.text().get("ui.old"))))
}
