//! Links that were cut, altered, lengthened or never ours.

use crate::link::{body, payload, sealed};
use crate::*;
use data_encoding::BASE64URL_NOPAD;
use one_card_guide::case::codec::LONGEST;
use one_card_guide::case::{CodecError, decode, encode};

fn sample() -> String {
    encode(&payload(&[(1, Stored::Choice(1)), (2, Stored::Date(day("2026-11-20"))), (40, Stored::Declined)]))
}

#[test]
fn nothing_is_no_link() {
    assert_eq!(decode(""), Err(CodecError::Empty));
}

#[test]
fn every_cut_is_called_a_cut() {
    let link = sample();
    for end in 1..link.len() {
        assert_eq!(decode(&link[..end]), Err(CodecError::Truncated), "{end} characters of {}", link.len());
    }
}

#[test]
fn every_altered_character_is_found() {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for link in [sample(), encode(&payload(&[])), encode(&payload(&[(7, Stored::Choice(300))]))] {
        for place in 0..link.len() {
            for other in alphabet.chars().filter(|other| !link[place..].starts_with(*other)) {
                let altered = format!("{}{other}{}", &link[..place], &link[place + 1..]);
                assert!(decode(&altered).is_err(), "{altered}");
            }
        }
    }
}

#[test]
fn every_flipped_bit_is_found() {
    let bytes = BASE64URL_NOPAD.decode(sample().as_bytes()).unwrap();
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(decode(&BASE64URL_NOPAD.encode(&flipped)).is_err(), "bit {bit}");
    }
}

#[test]
fn two_swapped_characters_are_found() {
    let link = sample();
    for place in 1..link.len() {
        let mut swapped: Vec<char> = link.chars().collect();
        swapped.swap(place - 1, place);
        let swapped: String = swapped.into_iter().collect();
        assert!(swapped == link || decode(&swapped).is_err(), "{swapped}");
    }
}

#[test]
fn what_was_added_at_the_end_is_named() {
    for junk in ["A", "AA", "AAA", "AAAA", "-_-_-_"] {
        assert_eq!(decode(&format!("{}{junk}", sample())), Err(CodecError::Appended), "{junk}");
    }
    assert_eq!(decode(&format!("{0}{0}", sample())), Err(CodecError::Appended));
}

#[test]
fn a_character_that_cannot_be_in_a_link_is_pointed_at() {
    let link = sample();
    for junk in [".", "=", "+", "/", " ", "é", "\u{0}", "\n", "🛂"] {
        for after in 0..=link.len() {
            for end in [link.len(), after] {
                let altered = format!("{}{junk}{}", &link[..after], &link[after..end]);
                assert_eq!(decode(&altered), Err(CodecError::NotBase64 { position: after + 1 }), "{altered}");
            }
        }
    }
    assert_eq!(decode("ééx.éé"), Err(CodecError::NotBase64 { position: 1 }));
}

#[test]
fn a_text_longer_than_any_link_is_refused_unread() {
    assert_eq!(decode(&"A".repeat(LONGEST + 1)), Err(CodecError::TooLong));
    assert_eq!(decode(&"é".repeat(1_000_000)), Err(CodecError::TooLong));
    assert_ne!(decode(&"A".repeat(LONGEST)), Err(CodecError::TooLong));
}

#[test]
fn bits_after_the_end_are_refused() {
    // 17 bytes leave two unused bits in the last character.
    let link = "EAzerb7vwhABCQEKvBB0wEU";
    assert!(decode(link).is_ok());
    for last in ["V", "W", "X"] {
        assert_eq!(decode(&format!("{}{last}", &link[..link.len() - 1])), Err(CodecError::Checksum));
    }
}

#[test]
fn whole_texts_in_any_other_form_are_refused() {
    for (what, pairs) in [
        ("a fact twice", vec![9, 1, 1, 1]),
        ("a number in a long form", vec![0x89, 0x00, 1]),
        ("an option in a long form", vec![9, 0x81, 0x00]),
        ("an option beyond the numbers", vec![9, 0x80, 0x80, 4]),
        ("a fact beyond the numbers", vec![0x81, 0x80, 0x20, 1]),
        ("a pair without its value", vec![9, 1, 9]),
        ("a date after 2300", vec![10, 0xff, 0xff, 0x7f]),
        ("a date beyond all numbers", vec![10, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]),
        ("bytes beyond the end", vec![15, 9, 1]),
        ("a name that is no text", vec![7, 2, 0xff, 0xfe]),
        ("a name twice", vec![7, 1, 65, 7, 1, 65]),
        ("an answer under number 0", vec![1, 1]),
    ] {
        assert_eq!(decode(&sealed(0x10, &body(&pairs))), Err(CodecError::Malformed), "{what}");
    }
}

#[test]
fn a_name_of_two_hundred_characters_is_read_and_a_longer_one_is_not_ours() {
    // 7 is the name's tag under number 0; the length 200 is 0xc8 0x01 and 201 is 0xc9 0x01.
    let named = |length: u8| sealed(0x10, &body(&[&[7, length, 1], "x".repeat(length.into()).as_bytes()].concat()));
    assert_eq!(decode(&named(200)).unwrap().name, Some("x".repeat(200)));
    assert_eq!(decode(&named(201)), Err(CodecError::Malformed));
}

#[test]
fn known_languages_in_letters_and_no_tags_are_refused() {
    for letters in ["en", "zh-Hans", "", "e n", "<"] {
        let mut bytes = vec![0xde, 0xad, 0xbe, 0xef, 0xc2, 0x10, 0x80 | letters.len() as u8];
        bytes.extend(letters.as_bytes());
        assert_eq!(decode(&sealed(0x10, &bytes)), Err(CodecError::Malformed), "`{letters}`");
    }
}

#[test]
fn a_wrong_length_under_a_right_checksum_is_refused() {
    for (length, error) in [(8, CodecError::Appended), (10, CodecError::Truncated), (127, CodecError::Truncated)] {
        let mut bytes = vec![0x10, length];
        bytes.extend(body(&[9, 1]));
        let sum = crate::link::checksum(&bytes);
        bytes.extend(sum);
        assert_eq!(decode(&BASE64URL_NOPAD.encode(&bytes)), Err(error), "9 bytes called {length}");
    }
}

#[test]
fn a_length_in_a_long_form_is_refused() {
    let mut bytes = vec![0x10, 0x89, 0x00];
    bytes.extend(body(&[9, 1]));
    let sum = crate::link::checksum(&bytes);
    bytes.extend(sum);
    assert_eq!(decode(&BASE64URL_NOPAD.encode(&bytes)), Err(CodecError::Malformed));
}
