//! The draft of an e-mail as an address.

use crate::*;
use one_card_guide::guidance::{Export, Message, mail_draft};
use proptest::prelude::*;

/// Subject and body, read back.
fn read(address: &str) -> (String, String) {
    let (subject, body) = address.strip_prefix("mailto:?subject=").unwrap().split_once("&body=").unwrap();
    (decoded(subject), decoded(body))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let hex = [rest.next().unwrap(), rest.next().unwrap()];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
            }
            plain => {
                assert!(plain.is_ascii_alphanumeric() || b"-._~".contains(&plain), "{}", char::from(plain));
                bytes.push(plain);
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn draft(subject: &str, body: &str, link: Option<&str>) -> String {
    mail_draft(&Message { subject: subject.into(), body: body.into() }, &ENGLISH, Export { name: None, link })
}

#[test]
fn a_short_message_is_in_the_draft_as_it_is() {
    let address = draft("Work permit & card", "By 19 Dec:\n100 % sure? 护照", None);
    assert_eq!(
        address,
        "mailto:?subject=Work%20permit%20%26%20card&body=By%2019%20Dec%3A%0D%0A100%20%25%20sure%3F%20%E6%8A%A4%E7%85%A7"
    );
}

#[test]
fn a_long_message_names_the_link_instead() {
    let link = "https://example.org/guide/#/s/EAzerb7vwhABCQEKvBB0wEU";
    let (subject, body) = read(&draft("Work permit", &"护照".repeat(1_000), Some(link)));
    assert_eq!(subject, "Work permit");
    assert_eq!(body, format!("The details are too long for this draft. They stand here: {link}"));
    let (_, body) = read(&draft("Work permit", &"a".repeat(1_900), None));
    assert!(body.starts_with("The details are too long for this draft. Copy the message"), "{body}");
}

#[test]
fn a_subject_of_two_hundred_chinese_characters_is_cut() {
    let (subject, body) = read(&draft(&"证".repeat(300), "x", Some("https://example.org")));
    assert!(subject.starts_with("证证") && subject.chars().count() < 300);
    assert!(!body.is_empty());
}

proptest! {
    #[test]
    fn a_draft_is_always_shorter_than_1900_characters_and_can_be_read(
        subject in "\\PC{0,400}", body in "(\\PC|\n){0,2000}", link in proptest::option::of("\\PC{0,2000}"),
    ) {
        let address = draft(&subject, &body, link.as_deref());
        prop_assert!(address.len() < 1_900);
        read(&address);
    }
}
