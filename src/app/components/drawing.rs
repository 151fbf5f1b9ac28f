//! Drawings: the emblem, and the card whose state is the picture of the verdict. The drawings themselves are files.

use crate::app::element::{Element, el};
use crate::rulebook::model::Card;
use crate::text::Text;

/// The sign of the guide, for the header. It says nothing that the name beside it does not say.
pub fn emblem() -> Element {
    el("span").class("emblem").drawing(include_str!("drawings/emblem.svg"))
}

/// What the person holds. The caption is the drawing in words, for everybody.
pub fn card(text: &Text, card: Card) -> Element {
    let (markup, caption) = match card {
        Card::Plastic => (include_str!("drawings/plastic.svg"), "ui.card.plastic"),
        Card::Moving => (include_str!("drawings/moving.svg"), "ui.card.moving"),
        Card::Electronic => (include_str!("drawings/electronic.svg"), "ui.card.electronic"),
        Card::NotNeeded => (include_str!("drawings/not-needed.svg"), "ui.card.not-needed"),
        Card::NotAllowed => (include_str!("drawings/not-allowed.svg"), "ui.card.not-allowed"),
        Card::Ended => (include_str!("drawings/ended.svg"), "ui.card.ended"),
    };
    el("figure").class("card-art").child(el("div").drawing(markup)).child(el("figcaption").words(text.get(caption)))
}
