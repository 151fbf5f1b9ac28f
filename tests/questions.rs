//! Real questions: each is answered by rules that can apply, with the doubt of the weakest thing it rests on.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use one_card_guide::calendar::{Date, parse_iso};
use one_card_guide::engine::{Truth, assess, broken_checks};
use one_card_guide::guidance::{Faq, Holds, faqs, search};
use one_card_guide::rulebook::model::{FaqEntry, Rulebook};
use one_card_guide::text::Text;
use one_card_guide::workbench;
use one_card_guide::workbench::shipped;
use one_card_guide::workbench::source::{files, load};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| load(&files(Path::new("src/rulebook")).unwrap()).unwrap());
static ENGLISH: LazyLock<Text> = LazyLock::new(|| workbench::english().unwrap());
static CHINESE: LazyLock<Text> = LazyLock::new(|| workbench::text("zh-Hans").unwrap().unwrap());
static ALL: LazyLock<Vec<Faq>> = LazyLock::new(|| {
    let (book, file) = (shipped().unwrap(), workbench::questions().unwrap());
    faqs(&book.rules, &ENGLISH, &|key| file.find(key).map(str::to_owned))
});

fn find(id: &str) -> &'static Faq {
    ALL.iter().find(|asked| asked.id == id).unwrap_or_else(|| panic!("no question `{id}`"))
}

/// From before the reform to the year after next.
fn days() -> Vec<Date> {
    let days = ["2024-11-15", "2024-11-30", "2024-12-01", "2025-06-30", "2026-01-02", "2026-11-23", "2028-03-01"];
    days.into_iter().map(|text| parse_iso(text).unwrap()).collect()
}

#[test]
fn there_are_more_than_forty_and_the_file_holds_them_all() {
    assert!(BOOK.questions.len() >= 40, "{}", BOOK.questions.len());
    let names = |questions: &[FaqEntry]| questions.iter().map(|question| question.id.clone()).collect::<Vec<_>>();
    assert_eq!(ALL.iter().map(|asked| asked.id.clone()).collect::<Vec<_>>(), names(&BOOK.questions));
    for (asked, question) in ALL.iter().zip(&BOOK.questions) {
        let ask: Vec<_> = asked.certainty.ask.iter().map(|(desk, _)| *desk).collect();
        let read = (&asked.rules, &asked.cite, asked.certainty.status, ask);
        assert_eq!(read, (&question.rules, &question.cite, question.status, question.ask.clone()), "{}", asked.id);
        assert_eq!(asked.given.facts.len(), question.given.len(), "{}", asked.id);
    }
}

/// Addresses that somebody may have kept: never changed, never taken away.
#[test]
fn names_in_addresses_are_permanent() {
    for id in include_str!("fixtures/questions.txt").lines() {
        assert!(BOOK.questions.iter().any(|question| question.id == id), "`{id}` is gone");
    }
}

#[test]
fn every_name_is_on_the_list() {
    let released: Vec<&str> = include_str!("fixtures/questions.txt").lines().collect();
    let missing: Vec<&String> =
        BOOK.questions.iter().map(|question| &question.id).filter(|id| !released.contains(&id.as_str())).collect();
    assert!(missing.is_empty(), "add to tests/fixtures/questions.txt: {missing:#?}");
}

#[test]
fn no_two_questions_or_answers_are_alike() {
    let different = |part: fn(&Faq) -> &String| ALL.iter().map(part).collect::<BTreeSet<_>>().len();
    assert_eq!(different(|asked| &asked.title), ALL.len());
    assert_eq!(different(|asked| &asked.answer), ALL.len());
}

#[test]
fn an_answer_has_two_to_five_short_sentences() {
    for asked in ALL.iter() {
        let sentences: Vec<&str> = asked.answer.split_inclusive(". ").collect();
        assert!((2..=5).contains(&sentences.len()), "{}: {} sentences", asked.id, sentences.len());
        for sentence in sentences {
            assert!(sentence.chars().count() <= 220, "{}: {sentence}", asked.id);
        }
        assert!(asked.answer.ends_with('.') && asked.title.ends_with(['?', '.']), "{}", asked.id);
    }
}

#[test]
fn every_rule_can_apply_under_what_the_question_says() {
    for (asked, question) in ALL.iter().zip(&BOOK.questions) {
        let answers = asked.given.answers(&BOOK.rules);
        for name in &question.rules {
            let may_apply = |today: &Date| {
                let findings = assess(&BOOK.rules, &answers, *today).findings;
                BOOK.rules
                    .rules
                    .iter()
                    .zip(findings)
                    .any(|(rule, found)| rule.id == *name && found.truth != Truth::False)
            };
            assert!(days().iter().any(may_apply), "{}: `{name}` can never apply", question.id);
        }
    }
}

