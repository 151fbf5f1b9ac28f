//! The link's one form, byte by byte, and what older and newer versions may expect of each other.

use crate::*;
use data_encoding::BASE64URL_NOPAD;
use one_card_guide::case::{CodecError, Payload, decode, encode};

/// The checksum, from the definition in RFC 4880 section 6.1.
pub fn checksum(bytes: &[u8]) -> Vec<u8> {
    let mut crc: u64 = 0xb704ce;
    for byte in bytes {
        crc ^= u64::from(*byte) << 16;
        for _ in 0..8 {
            crc <<= 1;
            if crc & 0x1000000 != 0 {
                crc ^= 0x1864cfb;
            }
        }
    }
    vec![(crc >> 16) as u8, (crc >> 8) as u8, crc as u8]
}

/// A text with this version byte and body, its length and checksum right.
pub fn sealed(version: u8, body: &[u8]) -> String {
    let mut bytes = vec![version];
    if body.len() < 128 {
        bytes.push(body.len() as u8);
    } else {
        bytes.extend([body.len() as u8 & 0x7f | 0x80, u8::try_from(body.len() >> 7).unwrap()]);
    }
    bytes.extend(body);
    let sum = checksum(&bytes);
    bytes.extend(sum);
    BASE64URL_NOPAD.encode(&bytes)
}

/// Edition `deadbeef`, 2026-11-23 (1057 days, doubled 2114), English, then these pairs.
pub fn body(pairs: &[u8]) -> Vec<u8> {
    [&[0xde, 0xad, 0xbe, 0xef, 0xc2, 0x10, 0x01], pairs].concat()
}

pub fn payload(facts: &[(u16, Stored)]) -> Payload {
    Payload::nameless(&case("", facts), stamp(), "en")
}

#[test]
fn a_link_is_these_bytes_and_no_others() {
    // Fact 1 (9 = 1 × 8 + tag 1) is option 1; fact 2 (10 = 1 × 8 + tag 2) is 2026-11-20, 1054 days, doubled 2108.
    // The text was worked out with Python's base64 and a checksum of its own.
    let made = payload(&[(1, Stored::Choice(1)), (2, Stored::Date(day("2026-11-20")))]);
    assert_eq!(encode(&made), "EAzerb7vwhABCQEKvBB0wEU");
    assert_eq!(encode(&made), sealed(0x10, &body(&[9, 1, 10, 0xbc, 0x10])));
    assert_eq!(decode("EAzerb7vwhABCQEKvBB0wEU"), Ok(made));
}

#[test]
fn a_link_says_which_program_made_it() {
    let made = payload(&[(1, Stored::Choice(1))]).made_by("0.12.300");
    // After the edition: 0, 12, and 300 as two bytes of seven bits.
    let bytes = [&[0xde, 0xad, 0xbe, 0xef, 0, 12, 0xac, 2][..], &[0xc2, 0x10, 0x01, 9, 1]].concat();
    assert_eq!(encode(&made), sealed(0x20, &bytes));
    assert_eq!(decode(&encode(&made)).unwrap().program_version().as_deref(), Some("0.12.300"));
    assert_eq!(payload(&[]).made_by("odd").program, None);
}

#[test]
fn every_kind_of_answer_comes_back() {
    let made = payload(&[
        (1, Stored::Declined),
        (2, Stored::Choice(u16::MAX)),
        (3, Stored::Date(day("1900-01-01"))),
        (4, Stored::Date(day("2300-12-31"))),
        (999, Stored::Choice(0)),
        (1001, Stored::Choice(1)),
        (u16::MAX, Stored::Declined),
    ]);
    assert_eq!(decode(&encode(&made)), Ok(made));
}

#[test]
fn a_case_without_answers_is_a_link_too() {
    assert_eq!(decode(&encode(&payload(&[]))), Ok(payload(&[])));
}

#[test]
fn a_name_travels_only_where_it_was_added() {
    let named = Payload { name: Some("Zoë 王 <b>".into()), ..payload(&[(1, Stored::Choice(1))]) };
    let back = decode(&encode(&named)).unwrap();
    assert_eq!(back.name.as_deref(), Some("Zoë 王 <b>"));
    assert_eq!(back.into_case(), case("Zoë 王 <b>", &[(1, Stored::Choice(1))]));
    let nameless = Payload::nameless(&case("Secret", &[]), stamp(), "en");
    assert_eq!(decode(&encode(&nameless)).unwrap().name, None);
}

#[test]
fn a_long_name_is_cut_at_a_character() {
    let named = Payload { name: Some("🛂".repeat(10_000)), ..payload(&[]) };
    assert_eq!(decode(&encode(&named)).unwrap().name, Some("🛂".repeat(200)));
}

#[test]
fn languages_travel_by_code_or_by_letters() {
    for (language, bytes) in [("", 1), ("en", 1), ("zh-Hans", 1), ("uz-Cyrl-UZ", 11)] {
        let made = Payload { language: language.into(), ..payload(&[]) };
        let text = encode(&made);
        assert_eq!(decode(&text).unwrap().language, language);
        let all = BASE64URL_NOPAD.decode(text.as_bytes()).unwrap().len();
        assert_eq!(all, 2 + 4 + 2 + bytes + 3, "{language}");
    }
}

#[test]
fn what_is_no_language_tag_is_left_out() {
    for language in ["<script>", "e n", &"x".repeat(36), "中文"] {
        let made = Payload { language: language.into(), ..payload(&[]) };
        assert_eq!(decode(&encode(&made)).unwrap().language, "", "{language}");
    }
}

#[test]
fn a_day_of_sharing_outside_the_years_is_the_nearest_inside() {
    for (year, nearest) in [(1, "1900-01-01"), (9999, "2300-12-31")] {
        let made = Payload { shared_on: Date::from_ymd_opt(year, 6, 1).unwrap(), ..payload(&[]) };
        assert_eq!(decode(&encode(&made)).unwrap().shared_on, day(nearest));
    }
}

#[test]
fn a_newer_revision_opens_and_says_so() {
    let text = sealed(0x13, &body(&[9, 1]));
    assert_eq!(decode(&text), Ok(Payload { newer: true, ..payload(&[(1, Stored::Choice(1))]) }));
}

#[test]
fn kinds_of_answers_from_a_newer_version_are_kept() {
    // Fact 1 with tag 5 and 300; fact 2 with tag 7 and the bytes 1, 2; fact 3 is option 1.
    let text = sealed(0x10, &body(&[13, 0xac, 2, 15, 2, 1, 2, 9, 1]));
    let read = decode(&text).unwrap();
    let facts = [(1, Stored::Number { tag: 5, value: 300 }), (2, Stored::Bytes(vec![1, 2])), (3, Stored::Choice(1))];
    assert_eq!(read, Payload { newer: true, ..payload(&facts) });
    assert_eq!(encode(&read), text, "and written again as they were");
}

#[test]
fn a_language_code_from_a_newer_version_is_no_obstacle() {
    let mut bytes = body(&[9, 1]);
    bytes[6] = 0x7f;
    let read = decode(&sealed(0x10, &bytes)).unwrap();
    assert_eq!(read, Payload { newer: true, language: String::new(), ..payload(&[(1, Stored::Choice(1))]) });
}

#[test]
fn another_framing_is_refused_by_name() {
    for version in [0x00, 0x30, 0xf0] {
        assert_eq!(decode(&sealed(version, &body(&[9, 1]))), Err(CodecError::OtherVersion));
    }
}
