//! What the rulebook has of a rule, in the words of a file of rules, compared with what the law says of it.

use super::{Differences, RuleTable};
use crate::engine::{NodeId, Rule, Ruleset, StepId};
use crate::rulebook::model::{Details, Rulebook};
use crate::workbench::language::{Fault, Names, condition, due_words, nearest, words};

const WHEN: &str = " when ";

/// Where the rulebook says something else of the rule.
pub(super) fn compare(book: &Rulebook, says: &RuleTable) -> Differences {
    let mut differences = Differences::default();
    match version(book, says) {
        Ok((rule, details)) => same(&mut differences, book, says, rule, details),
        Err(found) => differences.add("the rule", format!("`{}`", says.id), found),
    }
    differences
}

/// The rules with a name, in the order of the rulebook, with their places.
pub(super) fn versions<'a>(book: &'a Rulebook, id: &str) -> Vec<(usize, &'a Rule, &'a Details)> {
    let rules = book.rules.rules.iter().zip(&book.details).enumerate();
    rules.filter(|(_, (rule, _))| rule.id == id).map(|(place, (rule, details))| (place, rule, details)).collect()
}

/// That there is no such rule, and which one may be meant.
pub(super) fn missing(book: &Rulebook, id: &str) -> String {
    match nearest(id, book.rules.rules.iter().map(|rule| rule.id.as_str())) {
        Some(near) => format!("no rule of this name: did you mean `{near}`?"),
        None => "no rule of this name".to_owned(),
    }
}

fn version<'a>(book: &'a Rulebook, says: &RuleTable) -> Result<(&'a Rule, &'a Details), String> {
    let versions = versions(book, &says.id);
    match (versions.as_slice(), says.version) {
        ([], _) => Err(missing(book, &says.id)),
        ([(_, rule, details)], None | Some(1)) => Ok((rule, details)),
        (several, None) => Err(format!("{} rules of this name: say `version = 1` to {0}", several.len())),
        (several, Some(wanted)) => match wanted.checked_sub(1).and_then(|place| several.get(place)) {
            Some((_, rule, details)) => Ok((rule, details)),
            None => Err(format!("{} of this name, and no version {wanted}", several.len())),
        },
    }
}

fn same(differences: &mut Differences, book: &Rulebook, says: &RuleTable, rule: &Rule, details: &Details) {
    let text = |value: &Option<String>| value.clone();
    let mut option = |what: &str, expected: &Option<String>, found: Option<String>| {
        differences.same_or_none(what, expected.as_deref(), found.as_deref());
    };
    option("kind", &Some(says.kind.name().to_owned()), Some(rule.kind.name().to_owned()));
    option("name", &Some(says.name.clone()), Some(details.text.clone()));
    option("card", &says.card, details.card.map(|card| card.name().to_owned()));
    option("who", &says.who, details.who.map(|who| who.name().to_owned()));
    option("where", &says.place, text(&details.place));
    option("about", &says.about, details.about.map(|place| step(book, StepId(place))));
    option("due", &says.due, rule.due.map(|due| due_words(&book.rules, &due)));
    option("status", &Some(says.status.clone()), Some(details.status.name().to_owned()));
    option("from", &says.from, text(&details.from));
    option("until", &says.until, text(&details.until));
    let governs = details.governed_by.and_then(|fact| book.rules.fact(fact)).map(|fact| fact.id.clone());
    option("governed-by", &says.governed_by, governs);
    let after = rule.after.iter().map(|after| with_condition(&book.rules, step(book, after.step), after.when));
    differences.same("after", says.after.clone(), after.collect());
    let papers = rule.papers.iter().map(|paper| with_condition(&book.rules, any(book, &paper.any), paper.when));
    differences.same("papers", says.papers.clone(), papers.collect());
    let cited = details.cite.iter().filter_map(|place| book.provisions.get(usize::from(*place)));
    let cited: Vec<String> = cited.map(|provision| provision.number.clone()).collect();
    differences.same_set("cite", &says.cite, &cited);
    let ask: Vec<String> = details.ask.iter().map(|desk| desk.name().to_owned()).collect();
    differences.same_set("ask", &says.ask, &ask);
}

/// A step by name.
pub(super) fn step(book: &Rulebook, step: StepId) -> String {
    book.steps.get(usize::from(step.0)).map_or(String::new(), |step| step.id.clone())
}

/// `notification-letter | electronic-card`.
pub(super) fn any(book: &Rulebook, papers: &[u16]) -> String {
    let names = papers.iter().filter_map(|place| book.papers.get(usize::from(*place)));
    names.map(String::as_str).collect::<Vec<_>>().join(" | ")
}

fn with_condition(rules: &Ruleset, name: String, when: Option<NodeId>) -> String {
    when.map_or(name.clone(), |when| format!("{name}{WHEN}{}", words(rules, when)))
}

/// `decision when city is beijing` with its condition in the one form in which conditions are written; nodes are added
/// to the scratch rules.
pub(super) fn in_one_form(scratch: &mut Ruleset, line: &str) -> Result<String, Fault> {
    let Some((name, when)) = line.split_once(WHEN) else { return Ok(line.to_owned()) };
    let definitions: Vec<String> = scratch.definitions.iter().map(|known| known.id.clone()).collect();
    let mut nodes = std::mem::take(&mut scratch.nodes);
    let read = condition(when, Names { facts: &scratch.facts, definitions: &definitions }, &mut nodes);
    scratch.nodes = nodes;
    Ok(with_condition(scratch, name.to_owned(), Some(read?)))
}
