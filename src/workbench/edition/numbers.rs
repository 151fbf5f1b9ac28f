//! Editions of version 1 name their rules only: they get the numbers that these names have for ever, so that
//! what they say can be compared with the present rules.

use crate::rulebook::model::Rulebook;

/// Gives each rule of an archived edition that has no number that of the present or retired rule of its name, notes what they
/// are versions of, and facts what they were before.
pub fn give_numbers(archived: &mut Rulebook, present: &Rulebook) {
    let retired = present.companion.retired.iter().map(|rule| (&rule.id, rule.number));
    let known: Vec<(&String, u16)> =
        present.rules.rules.iter().map(|rule| (&rule.id, rule.number)).chain(retired).collect();
    let together = |id: &str| {
        let place = present.rules.rules.iter().position(|rule| rule.id == id)?;
        present.details.get(place)?.one_of.clone()
    };
    for (rule, details) in
        archived.rules.rules.iter_mut().zip(&mut archived.details).filter(|(rule, _)| rule.number == 0)
    {
        rule.number = known.iter().find(|(id, _)| **id == rule.id).map_or(0, |(_, number)| *number);
        details.one_of = together(&rule.id);
    }
    for fact in archived.rules.facts.iter_mut().filter(|fact| fact.former.is_none()) {
        let same = present.rules.facts.iter().find(|known| known.number == fact.number);
        fact.former = same.and_then(|known| known.former.clone());
    }
}
