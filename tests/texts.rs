//! Every word that the rulebook can show exists in the text, and the text holds nothing that is never shown.

#![cfg(test)]

use one_card_guide::engine::Rule;
use one_card_guide::rulebook::model::Details;
use one_card_guide::text::Text;
use one_card_guide::workbench;
use one_card_guide::workbench::shipped;
use one_card_guide::workbench::source::{files, wanted_words};
use std::path::Path;

fn wanted() -> Vec<String> {
    wanted_words(&files(Path::new("src/rulebook")).unwrap())
}

#[test]
fn every_word_that_the_rulebook_needs_is_there() {
    let text = workbench::english().unwrap();
    let missing: Vec<String> = wanted().into_iter().filter(|key| text.find(key).is_none()).collect();
    assert!(missing.is_empty(), "missing: {missing:#?}");
}

#[test]
fn no_words_stand_for_things_that_the_rulebook_does_not_have() {
    let text = workbench::english().unwrap();
    let wanted = wanted();
    let ours = [
        "fact.",
        "option.",
        "because.",
        "verdict.",
        "step.",
        "warning.",
        "note.",
        "paper.",
        "where.",
        "check.",
        "provision.",
        "instrument.",
        "question.",
        "procedure.",
        "actor.",
        "call.",
        "say.",
        "get.",
    ];
    // What is handed out is not always known, and a rule may say it in its own way.
    let book = shipped().unwrap();
    let at_a_desk = |key: &str| {
        let Some(name) = key.strip_prefix("say.").or(key.strip_prefix("get.")) else { return false };
        let named = |(rule, details): (&Rule, &Details)| {
            let own = rule.id == name || details.text == name && key.starts_with("get.");
            own && wanted.iter().any(|known| *known == format!("say.{}", details.text))
        };
        book.rules.rules.iter().zip(&book.details).any(named)
    };
    // `fact.changed-on.label.event.moved` words `fact.changed-on.label` in its own way.
    let for_a_special_case = |key: &str| {
        let of = key.rsplitn(3, '.').nth(2).unwrap_or_default();
        (of.starts_with("fact.") || of.starts_with("because.")) && wanted.iter().any(|known| known == of)
    };
    let optional = |key: &str| {
        key.ends_with(".hint")
            || at_a_desk(key)
            || key.starts_with("verdict.depends.")
            || key == "paper.or"
            || key == "basis.article"
            || key == "basis.part"
            // Words for special cases; tests/guidance_question.rs holds them to what there is.
            || [".more.", ".drawing.", ".question.", ".hint."].iter().any(|part| key.starts_with("fact.") && key.contains(part))
            || for_a_special_case(key)
    };
    let extra: Vec<&str> = text
        .keys()
        .filter(|key| ours.iter().any(|prefix| key.starts_with(prefix)) && !optional(key))
        .filter(|key| !wanted.iter().any(|known| known == key))
        .collect();
    assert!(extra.is_empty(), "not used: {extra:#?}");
}

/// A value is never filled again, and what has no value stays.
#[test]
fn words_are_filled_in_one_pass() {
    let text = Text::new(
        "en",
        [("a", "{one} and {two}"), ("b", "{{one}} {three} {one"), ("c", "{one}{one}")]
            .map(|(key, words)| (key.to_owned(), words.to_owned()))
            .into(),
    );
    let values = [("one", "{two}"), ("two", "{one}"), ("", "x")];
    for (key, words) in [("a", "{two} and {one}"), ("b", "{{two}} {three} {one"), ("c", "{two}{two}")] {
        assert_eq!(text.fill(key, &values), words, "{key}");
    }
    assert_eq!(text.fill("no key {one}", &values), "no key {two}");
}

/// The page shows the first question before the program is there: in the same words.
#[test]
fn the_first_question_in_the_page_has_the_words_of_the_text() {
    let page = std::fs::read_to_string("index.html").unwrap();
    let spaces = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Chinese stands in elements of its own there.
    let mut plain = String::new();
    let mut in_tag = false;
    for character in page.chars() {
        match character {
            '<' => in_tag = true,
            '>' => in_tag = false,
            other if !in_tag => plain.push(other),
            _ => {}
        }
    }
    let plain = spaces(&plain.replace("&amp;", "&").replace("&#39;", "'"));
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    let first = &book.rules.facts[0];
    let mut keys = vec![format!("fact.{}.question", first.id), format!("fact.{}.why", first.id)];
    for choice in first.choices() {
        let key = format!("option.{}.{}", first.id, choice.id);
        assert!(page.contains(&format!("#/start/{}", choice.id)), "no link for {}", choice.id);
        keys.extend(text.find(&format!("{key}.hint")).map(|_| format!("{key}.hint")));
        keys.push(key);
    }
    for key in keys.iter().map(String::as_str).chain(["ui.start.heading", "ui.start.lead", "ui.unknown"]) {
        let words = spaces(text.get(key));
        assert!(plain.contains(&words), "{key}: {words}");
    }
}

/// Keys written in the code, as quoted literals.
fn keys_in_code() -> Vec<String> {
    let mut keys = Vec::new();
    let mut folders = vec![std::path::PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            // It names beginnings of keys, not keys.
            } else if path.extension().is_some_and(|ending| ending == "rs")
                && !path.starts_with("src/workbench/pack.rs")
            {
                let code = std::fs::read_to_string(&path).unwrap();
                keys.extend(code.split('"').filter(|part| is_key(part)).map(str::to_owned));
            }
        }
    }
    keys
}

