//! What every part of the page looks at, and the small wordings that they share.

use super::question::for_the_case;
use super::{Certainty, DayWords, FactWords};
use crate::calendar::{self, Date};
use crate::engine::{Answer, Answers, Assessment, Finding, Leaf, Node, NodeId, Rule, RuleId, Slice};
use crate::engine::{FactId, FactSet, OutcomeKind};
use crate::rulebook::model::{Audience, Desk, Details, Employer, Rulebook, Status, Tell};
use crate::text::{self, Text};

/// How sure something is, in words, and whom to ask.
pub(super) fn certainty(text: &Text, status: Status, ask: &[Desk]) -> Certainty {
    let name = status.name();
    Certainty {
        status,
        label: text.get(&format!("status.{name}.label")).to_owned(),
        meaning: text.get(&format!("status.{name}.meaning")).to_owned(),
        ask: ask.iter().map(|desk| (*desk, text.get(&format!("ask.{}", desk.name())).to_owned())).collect(),
    }
}

/// A case on a day, judged, with the words at hand.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub book: &'a Rulebook,
    pub text: &'a Text,
    pub answers: &'a Answers,
    pub guidance: &'a Assessment,
}

/// A rule with what came of it.
#[derive(Clone, Copy)]
pub(super) struct Judged<'a> {
    pub id: RuleId,
    pub rule: &'a Rule,
    pub details: &'a Details,
    pub finding: &'a Finding,
}

