//! What stands beside the rules for readers: the statements of law with their sources, and the real questions, as texts by key.

use crate::rulebook::model::Rulebook;
use std::collections::BTreeMap;

/// Keys of statements begin so.
pub(super) const STATEMENT: &str = "provision.";

/// What a reader of the law asks for, as a file beside the browser's build: the statement of each provision and its
/// sources, one a line. `.ci/finish-page.mjs` publishes it.
pub(super) fn law(book: &Rulebook, words: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let text = |key: &str| words.get(key).cloned().unwrap_or_default();
    let source = |place: &u16| {
        let source = book.sources.get(usize::from(*place))?;
        let read = text(&format!("source.read.{}", source.read));
        let title = words.get(&format!("source.title.{}", source.id)).unwrap_or(&source.title);
        let filled = text("ui.source").replace("{id}", &source.id).replace("{title}", title);
        Some(filled.replace("{where}", &source.place).replace("{read}", &read))
    };
    let mut law = BTreeMap::new();
    for provision in &book.provisions {
        let statement = format!("{STATEMENT}{}", provision.number);
        law.insert(statement.clone(), text(&statement));
        let sources: Vec<String> = provision.sources.iter().filter_map(source).collect();
        law.insert(format!("sources.{}", provision.number), sources.join("\n"));
    }
    law
}

/// Real questions and their answers, as a file beside the browser's build: under `questions` their names one a line, and
/// for each its words and, as names between spaces, its rules, provisions, status, desks and given options.
/// `guidance::faq` reads it; `.ci/finish-page.mjs` publishes it.
pub(super) fn questions(book: &Rulebook, words: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut file = BTreeMap::new();
    let names: Vec<&str> = book.questions.iter().map(|question| question.id.as_str()).collect();
    file.insert("questions".to_owned(), names.join("\n"));
    for question in &book.questions {
        let mut put = |part: &str, value: String| file.insert(format!("question.{}.{part}", question.id), value);
        for part in ["title", "answer", "words"] {
            let key = format!("question.{}.{part}", question.id);
            put(part, words.get(&key).cloned().unwrap_or_default());
        }
        put("rules", question.rules.join(" "));
        put("cite", question.cite.join(" "));
        put("status", question.status.name().to_owned());
        put("ask", question.ask.iter().map(|desk| desk.name()).collect::<Vec<_>>().join(" "));
        let given = question.given.iter().map(|(fact, option)| format!("{fact}={option}"));
        put("given", given.collect::<Vec<_>>().join(" "));
    }
    file
}
