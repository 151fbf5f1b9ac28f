//! The shape of a set of rules as the engine reads it: facts, definitions, rules, deadlines. Words and citations are kept by the rulebook.

use super::{Base, DateSum, FactId, Node, NodeId};
use crate::calendar::{Calendar, Span};
use serde::{Deserialize, Serialize};

/// The place of a rule in [`Ruleset::rules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(pub u16);

/// A step that rules may yield; several rules may yield the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StepId(pub u16);

/// The place of a check in [`Ruleset::checks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CheckId(pub u16);

/// The option of a yes/no fact with which it is so.
pub const YES: &str = "yes";
/// The option with which it is not.
pub const NO: &str = "no";

/// Everything that the engine needs to judge a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruleset {
    /// Facts in the order in which they are asked.
    pub facts: Vec<Fact>,
    /// Conditions; children before parents.
    pub nodes: Vec<Node>,
    /// Definitions; each uses only earlier ones.
    pub definitions: Vec<Definition>,
    /// Rules in the order in which their outcomes are shown.
    pub rules: Vec<Rule>,
    /// Combinations of answers that cannot be.
    pub checks: Vec<Check>,
    /// Working days.
    pub calendar: Calendar,
}

/// One typed thing that can be known about a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its name in expressions, files and texts.
    pub id: String,
    /// Its permanent number in links and stores, never reused.
    pub number: u16,
    /// What an answer looks like.
    pub kind: Kind,
    /// True for the mark "this step is done": shown at the step, never asked as a question.
    pub mark: bool,
    /// True where the answer cannot be changed by the person's doing (a nationality, a past entry).
    pub fixed: bool,
    /// The mark that it was before: answers to that one count as answers to this one.
    pub former: Option<Former>,
}

/// A fact that has become another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    /// The name that it had.
    pub id: String,
    /// Its permanent number.
    pub number: u16,
}

/// What an answer to a fact looks like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// One of these options; yes/no facts have the options [`YES`] and [`NO`].
    Choice(Vec<Choice>),
    /// A civil date.
    Date,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its name.
    pub id: String,
    /// Its permanent number within the fact.
    pub number: u16,
}

/// A named condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// Its name in expressions.
    pub id: String,
    /// The condition.
    pub when: NodeId,
}

/// What kind of outcome a rule yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OutcomeKind {
    /// The answer in one sentence: exactly one per fully answered case.
    Verdict,
    /// Something that somebody has to do.
    Step,
    /// Something that goes wrong if nothing is done.
    Warning,
    /// Something worth knowing.
    Note,
}

impl OutcomeKind {
    /// Its name in files and in the keys of its words.
    pub fn name(self) -> &'static str {
        match self {
            OutcomeKind::Verdict => "verdict",
            OutcomeKind::Step => "step",
            OutcomeKind::Warning => "warning",
            OutcomeKind::Note => "note",
        }
    }
}

/// A condition and what it yields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Its name. Versions of one rule, in force at different times, share it.
    pub id: String,
    /// Its permanent number, never reused; versions share it too.
    pub number: u16,
    /// The condition, the period in force included.
    pub when: NodeId,
    /// The kind of outcome.
    pub kind: OutcomeKind,
    /// The step it yields, for steps.
    pub step: Option<StepId>,
    /// Steps that come before this one, where they apply at all.
    pub after: Vec<Forerunner>,
    /// The yes/no fact that says that the step is done.
    pub done: Option<FactId>,
    /// By when.
    pub due: Option<DueRule>,
    /// With which papers.
    pub papers: Vec<Paper>,
    /// Order among steps without a date: smaller comes first.
    pub urgency: u8,
}

/// A date sum that says by when a step is due, kept so that it can be shown before it can be computed.
///
/// Where counting is unsettled `safe` lies before `latest`; else they are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueRule {
    /// The period as the rule states it, for the words.
    pub shape: Shape,
    /// The event or expiry counted from.
    pub base: DateSum,
    /// The first day on which the step can be taken.
    pub opens: Option<Span>,
    /// The last day on the cautious count.
    pub safe: Span,
    /// The last day on the generous count.
    pub latest: Span,
    /// A date after which neither last day lies, where it is known: the permit that it ends would be gone.
    pub cap: Option<FactId>,
}