impl<'a> View<'a> {
    /// All rules of a kind with their findings, in the order of the rulebook.
    pub fn judged(self, kind: OutcomeKind) -> impl Iterator<Item = Judged<'a>> {
        (0u16..)
            .map(RuleId)
            .zip(self.book.rules.rules.iter().zip(&self.book.details).zip(&self.guidance.findings))
            .map(|(id, ((rule, details), finding))| Judged { id, rule, details, finding })
            .filter(move |judged| judged.rule.kind == kind)
    }

    pub fn fact(self, fact: FactId) -> FactWords {
        let id = self.book.rules.fact(fact).map_or("", |fact| fact.id.as_str());
        FactWords { id: id.to_owned(), label: self.label(fact) }
    }

    /// Short words for a fact; a mark is labelled by its step.
    pub fn label(self, fact: FactId) -> String {
        let Some(known) = self.book.rules.fact(fact) else { return String::new() };
        match known.id.strip_prefix("done-").filter(|_| known.mark) {
            Some(step) => self.text.get(&format!("step.{step}.title")).to_owned(),
            None => self.in_this_case(&format!("fact.{}.label", known.id)),
        }
    }

    /// The words of a key, in others where what has been answered has words of its own.
    pub fn in_this_case(self, key: &str) -> String {
        for_the_case(self.book, self.text, self.answers, key).unwrap_or_else(|| self.text.get(key)).to_owned()
    }

    /// The facts of a set that a question can ask for.
    pub fn needs(self, needs: FactSet) -> Vec<FactWords> {
        let asked = |fact: &FactId| self.book.rules.fact(*fact).is_some_and(|fact| !fact.mark);
        needs.iter().filter(asked).map(|fact| self.fact(fact)).collect()
    }

    pub fn day(self, date: Date) -> DayWords {
        DayWords {
            date: calendar::iso(date),
            words: text::date(self.text, date),
            distance: text::distance(self.text, date, self.guidance.today),
            days: i32::try_from(date.signed_duration_since(self.guidance.today).num_days()).unwrap_or(i32::MAX),
        }
    }

    pub fn certainty(self, details: &Details) -> Certainty {
        certainty(self.text, details.status, &details.ask)
    }

    pub fn cite(self, details: &Details) -> Vec<String> {
        let provision = |place: &u16| self.book.provisions.get(usize::from(*place));
        details.cite.iter().filter_map(provision).map(|provision| provision.number.clone()).collect()
    }

    /// Whom messages about an outcome concern: the adviser always, the person unless it is a note, those who act, and
    /// those whom the rulebook names.
    pub fn concerns(self, judged: &Judged<'_>) -> Vec<Audience> {
        let named = self.tell(judged).map_or(&[][..], |tell| &tell.audiences);
        let anyhow = |audience: Audience| match judged.rule.kind {
            OutcomeKind::Step => judged.details.who.is_some_and(|who| audience.acts_as(who)),
            OutcomeKind::Verdict | OutcomeKind::Warning => audience == Audience::Employee,
            OutcomeKind::Note => false,
        };
        let concerned =
            |audience: &Audience| *audience == Audience::Adviser || anyhow(*audience) || named.contains(audience);
        Audience::ALL.into_iter().filter(concerned).collect()
    }

    /// At which of two employers; nothing where it concerns both.
    pub fn concerns_at(self, judged: &Judged<'_>) -> Option<Employer> {
        self.tell(judged)?.at
    }

    fn tell(self, judged: &Judged<'_>) -> Option<&'a Tell> {
        self.book.companion.tell.get(usize::from(judged.id.0))
    }

    /// The facts whose values decided, each once, definitions opened up.
    pub fn deciding(self, leaves: Slice) -> Vec<FactId> {
        let mut facts = Vec::new();
        self.collect(leaves.of(&self.guidance.leaves), &mut facts);
        facts
    }

    fn collect(self, leaves: &[Leaf], facts: &mut Vec<FactId>) {
        for leaf in leaves {
            let mut add = |fact: FactId| {
                if !facts.contains(&fact) {
                    facts.push(fact);
                }
            };
            match self.node(leaf.node) {
                Some(Node::Is(fact, _)) => add(*fact),
                Some(Node::Compare(left, _, right)) => {
                    for sum in [left, right] {
                        if let crate::engine::Base::Fact(fact) = sum.base {
                            add(fact);
                        }
                    }
                }
                Some(Node::Defined(definition)) => {
                    if let Some(judged) = self.guidance.definitions.get(usize::from(definition.0)) {
                        self.collect(judged.leaves.of(&self.guidance.leaves), facts);
                    }
                }
                Some(Node::Always(_) | Node::Not(_) | Node::All(_) | Node::Any(_)) | None => {}
            }
        }
    }

    /// The facts that occur in a condition, in words.
    pub fn facts_of(self, when: NodeId) -> Vec<FactWords> {
        self.book.rules.facts_in(when).into_iter().map(|fact| self.fact(fact)).collect()
    }

    fn node(self, id: NodeId) -> Option<&'a Node> {
        self.book.rules.nodes.get(id.0 as usize)
    }

    /// Why: the deciding facts in the person's own values.
    pub fn why(self, leaves: Slice) -> Vec<String> {
        self.deciding(leaves).into_iter().filter_map(|fact| self.because(fact)).collect()
    }

    /// Half a sentence that tells what the person said about a fact, such as `you entered on Fri 20 Nov 2026`.
    fn because(self, fact: FactId) -> Option<String> {
        let known = self.book.rules.fact(fact)?;
        match self.answers.get(fact) {
            Answer::Choice(option) => {
                let option = known.choices().get(usize::from(option))?;
                self.text.find(&format!("because.{}.{}", known.id, option.id)).map(str::to_owned)
            }
            Answer::Date(date) => {
                let words = text::date(self.text, date);
                Some(text::filled(&self.in_this_case(&format!("because.{}", known.id)), &[("date", &words)]))
            }
            Answer::Unanswered | Answer::Declined => None,
        }
    }
}

/// The title of a rule: its own, where it words its outcome in its own way, else that of the outcome.
pub fn rule_title(text: &Text, rule: &Rule, details: &Details) -> String {
    let shared = format!("{}.{}.title", rule.kind.name(), details.text);
    text.find(&format!("rule.{}.title", rule.id)).unwrap_or_else(|| text.get(&shared)).to_owned()
}
