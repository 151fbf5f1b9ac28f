//! Drawings: the emblem, the card whose state is the picture of the verdict, and papers with the place where a date stands.
//! The drawings themselves are files, which the build
//! puts among the words that come with the rules.

use crate::drawing::{Element, el};
use crate::rulebook::model::Card;
use crate::text::Text;

/// The sign of the guide, for the header. It says nothing that the name beside it does not say.
pub fn emblem() -> Element {
    el("span").class("emblem").drawing(include_str!("drawings/emblem.svg"))
}

/// What the person holds. The caption is the drawing in words, for everybody.
pub fn card(text: &'static Text, card: Card) -> Element {
    let (drawing, caption) = match card {
        Card::Plastic => ("drawing.plastic", "ui.card.plastic"),
        Card::Moving => ("drawing.moving", "ui.card.moving"),
        Card::Electronic => ("drawing.electronic", "ui.card.electronic"),
        Card::NotNeeded => ("drawing.not-needed", "ui.card.not-needed"),
        Card::NotAllowed => ("drawing.not-allowed", "ui.card.not-allowed"),
        Card::Ended => ("drawing.ended", "ui.card.ended"),
    };
    let drawing = text.find(drawing).map(|markup| el("div").drawing(markup));
    el("figure").class("card-art").child(drawing).child(el("figcaption").words(text.get(caption)))
}

/// A paper with the place to look at marked; nothing where there is no drawing of this name. The caption says what to look
/// for, for everybody.
pub fn paper(text: &'static Text, name: &str, caption: &str) -> Option<Element> {
    let markup = text.find(&["drawing.", name].concat())?;
    let figure = el("figure").class("card-art card-art--paper");
    Some(figure.child(el("figcaption").words(caption)).child(el("div").drawing(markup)))
}
