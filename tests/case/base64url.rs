//! Bytes as text, held to the vectors of RFC 4648.

use one_card_guide::case::base64url::{decode, encode};

/// The vectors of RFC 4648, section 10, without their padding.
#[test]
fn the_vectors_of_rfc_4648_hold() {
    let vectors = ["", "Zg", "Zm8", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zm9vYmFy"];
    for (length, text) in vectors.iter().enumerate() {
        let bytes = &b"foobar"[..length];
        assert_eq!(encode(bytes), *text);
        assert_eq!(decode(text).as_deref(), Some(bytes));
    }
}

#[test]
fn the_last_two_letters_are_those_of_the_address_alphabet() {
    assert_eq!(encode(&[0xfb, 0xff]), "-_8");
    assert_eq!(decode("-_8"), Some(vec![0xfb, 0xff]));
}

#[test]
fn what_is_not_canonical_is_refused() {
    for text in ["Z", "Zh", "Zm9", "Zg==", "Zm9+", "Zm 8", "Zm8\n", "é"] {
        assert_eq!(decode(text), None, "{text}");
    }
}