#[test]
fn no_question_says_what_cannot_be() {
    for asked in ALL.iter() {
        for today in days() {
            assert_eq!(broken_checks(&BOOK.rules, &asked.given.answers(&BOOK.rules), today), [], "{}", asked.id);
        }
    }
}

#[test]
fn what_an_answer_cites_exists_and_is_named_once() {
    for question in &BOOK.questions {
        assert!(!question.cite.is_empty(), "{}", question.id);
        let once: BTreeSet<&String> = question.cite.iter().collect();
        assert_eq!(once.len(), question.cite.len(), "{}", question.id);
        for number in &question.cite {
            assert!(BOOK.provision(number).is_some(), "{}: {number}", question.id);
        }
    }
}

const STATUSES: [&str; 5] = ["national", "local", "secondary", "disputed", "silent"];

/// The tables of one kind in the rulebook's files, as they are written.
fn tables(kind: &str) -> Vec<toml::Table> {
    let files = files(Path::new("src/rulebook")).unwrap();
    let documents = files.iter().map(|file| file.text.parse::<toml::Table>().unwrap());
    let of_kind = documents.filter_map(|mut document| document.remove(kind));
    of_kind
        .flat_map(|tables| tables.as_array().unwrap().clone())
        .map(|table| table.as_table().unwrap().clone())
        .collect()
}

fn text<'a>(table: &'a toml::Table, key: &str) -> &'a str {
    table.get(key).and_then(toml::Value::as_str).unwrap_or_default()
}

