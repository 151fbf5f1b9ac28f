//! Drawings: the emblem, and the card whose state is the picture of the verdict.

use crate::rulebook::model::Card;
use crate::text::Text;
use leptos::prelude::*;

/// The sign of the guide, for the header. It says nothing that the name beside it does not say.
pub fn emblem() -> AnyView {
    view! {
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect x="1" y="5" width="30" height="22" rx="4" class="card-art__yes"></rect>
            <rect x="5" y="10" width="8" height="6" rx="1.5" class="card-art__chip"></rect>
            <path
                d="m15 19 4 4 8-9"
                class="card-art__mark"
                stroke-width="3"
                stroke-linecap="round"
                stroke-linejoin="round"
            ></path>
        </svg>
    }
    .into_any()
}

/// What the person holds. The caption is the drawing in words, for everybody.
pub fn card(text: &'static Text, card: Card) -> AnyView {
    let picture = match card {
        Card::Plastic => plastic_valid(),
        Card::Moving => (view! { {plastic(Plastic::Whole)} {arrow()} {social(text, "translate(222 8)")} {phone()} }).into_any(),
        Card::Electronic => (view! { {plastic(Plastic::Gone)} {arrow()} {social(text, "translate(222 8)")} {phone()} }).into_any(),
        Card::NotNeeded => not_needed(),
        Card::NotAllowed => barred(),
        Card::Ended => ended(text),
    };
    let caption = text.get(caption(card));
    view! {
        <figure class="card-art">
            <svg viewBox="0 0 400 150" aria-hidden="true" focusable="false">
                <defs>
                    <linearGradient id="card-jade" x1="0" y1="0" x2="1" y2="1">
                        <stop offset="0" class="card-art__top"></stop>
                        <stop offset="1" class="card-art__bottom"></stop>
                    </linearGradient>
                </defs>
                {picture}
            </svg>
            <figcaption>{super::words(caption)}</figcaption>
        </figure>
    }
    .into_any()
}

fn caption(card: Card) -> &'static str {
    match card {
        Card::Plastic => "ui.card.plastic",
        Card::Moving => "ui.card.moving",
        Card::Electronic => "ui.card.electronic",
        Card::NotNeeded => "ui.card.not-needed",
        Card::NotAllowed => "ui.card.not-allowed",
        Card::Ended => "ui.card.ended",
    }
}

#[derive(Clone, Copy)]
enum Plastic {
    Whole,
    Gone,
}

/// The plastic card: photo, lines, and the corner that everybody knows it by.
fn plastic(state: Plastic) -> AnyView {
    let class = match state {
        Plastic::Whole => "card-art__plastic",
        Plastic::Gone => "card-art__plastic card-art__plastic--gone",
    };
    view! {
        <g transform="rotate(-5 85 75)">
            <rect x="6" y="22" width="158" height="104" rx="11" class=class stroke-width="2"></rect>
            <rect x="20" y="40" width="36" height="46" rx="4" class="card-art__part"></rect>
            <path d="M68 48h74M68 64h56M68 80h62M20 106h70" class="card-art__lines" stroke-width="7"></path>
            <rect x="122" y="92" width="26" height="22" rx="3" class="card-art__part"></rect>
        </g>
    }
    .into_any()
}

fn arrow() -> AnyView {
    view! {
        <path
            d="M178 75h30m-12-12 12 12-12 12"
            class="card-art__arrow"
            stroke-width="3.5"
            stroke-linecap="round"
            stroke-linejoin="round"
        ></path>
    }
    .into_any()
}

/// The social security card, with the permit inside.
fn social(text: &'static Text, place: &'static str) -> AnyView {
    view! {
        <g transform=place>
            <rect width="158" height="104" rx="11" class="card-art__social"></rect>
            <text x="14" y="28" font-size="15" font-weight="700" class="card-art__words" lang="zh-Hans">
                {text.get("ui.card.words.social")}
            </text>
            <rect x="14" y="43" width="28" height="21" rx="4" class="card-art__chip"></rect>
            <path d="M14 53.5h28M28 43v21" class="card-art__chip"></path>
            <circle cx="134" cy="23" r="10.5" class="card-art__line" stroke-width="2.5"></circle>
            <path d="m129 23 4 4 7-8" class="card-art__line" stroke-width="2.5" stroke-linecap="round"></path>
            <text x="14" y="90" font-size="11" class="card-art__words" lang="zh-Hans">{text.get("ui.card.words.permit")}</text>
        </g>
    }
    .into_any()
}

fn phone() -> AnyView {
    view! {
        <g transform="translate(340 40)">
            <rect width="56" height="106" rx="9" class="card-art__phone" stroke-width="1.5"></rect>
            <rect x="5" y="8" width="46" height="90" rx="4" class="card-art__screen"></rect>
            <rect x="10" y="14" width="36" height="21" rx="3" class="card-art__social"></rect>
            <path
                d="M14 44h11v11H14zM31 44h11v11H31zM14 61h11v11H14zM31 61h5v5h-5zM38 67h4v5h-4zM31 69h3v3h-3z"
                class="card-art__code"
            ></path>
            <rect x="14" y="82" width="28" height="5" rx="2.5" class="card-art__part"></rect>
        </g>
    }
    .into_any()
}

fn tick(place: &'static str) -> AnyView {
    view! {
        <g transform=place>
            <circle r="19" class="card-art__yes"></circle>
            <path
                d="m-8 0 6 7 10-13"
                class="card-art__mark"
                stroke-width="4"
                stroke-linecap="round"
                stroke-linejoin="round"
            ></path>
        </g>
    }
    .into_any()
}

fn plastic_valid() -> AnyView {
    view! { <g transform="translate(30 0)">{plastic(Plastic::Whole)} {tick("translate(164 30)")}</g> }.into_any()
}

/// A passport, and no card beside it.
fn not_needed() -> AnyView {
    view! {
        <g transform="translate(30 0)">
            <rect x="10" y="12" width="92" height="126" rx="9" class="card-art__social"></rect>
            <circle cx="56" cy="60" r="23" class="card-art__line" stroke-width="2.5"></circle>
            <path d="M33 60h46M56 37c-15 14-15 32 0 46c15-14 15-32 0-46" class="card-art__line" stroke-width="2"></path>
            <path d="M34 112h44" class="card-art__line" stroke-width="4"></path>
            {tick("translate(104 26)")}
            <g transform="translate(136 0)">{plastic(Plastic::Gone)}</g>
        </g>
    }
    .into_any()
}

/// A card that is not there, barred.
fn barred() -> AnyView {
    view! {
        <g transform="translate(30 0)">
            {plastic(Plastic::Gone)}
            <circle cx="160" cy="40" r="24" class="card-art__no" stroke-width="7"></circle>
            <path d="m144 56 32-32" class="card-art__no" stroke-width="7"></path>
        </g>
    }
    .into_any()
}

/// Both cards, put away.
fn ended(text: &'static Text) -> AnyView {
    view! {
        <g transform="translate(20 0)">
            <g class="card-art__ended">{plastic(Plastic::Whole)}</g>
            <g class="card-art__ended">{social(text, "translate(176 22)")}</g>
            <path d="M10 132 340 16" class="card-art__no" stroke-width="5" stroke-linecap="round"></path>
        </g>
    }
    .into_any()
}
