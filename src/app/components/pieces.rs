//! The smallest pieces: paragraphs, buttons, links, lists, sections, disclosures.

use crate::drawing::{Content, Element, el};

/// A paragraph of words with a class; nothing where there are no words.
#[inline(never)]
pub fn line(class: &str, words: &str) -> Option<Element> {
    (!words.is_empty()).then(|| el("p").class(class).words(words))
}

/// A paragraph of words.
#[inline(never)]
pub fn p(words: &str) -> Element {
    el("p").words(words)
}

/// The heading of a page, which takes the focus when the page is shown.
pub fn heading(words: &str) -> Element {
    el("h1").focusable().words(words)
}

/// The first words under the heading.
pub fn lead(words: &str) -> Element {
    el("p").class("page__lead").words(words)
}

/// Several pieces as one content.
pub fn all(pieces: Vec<Option<Element>>) -> impl Content {
    pieces.into_iter().flatten().collect::<Vec<_>>()
}

/// A button that does something at once. `class` may be `link` or `button` with its variants.
pub fn button(class: &str, words: &str, pressed: impl Fn() + 'static) -> Element {
    bare_button(class, words).on("click", move |_| pressed())
}

#[inline(never)]
fn bare_button(class: &str, words: &str) -> Element {
    el("button").attr("type", "button").class(class).words(words)
}

/// A link to another page, with a class.
#[inline(never)]
pub fn link(class: &str, address: &str, words: &str) -> Element {
    el("a").class(class).attr("href", address).words(words)
}

/// A name or a condition of the rulebook, which is English whatever the language of the page.
pub fn code(words: &str) -> Element {
    el("code").attr("lang", "en").text(words)
}

/// Buttons and links in a row.
pub fn actions(content: impl Content) -> Element {
    el("div").class("actions").child(content)
}

/// A list with dots.
#[inline(never)]
pub fn dots(items: &[String]) -> Option<Element> {
    let item = |item: &String| el("li").words(item);
    (!items.is_empty()).then(|| el("ul").class("why").children(items.iter().map(item)))
}

/// A section with its heading, whose id names it.
#[inline(never)]
pub fn section(class: &str, id: &'static str, heading: &str) -> Element {
    let heading = el("h2").id(id).focusable().words(heading);
    el("section").class(class).attr("aria-labelledby", id).child(heading)
}

/// Something folded away behind one line.
#[inline(never)]
pub fn disclosure(summary: &str) -> Element {
    el("details").class("disclosure").child(el("summary").words(summary))
}

/// A count as the text takes it.
#[inline(never)]
pub fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
