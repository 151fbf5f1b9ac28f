//! Dates, distances and plurals of every language against an outside authority: the browser's Intl.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use js_sys::Function;
use one_card_guide::calendar::{Date, iso, parse_iso};
use one_card_guide::rulebook::words;
use one_card_guide::text::{Text, date, distance};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The words as they ship; those of the first page stand apart.
const LANGUAGES: [(&str, [&[u8]; 2]); 2] = [
    (
        "en",
        [
            include_bytes!(concat!(env!("PACKED"), "/first-words.bin")),
            include_bytes!(concat!(env!("PACKED"), "/words-en.bin")),
        ],
    ),
    ("zh-Hans", [include_bytes!(concat!(env!("PACKED"), "/words-zh-Hans.bin")), &[0]]),
];

fn languages() -> impl Iterator<Item = Text> {
    LANGUAGES.iter().map(|(tag, [first, later])| {
        let text = Text::fetched(tag, words(first).unwrap());
        text.add(words(later).unwrap());
        text
    })
}

/// Every day from 2024 to 2027.
fn days() -> impl Iterator<Item = Date> {
    let (first, last) = (parse_iso("2024-01-01").unwrap(), parse_iso("2027-12-31").unwrap());
    first.iter_days().take_while(move |day| *day <= last)
}

/// What the browser says: `body` is JavaScript with the arguments `language` and `what`.
fn browser(body: &str, language: &str, what: &JsValue) -> String {
    let function = Function::new_with_args("language, what", body);
    function.call2(&JsValue::NULL, &language.into(), what).unwrap().as_string().unwrap()
}

/// Letters and digits only: what stands between the parts of a date is a matter of taste.
fn bare(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

#[wasm_bindgen_test]
fn every_day_of_four_years_is_written_as_the_browser_writes_it() {
    // In English the day comes before the month here, as in Britain, where the browser writes Sept; in Chinese the order
    // is the browser's own.
    let english = "
        const parts = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
            .formatToParts(new Date(what));
        return ['weekday', 'day', 'month', 'year'].map((type) => parts.find((part) => part.type === type).value).join(' ');";
    let chinese = "
        return new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
            .format(new Date(what));";
    for text in languages() {
        let body = if text.language == "en" { english } else { chinese };
        let mut compared = 0;
        for day in days() {
            let expected = browser(body, &text.language, &iso(day).into());
            assert_eq!(bare(&date(&text, day)), bare(&expected), "{} in {}", iso(day), text.language);
            compared += 1;
        }
        assert_eq!(compared, 366 + 3 * 365);
    }
}

#[wasm_bindgen_test]
fn a_date_reads_as_its_readers_expect() {
    let day = parse_iso("2026-12-11").unwrap();
    let written: Vec<String> = languages().map(|text| date(&text, day)).collect();
    assert_eq!(written, ["Fri 11 Dec 2026", "2026年12月11日周五"]);
}

#[wasm_bindgen_test]
fn every_distance_within_four_years_is_told_as_the_browser_tells_it() {
    // Yesterday, today and tomorrow have words of their own; the browser's Chinese has two more, 前天 and 后天, which a
    // person who counts days reads less surely than a number.
    let body = "
        const numeric = Math.abs(what) < 2 ? 'auto' : 'always';
        return new Intl.RelativeTimeFormat(language, { numeric }).format(what, 'day');";
    let today = parse_iso("2026-01-01").unwrap();
    for text in languages() {
        for day in days() {
            let away = i32::try_from(day.signed_duration_since(today).num_days()).unwrap();
            // The browser sets commas into large numbers.
            let expected = browser(body, &text.language, &away.into()).replace(',', "");
            assert_eq!(distance(&text, day, today), expected, "{away} days in {}", text.language);
        }
    }
}

#[wasm_bindgen_test]
fn every_count_takes_the_plural_form_that_the_browser_chooses() {
    let body = "return new Intl.PluralRules(language).select(what);";
    for text in languages() {
        // An option may be called `other` too; what counts names the count.
        let counts = |key: &&str| text.find(&format!("{key}.other")).is_some_and(|words| words.contains("{count}"));
        let keys: Vec<&str> = text.keys().filter_map(|key| key.strip_suffix(".other")).filter(counts).collect();
        assert!(keys.len() > 3, "{} has {} texts that count", text.language, keys.len());
        for count in 0..=200_u32 {
            let form = browser(body, &text.language, &count.into());
            for key in &keys {
                let expected = text.fill(&format!("{key}.{form}"), &[("count", &count.to_string())]);
                assert_eq!(text.count(key, count), expected, "{count} in {}", text.language);
            }
        }
    }
}
