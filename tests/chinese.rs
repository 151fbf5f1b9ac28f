//! Chinese says all that English says, and says it in Chinese: keys, placeholders, numbers, words and punctuation.

#![cfg(test)]

use one_card_guide::workbench;
use one_card_guide::workbench::shipped;

/// Words that stay as they are in Chinese: names of programs, sites and files, and what buttons of the app are called.
const NAMES: [&str; 32] = [
    "Login portal for foreigners holding Work Permit",
    "Electronic Social Security Card",
    "fwp.safea.gov.cn/lhgzweb",
    "fuwu.most.gov.cn/lhgzweb",
    "one-card-guidance.json",
    "one-card-damaged.txt",
    "one-card-stored.json",
    "one-card-guide.ics",
    "one-card-case.json",
    "Sign up and Login",
    "fwp.safea.gov.cn",
    "fuwu.most.gov.cn",
    "GMS Flash Alert",
    "Forgot password",
    "Registration",
    "12333.gov.cn",
    "Renshebufa",
    "App Store",
    "Renshefa",
    "ESSCard",
    "Markdown",
    "Chrome",
    "format",
    "Login",
    "JSON",
    "done",
    "null",
    "ics",
    "PDF",
    "App",
    "SIM",
    "KB",
];
/// Texts that are the same in Chinese although they have letters.
const SAME: [&str; 5] = ["ui.file.calendar", "ui.file.case", "ui.file.damaged", "ui.file.guidance", "ui.file.stored"];
/// What must not be said in Chinese, and the one word for it.
const ONE_WORD: [(&str, &str); 17] = [
    ("外国人来华工作许可通知", "外国人工作许可通知"),
    ("工作许可编号", "工作许可号码"),
    ("工作类居留许可", "工作类居留证件"),
    ("学习类居留许可", "学习类居留证件"),
    ("私人事务类居留许可", "私人事务类居留证件"),
    ("实体社保卡", "实体社会保障卡"),
    ("实体卡", "实体社会保障卡"),
    ("实体证", "实体外国人工作许可证"),
    ("体检报告", "体检证明"),
    ("人脸核验", "人脸识别"),
    ("酒店", "旅馆"),
    ("中国大陆", "中国内地"),
    ("75号通知", "人社部发〔2024〕75号文件"),
    ("视为准予延期", "视为准予延续"),
    ("变换用人单位", "更换用人单位"),
    ("可能并处", "可以并处"),
    ("人道签证", "停留证件"),
];

/// Each text that readers see, in English and in Chinese. Search words are no sentences.
fn in_both() -> Vec<(String, String, String)> {
    let (english, chinese) = (workbench::english().unwrap(), workbench::text("zh-Hans").unwrap().unwrap());
    let shown = |key: &&str| !key.ends_with(".words") && !key.starts_with("language.");
    let both = |key: &str| Some((key.to_owned(), english.find(key)?.to_owned(), chinese.find(key)?.to_owned()));
    english.keys().filter(shown).filter_map(both).collect()
}

/// A text without what stands in for something else.
fn without_placeholders(words: &str) -> String {
    let parts = words.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    parts.collect::<Vec<_>>().join("\u{1}")
}

