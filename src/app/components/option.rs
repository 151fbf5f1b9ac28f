//! An option as it looks wherever one is taken: its words, and the arrow of one that leads on.

use super::pieces::link;
use crate::drawing::{Element, el};

/// The label, and the hint where there is one.
pub fn words(label: &str, hint: &str) -> Element {
    let hint = (!hint.is_empty()).then(|| el("span").class("option__hint").words(hint));
    el("span").class("option__words").child(el("span").class("option__label").words(label)).child(hint)
}

/// The arrow.
pub fn go() -> Element {
    el("span").class("option__go").attr("aria-hidden", "true")
}

/// An option that is a link, in a list of them.
pub fn to(address: &str, label: &str, hint: &str) -> Element {
    el("li").child(link("option", address, "").child(words(label, hint)).child(go()))
}