fn names(table: &toml::Table, key: &str) -> Vec<String> {
    let list = table.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default();
    list.iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// How sure a provision is, worked out here from the files alone.
fn weakness(provision: &toml::Table, kinds: &BTreeMap<String, String>) -> usize {
    let official = names(provision, "sources").iter().any(|id| ["law", "government"].contains(&kinds[id].as_str()));
    let status = if provision.get("own").and_then(toml::Value::as_bool) == Some(true) {
        "silent"
    } else if text(provision, "number").starts_with("OQ-") {
        "disputed"
    } else if provision.contains_key("local") {
        "local"
    } else if text(provision, "confidence") == "high" && official {
        "national"
    } else {
        "secondary"
    };
    place(status)
}

fn place(status: &str) -> usize {
    STATUSES.iter().position(|known| *known == status).unwrap()
}

#[test]
fn an_answer_is_as_sure_as_the_weakest_thing_it_rests_on() {
    let (rules, provisions) = (tables("rule"), tables("provision"));
    let kinds =
        tables("source").iter().map(|source| (text(source, "id").into(), text(source, "kind").into())).collect();
    let mut seen = BTreeSet::new();
    for (table, question) in tables("question").iter().zip(&BOOK.questions) {
        assert_eq!(text(table, "id"), question.id);
        let mut weakest = if table.contains_key("status") { place(text(table, "status")) } else { 0 };
        for name in names(table, "rules") {
            let versions = rules.iter().filter(|rule| text(rule, "id") == name);
            weakest = versions.map(|rule| place(text(rule, "status"))).chain([weakest]).max().unwrap();
        }
        for number in names(table, "cite") {
            let provision = provisions.iter().find(|provision| text(provision, "number") == number).unwrap();
            weakest = weakest.max(weakness(provision, &kinds));
        }
        assert_eq!(question.status.name(), STATUSES[weakest], "{}", question.id);
        assert_eq!(question.ask.is_empty(), weakest == 0, "{}: whom to ask", question.id);
        seen.insert(weakest);
    }
    assert_eq!(seen.len(), STATUSES.len(), "every status occurs, or this test says less than it seems");
}

const COMMON: &str = "ui.questions.common";

/// The questions that hold every word.
fn found(words: &str) -> Vec<&str> {
    let found = search(&ALL, words, ENGLISH.get(COMMON));
    assert_eq!(found.holds, Holds::All, "{words}");
    found.questions.into_iter().map(|asked| asked.id.as_str()).collect()
}

/// The questions that come near where none holds every word.
fn near(all: &'static [Faq], words: &str, common: &str) -> Vec<&'static str> {
    let found = search(all, words, common);
    assert_eq!(found.holds, Holds::Some, "{words}");
    found.questions.into_iter().map(|asked| asked.id.as_str()).collect()
}

#[test]
fn a_search_finds_what_holds_every_word_whatever_the_case() {
    assert!(found("24 HOURS").contains(&"register-within-24-hours"));
    assert_eq!(found("hong kong"), ["hong-kong"]);
    assert_eq!(found("hong kong?"), ["hong-kong"]);
    assert_eq!(found("  "), ALL.iter().map(|asked| asked.id.as_str()).collect::<Vec<_>>());
}

#[test]
fn a_search_finds_chinese_terms_and_misspellings() {
    assert!(found("补发电子工作许可").contains(&"switch-early"));
    assert_eq!(found("pasword"), ["forgotten-password"]);
}

/// As people type them: what they mean is among the first three.
#[test]
fn where_no_question_holds_every_word_the_nearest_come_first() {
    let english = |words: &str| near(&ALL, words, ENGLISH.get(COMMON));
    for (words, meant) in [
        ("can I start work while waiting for the card", "start-before-residence-permit"),
        ("quit my job tomorrow", "residence-after-contract"),
        ("my visa expired yesterday", "residence-permit-expired"),
        ("丢了护照", "lost-passport"),
        ("护照丢失怎么办", "lost-passport"),
        ("hong zebra", "hong-kong"),
    ] {
        let found = english(words);
        assert!(found.iter().take(3).any(|id| *id == meant), "{words}: {found:?}");
        assert!(found.len() < ALL.len() / 2, "{words}: {found:?}");
    }
    assert_eq!(english("zebra"), Vec::<&str>::new());
    assert_eq!(english("斑马"), Vec::<&str>::new());
}

#[test]
fn a_run_of_chinese_characters_is_looked_for_in_pairs() {
    static FILE: LazyLock<Vec<Faq>> = LazyLock::new(|| {
        let texts = std::fs::read_to_string("src/text/zh-Hans.json").unwrap();
        let (texts, file) =
            (Text::new("zh-Hans", serde_json::from_str(&texts).unwrap()), workbench::questions().unwrap());
        faqs(&BOOK.rules, &CHINESE, &|key| texts.find(key).or_else(|| file.find(key)).map(str::to_owned))
    });
    for (words, meant) in [
        ("丢了护照", "lost-passport"),
        ("辞职以后居留许可", "residence-after-contract"),
        ("等待审批期间能上班吗", "extension-undecided"),
    ] {
        let found = near(&FILE, words, CHINESE.get(COMMON));
        assert!(found.iter().take(3).any(|id| *id == meant), "{words}: {found:?}");
    }
}

/// Made-up questions: `late` stands in the answer of one, among the search words of the next, in the last itself.
static MADE_UP: LazyLock<Vec<Faq>> = LazyLock::new(|| {
    let file = |key: &str| {
        let words = match key {
            "questions" => "answer\nwords\nquestion\nnothing\nchinese",
            "question.answer.answer" | "question.words.words" | "question.question.title" => "Too LATE.",
            "question.chinese.title" => "护照丢了",
            _ if key.ends_with(".status") => "national",
            _ => "",
        };
        Some(words.to_owned())
    };
    faqs(&BOOK.rules, &ENGLISH, &file)
});

#[test]
fn a_word_in_the_question_counts_before_a_search_word_and_that_before_the_answer() {
    let found = |words: &str| {
        search(&MADE_UP, words, "of not").questions.iter().map(|asked| asked.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(found("late"), ["question", "words", "answer"]);
    assert_eq!(found("late too"), ["question", "words", "answer"]);
    assert_eq!(found("late early"), ["question", "words", "answer"]);
    assert_eq!(found("not of a"), Vec::<String>::new());
    assert_eq!(found("早就丢了"), ["chinese"]);
    assert_eq!(found("丢护照了"), ["chinese"]);
    assert_eq!(found("丢照"), Vec::<String>::new());
}

#[test]
fn a_question_gives_away_the_case_to_go_on_with() {
    let answers = find("plastic-card-still-valid").given.answers(&BOOK.rules);
    for (fact, option) in [("person", "foreign"), ("status", "work-residence"), ("proof", "plastic")] {
        let id = BOOK.rules.fact_named(fact).unwrap();
        let choice = BOOK.rules.fact(id).unwrap().choice_named(option).unwrap();
        assert_eq!(answers.get(id), one_card_guide::engine::Answer::Choice(choice), "{fact}");
    }
}

/// Each part of the words is compared with each question: of a book that is pasted the first two thousand characters count.
#[test]
fn of_what_is_pasted_the_first_two_thousand_characters_are_looked_for() {
    let common = ENGLISH.get("ui.questions.common");
    let apostille = |words: &str| search(&ALL, words, common).questions.iter().any(|asked| asked.id == "apostille");
    for filler in [" ", "。", "é "] {
        let before = |characters: usize| filler.chars().cycle().take(characters).collect::<String>();
        assert!(apostille(&(before(1_980) + " apostille")), "{filler}");
        let beyond = before(2_000) + " apostille";
        assert_eq!(search(&ALL, &beyond, common), search(&ALL, &before(2_000), common), "{filler}");
    }
    let book = "护照 permit 签证 residence ".repeat(50_000);
    assert_eq!(search(&ALL, &book, common), search(&ALL, &book.chars().take(2_000).collect::<String>(), common));
}