fn is_key(part: &str) -> bool {
    let rooms = [
        "ui.",
        "page.",
        "due.",
        "date.",
        "link.",
        "store.",
        "file.",
        "case.",
        "answer.",
        "timeline.",
        "cli.",
        "plain.",
        "span.",
        "calendar.",
        "message.",
        "written.",
    ];
    let plain = part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c));
    plain && !part.ends_with('.') && rooms.iter().any(|room| part.starts_with(room))
}

#[test]
fn every_key_in_the_code_has_words() {
    let text = workbench::english().unwrap();
    let forms = ["", ".one", ".other", ".sum", ".hint"];
    let known = |key: &str| forms.iter().any(|form| text.find(&format!("{key}{form}")).is_some());
    let missing: Vec<String> = keys_in_code().into_iter().filter(|key| !known(key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_word_of_the_interface_is_used() {
    let (text, used) = (workbench::english().unwrap(), keys_in_code());
    // Made of parts in the code: a card, a month, a weekday.
    // The parts that each audience has words of are held by tests/outputs.
    let made = [
        "ui.card.",
        "ui.messages.at.",
        "ui.messages.to.",
        "ui.month.",
        "ui.weekday.",
        "ui.source",
        "message.employee.",
        "message.handler.",
        "message.line-manager.",
        "message.adviser.",
        "message.payroll.",
        "message.ask.",
        "message.where.",
        "message.who.",
    ];
    let asked = |key: &str| {
        let stem =
            key.trim_end_matches(".one").trim_end_matches(".other").trim_end_matches(".hint").trim_end_matches(".sum");
        made.iter().any(|part| key.starts_with(part)) || used.iter().any(|used| used == key || used == stem)
    };
    let unused: Vec<&str> = text
        .keys()
        .filter(|key| ["ui.", "calendar.", "message.", "written."].iter().any(|room| key.starts_with(room)))
        .filter(|key| !asked(key))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

/// Text in a language among others, of which these are the letters.
fn among(language: &str, scripts: &[(&str, &str)]) -> Text {
    let names = scripts
        .iter()
        .map(|(tag, script)| format!(r#""language.{tag}": "{tag}", "language.{tag}.script": "{script}""#));
    Text::new(language, serde_json::from_str(&format!("{{{}}}", names.collect::<Vec<_>>().join(", "))).unwrap())
}

#[test]
fn a_run_of_another_language_says_which() {
    for (language, words, runs) in [
        ("en", "the card (社保卡) here", vec![("the card (", None), ("社保卡", Some("zh-Hans")), (") here", None)]),
        ("en", "在2024年A类，well", vec![("在2024年A类，", Some("zh-Hans")), ("well", None)]),
        ("en", "社保卡 2024", vec![("社保卡", Some("zh-Hans")), (" 2024", None)]),
        ("zh-Hans", "持Z字签证", vec![("持Z字签证", None)]),
        ("zh-Hans", "打开One-Card Guide 2页", vec![("打开", None), ("One-Card Guide", Some("en")), (" 2页", None)]),
        ("zh-Hans", "José先生", vec![("José", Some("en")), ("先生", None)]),
        ("en", "", vec![]),
    ] {
        let text = workbench::text(language).unwrap().unwrap();
        assert_eq!(text.others().runs(words), runs, "{words}");
    }
}

/// Letters that two languages share are those of the language of the text, else of the one that every build carries.
#[test]
fn a_third_language_is_told_by_its_letters() {
    let scripts = [("de", "A-Z a-z"), ("en", "A-Z a-z"), ("ja", "ぁ-ヿ 一-龥"), ("ko", "가-힣"), ("zh-Hans", "一-龥")];
    let runs = |language: &str, words: &'static str| {
        among(language, &scripts)
            .others()
            .runs(words)
            .into_iter()
            .map(|(run, tag)| (run, tag.map(str::to_owned)))
            .collect::<Vec<_>>()
    };
    let tag = |tag: &str| Some(tag.to_owned());
    assert_eq!(runs("de", "One Card 사회"), [("One Card ", None), ("사회", tag("ko"))]);
    assert_eq!(runs("ko", "사회 card"), [("사회 ", None), ("card", tag("en"))]);
    assert_eq!(runs("ja", "保険 (사회)"), [("保険 (", None), ("사회", tag("ko")), (")", None)]);
    assert_eq!(runs("zh-Hans", "保险カード"), [("保险", None), ("カード", tag("ja"))]);
}

#[test]
fn each_language_says_with_which_letters_it_is_written() {
    let text = workbench::english().unwrap();
    assert!(text.languages().count() > 1);
    for (tag, _) in text.languages() {
        let own = workbench::text(tag).unwrap().unwrap();
        assert!(own.find("script").is_some_and(|script| script.contains('-')), "{tag} has no `script`");
        // Its own words are its own.
        let name = own.get("ui.title").chars().next().unwrap().to_string();
        assert_eq!(own.others().runs(&name), [(name.as_str(), None)], "{tag}");
    }
}
