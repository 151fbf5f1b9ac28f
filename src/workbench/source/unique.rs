//! Names and numbers that must not come twice: each error names the place of the first.

use super::document::Document;
use super::place::{At, Errors, line};
use std::collections::HashMap;
use std::ops::Range;
use toml::Spanned;

/// Words of the language of conditions: no fact or definition can have such a name.
const RESERVED: [&str; 8] = ["today", "always", "never", "and", "or", "not", "is", "in"];

const RETIRED: &str = "the retired rule";

/// What stands already: what it is and its name or number, with its file and line.
struct Seen<'a> {
    places: HashMap<(&'static str, String), String>,
    errors: &'a mut Errors,
}

impl Seen<'_> {
    fn once(&mut self, at: At<'_>, what: &'static str, name: String, span: Range<usize>, remedy: &str) {
        let here = format!("{}:{}", at.file.name, line(at, span.start));
        if let Some(first) = self.places.get(&(what, name.clone())) {
            let message = format!("{what} `{name}` is taken already, in {first}: {remedy}");
            self.errors.add(at, span, message, None);
            return;
        }
        self.places.insert((what, name), here);
    }

    fn name(&mut self, at: At<'_>, what: &'static str, name: &Spanned<String>) {
        self.once(at, what, name.get_ref().clone(), name.span(), "give one of them another name");
    }

    /// A name in conditions: facts and definitions share them.
    fn condition_name(&mut self, at: At<'_>, name: &Spanned<String>) {
        self.name(at, "the fact or definition", name);
        if RESERVED.contains(&name.get_ref().as_str()) {
            let message = format!("`{}` is a word of the conditions: choose another name", name.get_ref());
            self.errors.add(at, name.span(), message, None);
        }
    }

    /// A permanent number, with the first one that is free.
    fn number(&mut self, at: At<'_>, what: &'static str, number: &Spanned<u16>, free: u16) {
        if *number.get_ref() == 0 {
            let message = format!("{what} `0` is none: numbers begin at 1, take the next free one, {free}");
            return self.errors.add(at, number.span(), message, None);
        }
        let remedy = format!("numbers are never used twice, take the next free one, {free}");
        self.once(at, what, number.get_ref().to_string(), number.span(), &remedy);
    }
}

/// Every name and every permanent number, over all files.
pub(super) fn names_and_numbers(documents: &[(At<'_>, Document)], errors: &mut Errors) {
    let all = || documents.iter().map(|(_, document)| document);
    let free_fact = after(all().flat_map(|document| &document.fact).map(|fact| *fact.number.get_ref()));
    let free_step = after(all().flat_map(|document| &document.step).map(|step| *step.number.get_ref()));
    let mut seen = Seen { places: HashMap::new(), errors };
    rule_numbers(documents, &mut seen);
    for (at, document) in documents {
        for fact in &document.fact {
            seen.condition_name(*at, &fact.id);
            seen.number(*at, "the fact number", &fact.number, free_fact);
            let free = after(fact.options.iter().map(|(_, number)| *number));
            for (option, number) in &fact.options {
                let id = fact.id.get_ref();
                let remedy = "give one of them another name";
                seen.once(*at, "the option", format!("{id}.{}", option.get_ref()), option.span(), remedy);
                let remedy = format!("numbers are never used twice, take the next free one, {free}");
                seen.once(*at, "the option number", format!("{id}.{number}"), option.span(), &remedy);
            }
        }
        for define in &document.define {
            seen.condition_name(*at, &define.id);
        }
        for step in &document.step {
            seen.name(*at, "the step", &step.id);
            seen.number(*at, "the step number", &step.number, free_step);
        }
        document.check.iter().for_each(|check| seen.name(*at, "the check", &check.id));
        document.paper.iter().for_each(|paper| seen.name(*at, "the paper", &paper.id));
        document.provision.iter().for_each(|provision| seen.name(*at, "the provision", &provision.number));
        document.question.iter().for_each(|question| seen.name(*at, "the question", &question.id));
        document.source.iter().for_each(|source| seen.name(*at, "the source", &source.id));
        document.place.iter().for_each(|place| seen.name(*at, "the place", &place.id));
        document.situation.iter().for_each(|situation| seen.name(*at, "the situation", &situation.id));
        document.procedure.iter().for_each(|procedure| seen.name(*at, "the procedure", &procedure.id));
        for instrument in &document.instrument {
            let remedy = "give one of them another name";
            seen.once(*at, "the instrument", instrument.get_ref().id.clone(), instrument.span(), remedy);
        }
    }
}

/// Versions of one rule share its number. One that is retired has no version any more, and its number stays taken.
fn rule_numbers(documents: &[(At<'_>, Document)], seen: &mut Seen<'_>) {
    let all = || documents.iter().map(|(_, document)| document);
    let retired = all().flat_map(|document| &document.retired).map(|rule| &rule.number);
    let numbers = all().flat_map(|document| &document.rule).map(|rule| &rule.number).chain(retired);
    let free = after(numbers.map(|number| *number.get_ref()));
    for (at, document) in documents {
        for retired in &document.retired {
            seen.name(*at, RETIRED, &retired.id);
            seen.number(*at, "the rule number", &retired.number, free);
        }
    }
    let mut versions: HashMap<&str, u16> = HashMap::new();
    for (at, document) in documents {
        for rule in &document.rule {
            let (id, number) = (rule.id.get_ref().as_str(), *rule.number.get_ref());
            if seen.places.contains_key(&(RETIRED, id.to_owned())) {
                seen.name(*at, RETIRED, &rule.id);
                continue;
            }
            match versions.get(id) {
                Some(first) if *first == number => {}
                Some(first) => {
                    let message = format!("`{id}` has the number {first} already: versions of one rule share it");
                    seen.errors.add(*at, rule.number.span(), message, None);
                }
                None => {
                    seen.number(*at, "the rule number", &rule.number, free);
                    versions.insert(id, number);
                }
            }
        }
    }
}

/// The number after the highest.
fn after(numbers: impl Iterator<Item = u16>) -> u16 {
    numbers.max().unwrap_or(0).saturating_add(1)
}
