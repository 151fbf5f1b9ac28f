//! Which words the rulebook needs in a language file, each with the place that asks for them.

use super::document::{Document, FactKind, FactTable, RuleTable};
use super::load::documents;
use super::place::{At, Errors};
use super::{SourceError, SourceFile};
use crate::engine::{NO, OutcomeKind, YES};
use crate::rulebook::model::{Audience, PlaceKind};
use std::ops::Range;

/// Words that something in a file asks for.
struct Wanted<'a> {
    at: At<'a>,
    /// What asks for them.
    span: Range<usize>,
    key: String,
}

/// The keys of all words that the rulebook needs, in the order of its files.
pub fn wanted_words(files: &[SourceFile]) -> Vec<String> {
    let documents = documents(files, &mut Errors::default());
    wanted(&documents).into_iter().map(|wanted| wanted.key).collect()
}

/// An error for each missing word: where the rulebook asks for it, and which key to add to which language file.
pub fn missing_words(files: &[SourceFile], language_file: &str, has: &dyn Fn(&str) -> bool) -> Vec<SourceError> {
    let mut errors = Errors::default();
    let documents = documents(files, &mut errors);
    for Wanted { at, span, key } in wanted(&documents).into_iter().filter(|wanted| !has(&wanted.key)) {
        errors.add(at, span, format!("no words for this: add `{key}` to {language_file}"), None);
    }
    errors.0
}

fn wanted<'a>(documents: &[(At<'a>, Document)]) -> Vec<Wanted<'a>> {
    let mut all = Vec::new();
    let places = || documents.iter().flat_map(|(_, document)| &document.place);
    // Only where a sheet is shown is anything said.
    let shown = |id: &String| places().any(|place| place.id.get_ref() == id && place.desk != PlaceKind::Nobody);
    for (at, document) in documents {
        let mut want = |span: Range<usize>, key: String| all.push(Wanted { at: *at, span, key });
        document.fact.iter().for_each(|fact| of_fact(fact, &mut want));
        for rule in &document.rule {
            of_rule(rule, &mut want);
            let place = rule.r#where.as_ref().filter(|place| shown(place.get_ref()));
            if let (Some(step), Some(_)) = (&rule.step, place) {
                want(step.span(), format!("say.{}", step.get_ref()));
            }
        }
        for step in &document.step {
            for part in parts(OutcomeKind::Step) {
                want(step.id.span(), format!("step.{}.{part}", step.id.get_ref()));
            }
        }
        for paper in &document.paper {
            want(paper.id.span(), format!("paper.{}", paper.id.get_ref()));
        }
        for provision in &document.provision {
            want(provision.number.span(), format!("provision.{}", provision.number.get_ref()));
        }
        for instrument in &document.instrument {
            want(instrument.span(), format!("instrument.{}", instrument.get_ref().id));
        }
        for question in &document.question {
            for part in ["title", "answer", "words"] {
                want(question.id.span(), format!("question.{}.{part}", question.id.get_ref()));
            }
        }
        for place in &document.place {
            if let Some(line) = place.call {
                want(place.id.span(), format!("call.{}", line.name()));
            }
        }
        for procedure in &document.procedure {
            for part in ["title", "intro"] {
                want(procedure.id.span(), format!("procedure.{}.{part}", procedure.id.get_ref()));
            }
        }
        for situation in &document.situation {
            for audience in Audience::ALL {
                let id = situation.id.get_ref();
                want(situation.id.span(), format!("message.{}.subject.{id}", audience.name()));
            }
        }
        for check in &document.check {
            want(check.id.span(), format!("check.{}", check.id.get_ref()));
        }
    }
    all
}

fn of_fact(fact: &FactTable, want: &mut dyn FnMut(Range<usize>, String)) {
    let id = fact.id.get_ref();
    for part in ["question", "why", "label"] {
        want(fact.id.span(), format!("fact.{id}.{part}"));
    }
    match fact.kind {
        FactKind::Date => {
            want(fact.id.span(), format!("fact.{id}.event"));
            want(fact.id.span(), format!("because.{id}"));
        }
        FactKind::YesNo => {
            for option in [YES, NO] {
                want(fact.id.span(), format!("because.{id}.{option}"));
                want(fact.id.span(), format!("option.{option}"));
            }
        }
        FactKind::Choice => {
            for (option, _) in &fact.options {
                want(option.span(), format!("because.{id}.{}", option.get_ref()));
                want(option.span(), format!("option.{id}.{}", option.get_ref()));
            }
        }
    }
}

fn of_rule(rule: &RuleTable, want: &mut dyn FnMut(Range<usize>, String)) {
    for (kind, text) in rule.outcomes() {
        // Steps have tables of their own, which ask for their words.
        if kind == OutcomeKind::Step {
            continue;
        }
        let name = kind.name();
        for part in parts(kind) {
            want(rule.id.span(), format!("{name}.{text}.{part}"));
        }
    }
    if let Some(place) = &rule.r#where {
        want(place.span(), format!("where.{}", place.get_ref()));
    }
    if let Some(who) = rule.who {
        want(rule.id.span(), format!("who.{}", who.name()));
        want(rule.id.span(), format!("actor.{}", who.name()));
    }
    for desk in &rule.ask {
        want(rule.id.span(), format!("ask.{}", desk.name()));
    }
}

/// The parts that the words of an outcome have.
fn parts(kind: OutcomeKind) -> &'static [&'static str] {
    match kind {
        OutcomeKind::Step => &["title", "how", "done"],
        OutcomeKind::Verdict | OutcomeKind::Warning | OutcomeKind::Note => &["title", "body"],
    }
}
