//! Every text that rules, steps, facts, options, papers and provisions need exists in every language, with the same
//! placeholders as in the first.

use super::report::{Matter, Report};
use crate::engine::{Fact, OutcomeKind};
use crate::rulebook::model::{Place, PlaceKind, Rulebook};

pub(super) fn every_text_exists(matter: Matter<'_>) -> Report {
    let keys = wanted(matter.book);
    let mut report = Report::of(keys.len() * matter.texts.len());
    for text in matter.texts {
        for key in &keys {
            match text.find(key) {
                Some(words) if !words.trim().is_empty() => {
                    let first = matter.texts.first().and_then(|first| first.find(key)).unwrap_or(words);
                    if placeholders(words) != placeholders(first) {
                        report.wrong(format!("{}: {key}: {{…}}", text.language), None);
                    }
                }
                _ => report.wrong(format!("{}: {key}", text.language), None),
            }
        }
    }
    if matter.texts.is_empty() {
        report.wrong("-", None);
    }
    report
}

/// The names between braces, each once.
fn placeholders(words: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        words.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The keys of all texts that the rulebook can ask for.
fn wanted(book: &Rulebook) -> Vec<String> {
    let mut keys = Vec::new();
    for fact in book.rules.facts.iter().filter(|fact| !fact.mark) {
        keys.extend(["question", "why", "label"].map(|part| format!("fact.{}.{part}", fact.id)));
        of_answers(fact, &mut keys);
    }
    for (rule, details) in book.rules.rules.iter().zip(&book.details) {
        let (kind, parts): (&str, &[&str]) = match rule.kind {
            OutcomeKind::Verdict => ("verdict", &["title", "body"]),
            OutcomeKind::Step => ("step", &["title", "how", "done"]),
            OutcomeKind::Warning => ("warning", &["title", "body"]),
            OutcomeKind::Note => ("note", &["title", "body"]),
        };
        keys.extend(parts.iter().map(|part| format!("{kind}.{}.{part}", details.text)));
        keys.extend(details.place.iter().map(|place| format!("where.{place}")));
        keys.extend(details.who.iter().flat_map(|who| ["who", "actor"].map(|part| format!("{part}.{}", who.name()))));
        let shown = |place: &&Place| Some(&place.id) == details.place.as_ref() && place.desk != PlaceKind::Nobody;
        if rule.kind == OutcomeKind::Step && book.companion.places.iter().any(|place| shown(&place)) {
            keys.push(format!("say.{}", details.text));
        }
        keys.extend(details.ask.iter().map(|desk| format!("ask.{}", desk.name())));
        keys.push(format!("status.{}.label", details.status.name()));
    }
    keys.extend(book.papers.iter().map(|paper| format!("paper.{paper}")));
    keys.extend(book.provisions.iter().map(|provision| format!("provision.{}", provision.number)));
    keys.extend(book.instruments.iter().map(|instrument| format!("instrument.{}", instrument.id)));
    keys.extend(book.rules.checks.iter().map(|check| format!("check.{}", check.id)));
    keys.extend(book.companion.places.iter().filter_map(|place| Some(format!("call.{}", place.call?.name()))));
    let procedures = book.companion.procedures.iter();
    keys.extend(
        procedures.flat_map(|procedure| ["title", "intro"].map(|part| format!("procedure.{}.{part}", procedure.id))),
    );
    keys.sort();
    keys.dedup();
    keys
}

fn of_answers(fact: &Fact, keys: &mut Vec<String>) {
    if fact.choices().is_empty() {
        keys.extend([format!("fact.{}.event", fact.id), format!("because.{}", fact.id)]);
    }
    for choice in fact.choices() {
        keys.push(format!("because.{}.{}", fact.id, choice.id));
        let yes_no = choice.id == "yes" || choice.id == "no";
        keys.push(if yes_no { format!("option.{}", choice.id) } else { format!("option.{}.{}", fact.id, choice.id) });
    }
}