/// The period as the rule states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// Within this time of the base.
    Within(Span),
    /// At least this time before the base.
    Before(Span),
    /// On the base at the latest.
    By,
    /// From the base on.
    From,
}

/// A step that comes before another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forerunner {
    /// The step.
    pub step: StepId,
    /// It comes before only where this holds, or may hold.
    pub when: Option<NodeId>,
}

/// One line of the list of papers: any of these, where the condition holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Places in the rulebook's list of papers; one of them is enough.
    pub any: Vec<u16>,
    /// Needed only where this holds.
    pub when: Option<NodeId>,
}

/// A combination of answers that cannot be: reversed dates, an event after today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Its name; its words are in the text.
    pub id: String,
    /// Holds where the answers cannot be right.
    pub when: NodeId,
    /// The facts in conflict; the last one is given up when a file holds both.
    pub facts: Vec<FactId>,
}

impl Ruleset {
    /// The fact with this place.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(usize::from(id.0))
    }

    /// The fact with this name.
    pub fn fact_named(&self, name: &str) -> Option<FactId> {
        place(self.facts.iter().position(|fact| fact.id == name))
    }

    /// The fact with this permanent number.
    pub fn fact_numbered(&self, number: u16) -> Option<FactId> {
        place(self.facts.iter().position(|fact| fact.number == number))
    }

    /// The rule with this place.
    pub fn rule(&self, id: RuleId) -> Option<&Rule> {
        self.rules.get(usize::from(id.0))
    }

    /// The facts that occur in a condition, definitions opened up, each once, in the order in which they are read.
    pub fn facts_in(&self, when: NodeId) -> Vec<FactId> {
        let mut facts = Vec::new();
        self.collect_facts(when, &mut facts);
        facts
    }

    fn collect_facts(&self, when: NodeId, facts: &mut Vec<FactId>) {
        match self.nodes.get(when.0 as usize) {
            Some(Node::Is(fact, _)) => add(facts, *fact),
            Some(Node::Compare(left, _, right)) => {
                for sum in [left, right] {
                    if let Base::Fact(fact) = sum.base {
                        add(facts, fact);
                    }
                }
            }
            Some(Node::Not(inner)) => self.collect_facts(*inner, facts),
            Some(Node::All(parts) | Node::Any(parts)) => parts.iter().for_each(|part| self.collect_facts(*part, facts)),
            Some(Node::Defined(definition)) => {
                if let Some(definition) = self.definitions.get(usize::from(definition.0)) {
                    self.collect_facts(definition.when, facts);
                }
            }
            Some(Node::Always(_)) | None => {}
        }
    }

    /// All facts with their places, in the order in which they are asked.
    pub fn facts_with_ids(&self) -> impl Iterator<Item = (FactId, &Fact)> {
        (0u16..).map(FactId).zip(&self.facts)
    }
}

fn add(facts: &mut Vec<FactId>, fact: FactId) {
    if !facts.contains(&fact) {
        facts.push(fact);
    }
}

fn place(position: Option<usize>) -> Option<FactId> {
    position.and_then(|at| u16::try_from(at).ok()).map(FactId)
}

impl Fact {
    /// The options of a choice; none for a date.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Choice(choices) => choices,
            Kind::Date => &[],
        }
    }

    /// The place of the option with this name.
    pub fn choice_named(&self, name: &str) -> Option<u8> {
        self.choices().iter().position(|choice| choice.id == name).and_then(|at| u8::try_from(at).ok())
    }

    /// The place of the option with which a yes/no fact is said to be so.
    pub fn yes(&self) -> Option<u8> {
        self.choice_named(YES)
    }

    /// The place of the option with which a yes/no fact is said not to be so.
    pub fn no(&self) -> Option<u8> {
        self.choice_named(NO)
    }

    /// The place of the option with this permanent number.
    pub fn choice_numbered(&self, number: u16) -> Option<u8> {
        self.choices().iter().position(|choice| choice.number == number).and_then(|at| u8::try_from(at).ok())
    }
}
