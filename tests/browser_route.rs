//! Addresses: every page has one, every text is one, and no text is lost on the way.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use one_card_guide::app::route::Route;
use one_card_guide::browser::location;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn route(hash: &str) -> Route {
    hash.to_owned().into()
}

#[wasm_bindgen_test]
fn every_page_is_found_by_its_address_and_says_it_again() {
    let case = "2b".parse().unwrap();
    let pages = [
        ("#/", Route::Start),
        ("#/start/foreign", Route::First("foreign".into())),
        ("#/case/2b", Route::Case(case)),
        ("#/case/2b/ask/entered-on", Route::Ask(case, "entered-on".into())),
        ("#/case/12k3f9", Route::Case("12k3f9".parse().unwrap())),
        ("#/s/EBZAVycPxBABCQ", Route::Shared("EBZAVycPxBABCQ".into())),
        ("#/rules", Route::Rules(None)),
        ("#/rules/3.01", Route::Rules(Some("3.01".into()))),
        ("#/rules/OQ-12", Route::Rules(Some("OQ-12".into()))),
        ("#/questions", Route::Questions(None)),
        ("#/questions/new-passport", Route::Questions(Some("new-passport".into()))),
        ("#/case/2b/reform", Route::Reform(case)),
        ("#/case/2b/keep", Route::Keep(case)),
        ("#/case/2b/keep/calendar", Route::Calendar(case)),
        ("#/case/2b/messages", Route::Messages(case)),
        ("#/case/2b/sheet", Route::Sheet(case)),
        ("#/case/2b/what-if", Route::WhatIf(case)),
        ("#/procedures", Route::Procedures(None)),
        ("#/procedures/leavers", Route::Procedures(Some("leavers".into()))),
        ("#/open", Route::Open),
        ("#/about", Route::About),
    ];
    for (hash, page) in pages {
        assert_eq!(route(hash), page, "{hash}");
        assert_eq!(page.to_string(), hash);
    }
}

#[wasm_bindgen_test]
fn an_address_without_a_hash_is_the_start() {
    for hash in ["", "#", "#/"] {
        assert_eq!(route(hash), Route::Start, "{hash}");
    }
}

#[wasm_bindgen_test]
fn what_networks_add_to_an_address_is_no_part_of_its_page() {
    assert_eq!(route("#/?utm_source=x"), Route::Start);
    assert_eq!(route("#/rules/3.01?utm_source=x&y=/z"), Route::Rules(Some("3.01".into())));
    assert_eq!(route("#/no/such/page?x"), Route::NotFound("#/no/such/page?x".into()));
}

#[wasm_bindgen_test]
fn an_address_without_a_page_keeps_its_text() {
    let texts = [
        "#/no/such/page",
        "#/case/",
        "#/case/0",
        "#/case/2B",
        "#/case/-1",
        "#/case/2b/ask/",
        "#/case/2b/ask",
        "#/start/",
        "#/start/a/b",
        "#/rules/",
        "#/rules/a/b",
        "#/about/",
        "#about",
        "#//",
        "#/王",
        "#/<img src=x onerror=alert(1)>",
        "x",
    ];
    for text in texts {
        assert_eq!(route(text), Route::NotFound(text.into()));
        assert_eq!(route(text).to_string(), text);
    }
}

#[wasm_bindgen_test]
fn a_broken_link_is_a_link_and_no_unknown_page() {
    let long = "x".repeat(100_000);
    for payload in ["", "a b", "../..", "a/b/c", "%", "王", &long] {
        assert_eq!(route(&format!("#/s/{payload}")), Route::Shared(payload.into()));
    }
}

#[wasm_bindgen_test]
fn any_route_survives_a_round_trip() {
    let parts =
        ["", "#", "/", "#/", "s/", "start", "case", "ask", "rules", "about", "1", "zz", "%", "é", "\u{202e}", " "];
    for first in parts {
        for second in parts {
            for third in parts {
                let hash = [first, second, "/", third].concat();
                let once = route(&hash);
                assert_eq!(route(&once.to_string()), once, "{hash}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn the_browser_gives_back_the_address_that_was_put_there() {
    for hash in ["#/about", "#/rules/3.01", "#/s/EBZAVycPxBABCQ-_", "#/no such page/王"] {
        location::replace(hash);
        assert_eq!(location::hash(), hash);
    }
    location::replace("#%2Fs%2FEBZAVycPxBABCQ%23");
    assert_eq!(location::hash(), "#/s/EBZAVycPxBABCQ#", "signs that mail programs write as numbers are read");
    location::replace("#/%E0%A4%A");
    assert_eq!(location::hash(), "#/%E0%A4%A", "what cannot be read stays as it is");
    location::replace("#/");
    assert!(!location::address().contains('#'));
}
