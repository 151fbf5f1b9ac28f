//! A few choices in a row, of which one is taken.

use crate::app::state::App;
use crate::drawing::{Element, el};

/// The group. `legend` is the key of the words that say what is chosen.
pub fn choices(app: App, legend: &str, each: impl Iterator<Item = Element>) -> Element {
    let row = el("div").class("choices").children(each);
    let words = el("legend").text(app.text().get(legend));
    // Groups come and go: none is turned into another.
    el("fieldset").class("choices__group").key(legend.to_owned()).child(words).child(row)
}

/// One of them.
pub fn choice(name: &str, value: &str, words: Element, chosen: bool, take: impl Fn() + 'static) -> Element {
    let input = el("input").attr("type", "radio").attr("name", name).attr("value", value).checked(chosen);
    el("label").class("choices__choice").child(input.on("change", move |_| take())).child(words)
}