fn is_chinese(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

#[test]
fn chinese_has_every_text_and_no_other() {
    let (english, chinese) = (workbench::english().unwrap(), workbench::text("zh-Hans").unwrap().unwrap());
    // Chinese has no form for one.
    let wanted = |key: &&str| !key.ends_with(".one") || english.find(&key.replace(".one", ".other")).is_none();
    let missing: Vec<&str> = english.keys().filter(wanted).filter(|key| chinese.find(key).is_none()).collect();
    // The English titles of sources stand in the rulebook.
    let title = |key: &str| key.starts_with("source.title.");
    let extra: Vec<&str> = chinese.keys().filter(|key| !title(key) && english.find(key).is_none()).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing: {missing:#?}\nextra: {extra:#?}");
}

#[test]
fn chinese_has_the_placeholders_of_english() {
    let names = |words: &str| -> Vec<String> {
        let found = words.split('{').skip(1).filter_map(|part| part.split_once('}'));
        let mut names: Vec<String> = found.map(|(name, _)| name.to_owned()).collect();
        names.sort();
        names.dedup();
        names
    };
    let other: Vec<_> =
        in_both().into_iter().filter(|(_, english, chinese)| names(english) != names(chinese)).collect();
    assert!(other.is_empty(), "{other:#?}");
}

#[test]
fn no_english_word_is_left_in_a_chinese_text() {
    let left = |chinese: &str| -> Vec<String> {
        let bare = NAMES.iter().fold(without_placeholders(chinese), |words, name| words.replace(name, "\u{1}"));
        let words = bare.split(|character: char| !character.is_ascii_alphabetic());
        words.filter(|word| word.len() > 1).map(str::to_owned).collect()
    };
    // Commands and options of the command line are English in every language.
    let texts = in_both().into_iter().filter(|(key, ..)| !key.starts_with("cli."));
    let found: Vec<_> =
        texts.map(|(key, _, chinese)| (key, left(&chinese))).filter(|(_, left)| !left.is_empty()).collect();
    assert!(found.is_empty(), "translate, or add names to NAMES: {found:#?}");
}

#[test]
fn no_text_is_left_untranslated() {
    let has_words = |words: &str| without_placeholders(words).chars().any(char::is_alphabetic);
    let same = |(key, english, chinese): &(String, String, String)| {
        english == chinese && has_words(english) && !SAME.contains(&key.as_str())
    };
    let found: Vec<_> = in_both().into_iter().filter(same).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn chinese_is_punctuated_in_full_width() {
    let wrong = |words: &str| {
        let characters: Vec<char> = words.chars().collect();
        characters.windows(2).any(|pair| match pair {
            [before, mark] if is_chinese(*before) && ",;:!?().".contains(*mark) => true,
            [mark, after] if is_chinese(*after) && ",;:!?()".contains(*mark) => true,
            _ => false,
        })
    };
    let found: Vec<_> = in_both().into_iter().filter(|(_, _, chinese)| wrong(chinese)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_space_stands_between_chinese_characters() {
    let wrong = |words: &str| {
        let characters: Vec<char> = words.chars().collect();
        characters
            .windows(3)
            .any(|three| matches!(three, [before, ' ', after] if is_chinese(*before) && is_chinese(*after)))
    };
    // Heads of tables in a terminal, and names that are listed for the program.
    let spaced = |key: &str| (key.starts_with("cli.") && key.ends_with(".head")) || key == "date.weekdays";
    let texts = in_both().into_iter().filter(|(key, ..)| !spaced(key));
    let found: Vec<_> = texts.filter(|(_, _, chinese)| wrong(chinese)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// A day, an amount or a count that stands in English stands in Chinese as well, in figures.
#[test]
fn chinese_has_the_numbers_of_english() {
    let missing = |english: &str, chinese: &str| -> Vec<u64> {
        // Sections of the notice are counted in characters.
        let english =
            ["I(1)", "I(2)", "I(3)", "I(4)"].iter().fold(english.to_owned(), |words, part| words.replace(part, ""));
        let there = numbers(chinese);
        numbers(&english).into_iter().filter(|number| !there.contains(number)).collect()
    };
    // Months have names in English only, and the patterns of a terminal are no statements.
    let texts = in_both().into_iter().filter(|(key, ..)| !key.starts_with("cli."));
    let found: Vec<_> = texts
        .map(|(key, english, chinese)| (key, missing(&english, &chinese)))
        .filter(|(_, missing)| !missing.is_empty())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// The numbers of a text: `10,000` and `1万` are the same one.
fn numbers(words: &str) -> Vec<u64> {
    let (mut all, mut digits) = (Vec::new(), String::new());
    let bare = without_placeholders(words) + " ";
    let mut rest = bare.chars().peekable();
    while let Some(character) = rest.next() {
        let in_number = character == ',' && !digits.is_empty() && rest.peek().is_some_and(char::is_ascii_digit);
        if character.is_ascii_digit() {
            digits.push(character);
        } else if !in_number && !digits.is_empty() {
            let number: u64 = digits.parse().unwrap();
            all.push(if character == '万' { number * 10_000 } else { number });
            digits.clear();
        }
    }
    all
}

#[test]
fn chinese_has_one_word_for_one_thing() {
    let texts = in_both();
    let said = |(key, chinese): (&String, &String)| -> Vec<String> {
        let wrong = ONE_WORD.iter().filter(|(wrong, _)| chinese.contains(wrong));
        wrong.map(|(wrong, right)| format!("{key}: {wrong}: say {right}")).collect()
    };
    let found: Vec<String> = texts.iter().flat_map(|(key, _, chinese)| said((key, chinese))).collect();
    assert!(found.is_empty(), "{found:#?}");
    let letter = "外国人工作许可通知";
    let short = texts.iter().filter(|(_, _, chinese)| chinese.replace(letter, "").contains("工作许可通知"));
    let short: Vec<&String> = short.map(|(key, ..)| key).collect();
    assert!(short.is_empty(), "say {letter}: {short:#?}");
}

/// Whether (3) is a paragraph or an item of an article does not show in it.
#[test]
fn every_part_of_an_article_is_named() {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    let plain = |article: &str| article.chars().all(|character| character.is_ascii_digit());
    let mut missing = Vec::new();
    for basis in book.provisions.iter().flat_map(|provision| &provision.basis) {
        let instrument = &book.instruments[usize::from(basis.instrument)].id;
        let key = format!("basis.at.{instrument}.{}", basis.article);
        if !plain(&basis.article) && text.find(&key).is_none() {
            missing.push(key);
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_source_has_a_title_in_chinese() {
    let (book, chinese) = (shipped().unwrap(), workbench::text("zh-Hans").unwrap().unwrap());
    let ids = book.sources.iter().map(|source| source.id.as_str());
    let untold: Vec<&str> = ids.filter(|id| chinese.find(&format!("source.title.{id}")).is_none()).collect();
    assert!(untold.is_empty(), "{untold:#?}");
    let gone = chinese.keys().filter_map(|key| key.strip_prefix("source.title."));
    let gone: Vec<&str> = gone.filter(|id| !book.sources.iter().any(|source| source.id == *id)).collect();
    assert!(gone.is_empty(), "{gone:#?}");
}
