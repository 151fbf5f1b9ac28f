//! The draft of an e-mail as an address.

use crate::*;
use one_card_guide::guidance::{Export, Message, Recipient, mail_draft, message};
use one_card_guide::rulebook::model::{Audience, Employer};
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
                assert!(plain.is_ascii_alphanumeric() || b"-._~,;:()".contains(&plain), "{}", char::from(plain));
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
        "mailto:?subject=Work%20permit%20%26%20card&body=By%2019%20Dec:%0D%0A100%20%25%20sure%3F%20%E6%8A%A4%E7%85%A7"
    );
}

#[test]
fn a_long_message_ends_with_the_link() {
    let link = "https://example.org/guide/#/s/EAzerb7vwhABCQEKvBB0wEU";
    let long = "a".repeat(1_960);
    let (subject, body) = read(&draft("Work permit", &format!("First line\nSecond line\n{long}"), Some(link)));
    assert_eq!(subject, "Work permit");
    let end = format!("General information, not legal advice. This draft is cut short: all of it stands here: {link}");
    assert_eq!(body, format!("First line\r\nSecond line\r\n\r\n{end}"));
    let (_, body) = read(&draft("Work permit", &format!("First line\n\n{long}"), None));
    let end = "General information, not legal advice. This draft is cut short: copy the whole message";
    assert!(body.starts_with(&format!("First line\r\n\r\n{end}")), "{body}");
    // No line fits.
    let (_, body) = read(&draft("Work permit", &"护照".repeat(1_000), Some(link)));
    assert!(body.starts_with("General information"), "{body}");
}

/// A line takes 240 characters of an address, 122 without the names: twelve of these fit.
#[test]
fn chinese_names_in_brackets_go_before_anything_else_does() {
    let line = format!("{} (证件照片) (聘用合同 / 派遣函) (see below)", "a".repeat(100));
    let body = [line.as_str(); 12].join("\n");
    let (_, kept) = read(&draft("Work permit", &body, None));
    assert_eq!(kept, [format!("{} (see below)", "a".repeat(100)).as_str(); 12].join("\r\n"));
}

/// The cases of the scenarios: holders whose papers change, and those at work where somebody leaves.
#[test]
fn most_messages_to_those_who_take_few_steps_are_in_the_draft_whole() {
    let (line_manager, payroll, handler) = (Audience::LineManager, Audience::Payroll, Audience::Handler);
    let left = Some(Employer::Left);
    let all = scenarios(&ENGLISH);
    for (name, audience, at) in [
        ("s03-plastic-in-window", line_manager, None),
        ("s03-plastic-in-window", payroll, None),
        ("s05-new-passport", line_manager, None),
        ("s05-new-passport", payroll, None),
        ("s06-leaving", line_manager, None),
        ("s13-new-employer", handler, left),
        ("s13-new-employer", line_manager, left),
        ("s13-new-employer", payroll, left),
    ] {
        let page = named(&all, name);
        let message = message(page, &ENGLISH, Recipient { audience, at }, Export::default());
        let (_, body) = read(&mail_draft(&message, &ENGLISH, Export::default()));
        assert!(
            body.ends_with(&format!("edition {} ({}).\r\n", page.edition.date, page.edition.hash)),
            "{name} {body}"
        );
    }
}

/// What is needed and by when stands before what is left out.
#[test]
fn a_draft_that_is_cut_short_has_the_first_steps() {
    let link = "https://example.org/guide/#/s/EAzerb7vwhABCQEKvBB0wEU";
    let all = scenarios(&ENGLISH);
    for (name, first) in [
        ("s02-arrived", "1. Register where you live\r\nOverdue; Safe: by Fri 20 Nov 2026"),
        ("s03-plastic-in-window", "1. Extend the residence permit\r\nSafe: by Sun 10 Jan 2027"),
        ("s05-new-passport", "1. Change the residence permit\r\nSafe: by Wed 25 Nov 2026"),
        ("s06-leaving", "1. Settle your stay with the exit-entry office\r\nSafe: by Wed 9 Dec 2026"),
        ("s13-new-employer", "1. Settle your stay with the exit-entry office\r\nSafe: by Thu 24 Dec 2026"),
    ] {
        let export = Export { name: None, link: Some(link) };
        let message = message(named(&all, name), &ENGLISH, Audience::Employee.into(), export);
        let (_, body) = read(&mail_draft(&message, &ENGLISH, export));
        assert!(body.contains(first) && body.contains(link), "{name} {body}");
    }
}

#[test]
fn a_subject_of_two_hundred_chinese_characters_is_cut() {
    let (subject, body) = read(&draft(&"证".repeat(300), "x", Some("https://example.org")));
    assert!(subject.starts_with("证证") && subject.chars().count() < 300);
    assert!(!body.is_empty());
}

proptest! {
    #[test]
    fn a_draft_is_always_shorter_than_2000_characters_and_can_be_read(
        subject in "\\PC{0,400}", body in "(\\PC|\n){0,2000}", link in proptest::option::of("\\PC{0,2000}"),
    ) {
        let address = draft(&subject, &body, link.as_deref());
        prop_assert!(address.len() < 2_000);
        read(&address);
    }
}
