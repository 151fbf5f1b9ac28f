//! Names: which characters a name may have, where it comes from, and what counts as none.

use crate::*;
use one_card_guide::case::{Desk, LONGEST_NAME, Memory, Payload, Shelf, decode, encode, fit_name, from_file, store};
use std::ops::RangeInclusive;

/// Default_Ignorable_Code_Point of Unicode 17, `DerivedCoreProperties.txt`: "Total code points: 4174".
const IGNORABLE: [RangeInclusive<u32>; 17] = [
    0xad..=0xad,
    0x34f..=0x34f,
    0x61c..=0x61c,
    0x115f..=0x1160,
    0x17b4..=0x17b5,
    0x180b..=0x180f,
    0x200b..=0x200f,
    0x202a..=0x202e,
    0x2060..=0x206f,
    0x3164..=0x3164,
    0xfe00..=0xfe0f,
    0xfeff..=0xfeff,
    0xffa0..=0xffa0,
    0xfff0..=0xfff8,
    0x1bca0..=0x1bca3,
    0x1d173..=0x1d17a,
    0xe0000..=0xe0fff,
];
/// Those of them that shape what stands beside them: U+200C and U+200D (Join_Control), and the variation selectors with
/// Mongolian's vowel separator. They stay.
const SHAPING: [RangeInclusive<u32>; 4] = [0x200c..=0x200d, 0x180b..=0x180f, 0xfe00..=0xfe0f, 0xe0100..=0xe01ef];
/// Bidi_Control, `PropList.txt`.
const TURNING: [u32; 12] =
    [0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];

fn fitted(name: &str) -> String {
    fit_name(name).0
}

fn is_in(ranges: &[RangeInclusive<u32>], character: char) -> bool {
    ranges.iter().any(|range| range.contains(&u32::from(character)))
}

#[test]
fn what_cannot_be_seen_or_turns_its_neighbours_is_left_out_and_nothing_else() {
    assert_eq!(IGNORABLE.iter().map(|range| range.clone().count()).sum::<usize>(), 4174);
    for character in '\0'..=char::MAX {
        let left = fitted(&format!("a{character}b"));
        let expected = match character {
            // One line: what would begin another is a space.
            '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => "a b".to_owned(),
            _ if is_in(&SHAPING, character) => format!("a{character}b"),
            // General_Category Cc, and the marks around annotations.
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fff9}'..='\u{fffb}' => "ab".to_owned(),
            _ if is_in(&IGNORABLE, character) => "ab".to_owned(),
            _ => format!("a{character}b"),
        };
        assert_eq!(left, expected, "U+{:04X}", u32::from(character));
    }
    for turning in TURNING.map(|number| char::from_u32(number).unwrap()) {
        assert_eq!(fitted(&format!("Ann{turning} 2026")), "Ann 2026");
    }
}

#[test]
fn names_as_people_write_them_stay_as_they_are() {
    for name in [
        "Zoë 王小明",
        "محمد بن عبد الله",
        "שלום כהן",
        // Two half-spaces (U+200C) in Persian, a joiner (U+200D) in Sinhala and in Malayalam.
        "علی\u{200c}رضا خانه\u{200c}دار",
        "ශ්\u{200d}රී",
        "ന്\u{200d}",
        // A family, a flag and a heart: joined by U+200D and chosen by U+FE0F.
        "👩\u{200d}👩\u{200d}👧\u{200d}👦",
        "🏳\u{fe0f}\u{200d}🌈",
        "❤\u{fe0f}",
        // A Mongolian word with its separator, a Chinese sign with the form that a name register gives it.
        "ᠬᠠᠷ\u{180e}ᠠ",
        "葛\u{e0100}城",
        "e\u{301}",
        "O'Neill-Śmiałowska, Jr.",
    ] {
        assert_eq!(fit_name(name), (name.to_owned(), None));
    }
}

#[test]
fn a_name_of_which_nothing_shows_is_none() {
    for nothing in [
        "",
        " ",
        "\u{3000}\u{a0}\t\n",
        "\u{200b}",
        "\u{200b}\u{202e}\u{feff}\u{ad}\u{2060}",
        "\u{200c}\u{200d}",
        " \u{200d} \u{fe0f}",
        "\u{e0001}\u{e0041}\u{e007f}",
        "\u{2800}\u{2800}",
        "\u{3164}\u{115f}",
        "\0\u{1b}",
    ] {
        assert_eq!(fitted(nothing), "", "{nothing:?}");
    }
    assert_eq!(fitted("\u{200b}Ann\u{202e}\u{2067} 2026\u{feff} "), "Ann 2026");
}

#[test]
fn a_name_is_cut_after_what_is_left_of_it_and_stays_what_it_is() {
    let hidden = "\u{200b}x".repeat(LONGEST_NAME);
    assert_eq!(fit_name(&hidden), ("x".repeat(200), None));
    assert_eq!(fit_name(&format!("{hidden}y")).0.len(), 200);
    // Nothing shows before the cut; a space stands at it.
    let joined = "\u{200d}".repeat(LONGEST_NAME) + "a";
    let spaced = "x".repeat(LONGEST_NAME - 1) + " y";
    assert_eq!((fitted(&joined), fitted(&spaced)), (String::new(), "x".repeat(199)));
    for name in ["\u{202e}a\nb ", "  c\u{ad}", "\u{200d}d", &joined, &spaced, &hidden] {
        assert_eq!(fitted(&fitted(name)), fitted(name));
    }
}

const UNSEEN: &str = "\u{200b}Ann\u{202e} \u{2067}Lee\n";

#[test]
fn wherever_a_name_comes_from_it_is_fitted() {
    let file = r#"{"format": 1, "name": "\u200bAnn\u202e \u2067Lee\n"}"#;
    assert_eq!(from_file(file, &rules(), today()).unwrap().0.name, "Ann Lee");

    let shelf = Memory::default();
    let id = store::new_id(&shelf, &[], 0);
    store::add(&shelf, id, &[], &case("", &[]), stamp()).unwrap();
    // As a version that kept every character has stored it.
    let nameless = shelf.get(&store::key(id)).unwrap().unwrap();
    shelf.set(&store::key(id), &format!("{nameless}~{UNSEEN}")).unwrap();
    assert_eq!(store::load(&shelf, id).unwrap().case.name, "Ann Lee");
    shelf.set(&store::key(id), &format!("{nameless}~\u{200b}")).unwrap();
    assert_eq!(store::load(&shelf, id).unwrap().case.name, "");

    let desk = Desk::new(shelf);
    let held = desk.load(id).unwrap();
    assert_eq!(desk.rename(&held, UNSEEN, stamp()).case.name, "Ann Lee");
    assert_eq!(desk.unsaved(), []);
    assert_eq!(desk.load(id).unwrap().case.name, "Ann Lee");
}

/// A link has one form: what an older version put into one is read as it stands, and the case made of it has the name that shows.
#[test]
fn a_name_in_a_link_is_fitted_when_it_becomes_a_case() {
    let named = Payload { name: Some(UNSEEN.to_owned()), ..Payload::nameless(&case("", &[]), stamp(), "en") };
    let link = encode(&named);
    let read = decode(&link).unwrap();
    assert_eq!(encode(&read), link);
    assert_eq!(read.into_case().name, "Ann Lee");
}
