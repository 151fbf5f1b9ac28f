//! What programs add to a link: the case opens all the same, and a link that was damaged still does not.

use crate::link::payload;
use crate::properties::any_payload;
use crate::*;
use one_card_guide::case::{CodecError, Payload, decode, encode, payload_in};
use proptest::prelude::*;

/// What linkifiers, mail programs, chats and people have been seen to leave behind a link.
const TAILS: &[&str] = &[
    "。",
    ".",
    ")",
    "，",
    "、",
    "”",
    "\"",
    "'",
    ">",
    "]",
    "!",
    "?utm_source=x",
    "&x=1",
    "%E3%80%82",
    "%20",
    "%0A",
    "%",
    "\u{200b}",
    "=",
    "==",
    "/",
    "#",
    ":",
    "；",
    "…",
    "）",
    "（指引）",
    " ",
    "\n",
    "\r\n",
    "?",
    "*",
    "**",
    "|",
    "}",
    "\\",
    "+",
    "`",
    "~",
    ";",
    ",",
    "</a>",
    "\u{ad}",
    " sent from my phone",
    "\nRegards",
    "（指引）https://example.org/",
    "\u{feff}",
    "🙂",
    "\u{0}",
    // Letters of the alphabet itself, without anything between.
    "_",
    "__",
    "-",
    "--",
    "utm",
    "A",
    "AA",
    "AAA",
    "AAAA",
    "https://example.org/#/s/EAzerb7vwhABCQEKvBB0wEU",
    "EAzerb7vwhABCQEKvBB0wEU",
];

/// What is put in the middle to break a long line, some of it unseen.
const BREAKS: &[&str] =
    &["\n", "\r\n", " ", "\t", "\u{a0}", "\u{ad}", "\u{200b}", "\u{2060}", "\u{feff}", "\n    ", "\u{3000}"];

fn samples() -> Vec<Payload> {
    vec![
        payload(&[]),
        payload(&[(1, Stored::Choice(1)), (2, Stored::Date(day("2026-11-20"))), (40, Stored::Declined)]),
        payload(&[(7, Stored::Choice(300))]).made_by("0.1.0"),
        // A length of two bytes.
        Payload { name: Some("王".repeat(60)), ..payload(&[(1, Stored::Choice(1))]) },
    ]
}

fn opened(text: &str) -> Result<Payload, CodecError> {
    decode(&payload_in(text))
}

#[test]
fn what_programs_add_at_the_end_is_cut_off() {
    for made in samples() {
        let link = encode(&made);
        for tail in TAILS {
            let sent = [&link, *tail].concat();
            assert_eq!(payload_in(&sent), link, "{tail:?}");
            assert_eq!(opened(&sent), Ok(made.clone()), "{tail:?}");
        }
    }
}

#[test]
fn breaks_anywhere_inside_are_taken_out() {
    for made in samples() {
        let link = encode(&made);
        for between in BREAKS {
            for place in 0..=link.len() {
                let sent = [&link[..place], between, &link[place..], "。"].concat();
                assert_eq!(opened(&sent), Ok(made.clone()), "{between:?} after {place} characters");
            }
        }
    }
}

#[test]
fn a_link_of_a_newer_version_keeps_what_this_one_cannot_read() {
    let link = crate::link::sealed(0x13, &crate::link::body(&[13, 0xac, 2, 9, 1]));
    assert_eq!(payload_in(&format!("{link}。")), link);
    assert!(opened(&format!("{link}。")).unwrap().newer);
    let other = crate::link::sealed(0x30, &crate::link::body(&[9, 1]));
    assert_eq!(opened(&format!("{other}）")), Err(CodecError::OtherVersion), "and another framing is told by name");
}

#[test]
fn the_store_takes_nothing_but_the_payload() {
    let link = encode(&samples()[1]);
    for tail in TAILS {
        assert!(decode(&[&link, *tail].concat()).is_err(), "{tail:?}");
    }
}

