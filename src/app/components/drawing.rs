//! Drawings: the emblem, the card whose state is the picture of the verdict, and papers with the place where a date stands.
//! The drawings themselves are files.

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

/// A paper with the place to look at marked; nothing where there is no drawing of this name. The caption says what to look
/// for, for everybody.
pub fn paper(name: &str, caption: &str) -> Option<Element> {
    let markup = match name {
        "card" => include_str!("drawings/papers/card.svg"),
        "letter" => include_str!("drawings/papers/letter.svg"),
        "passport" => include_str!("drawings/papers/passport.svg"),
        "stamp" => include_str!("drawings/papers/stamp.svg"),
        "sticker" => include_str!("drawings/papers/sticker.svg"),
        "visa" => include_str!("drawings/papers/visa.svg"),
        _ => return None,
    };
    let figure = el("figure").class("card-art card-art--paper");
    Some(figure.child(el("figcaption").words(caption)).child(el("div").drawing(markup)))
}