#[test]
fn every_cut_is_called_a_cut_and_what_follows_does_not_heal_it() {
    for made in samples() {
        let link = encode(&made);
        for end in 1..link.len() {
            assert_eq!(opened(&link[..end]), Err(CodecError::Truncated), "{end} characters of {}", link.len());
            for tail in TAILS.iter().filter(|tail| !link[end..].starts_with(**tail)) {
                assert!(opened(&[&link[..end], *tail].concat()).is_err(), "{end} characters and {tail:?}");
            }
        }
    }
}

#[test]
fn every_altered_character_is_found_with_and_without_a_tail() {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ %é\n\u{200b}";
    for made in samples() {
        let link = encode(&made);
        for place in 0..link.len() {
            for other in alphabet.chars().filter(|other| !link[place..].starts_with(*other)) {
                let altered = format!("{}{other}{}", &link[..place], &link[place + 1..]);
                assert!(opened(&altered).is_err(), "{altered}");
                assert!(opened(&format!("{altered}。")).is_err(), "{altered}。");
                assert!(opened(&format!("{altered}utm_source")).is_err(), "{altered}utm_source");
            }
        }
    }
}

#[test]
fn what_is_wrong_is_told_as_for_a_link_alone() {
    let link = encode(&samples()[1]);
    let altered = format!("{}A{}", &link[..12], &link[13..]);
    assert_ne!(altered, link);
    assert_eq!(opened(&altered), Err(CodecError::Checksum));
    assert_eq!(opened(&format!("{altered}。")), Err(CodecError::Checksum), "what follows is not blamed");
    assert_eq!(opened(&format!("{}.{}", &link[..12], &link[13..])), Err(CodecError::NotBase64 { position: 13 }));
    assert_eq!(opened(""), Err(CodecError::Empty));
    assert_eq!(opened("。"), Err(CodecError::NotBase64 { position: 1 }));
    assert_eq!(opened(&"é".repeat(1_000_000)), Err(CodecError::TooLong));
    assert_eq!(opened(&format!("{link}{}", "A".repeat(1_000_000))), decode(&link));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_link_opens_as_the_same_case_whatever_follows(made in any_payload(), known in prop::sample::select(TAILS), other in "[^A-Za-z0-9_-]{0,20}", text in any::<String>()) {
        let link = encode(&made);
        for tail in [known, &other, &text] {
            prop_assert_eq!(payload_in(&[&link, tail].concat()), link.clone(), "{:?}", tail);
        }
        prop_assert_eq!(opened(&[&link, known].concat()), Ok(made));
    }

    #[test]
    fn any_link_broken_into_lines_opens_as_the_same_case(made in any_payload(), width in 1usize..80, between in prop::sample::select(BREAKS)) {
        let letters: Vec<char> = encode(&made).chars().collect();
        let lines: Vec<String> = letters.chunks(width).map(|line| line.iter().collect()).collect();
        prop_assert_eq!(opened(&lines.join(between)), Ok(made));
    }

    #[test]
    fn any_link_altered_in_one_place_is_refused(made in any_payload(), at in any::<prop::sample::Index>(), other in any::<char>(), letter in "[A-Za-z0-9_-]", tail in prop::sample::select(TAILS)) {
        let link = encode(&made);
        let at = at.index(link.len());
        for other in [other.to_string(), letter] {
            let altered = [&link[..at], &other, &link[at + 1..]].concat();
            prop_assert!(altered == link || opened(&altered).is_err());
            prop_assert!(altered == link || opened(&[&altered, tail].concat()).is_err());
        }
    }

    #[test]
    fn any_text_gives_a_payload_in_its_one_form_or_is_refused(text in any::<String>(), letters in "[A-Za-z0-9_ -]{0,200}") {
        for text in [text, letters] {
            if let Ok(payload) = opened(&text) {
                prop_assert!(payload.newer || encode(&payload) == payload_in(&text));
            }
        }
    }
}
