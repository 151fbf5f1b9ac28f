//! One change of the rulebook: of which kind, where, and the rulebook with it.

use crate::engine::{Node, NodeId, Rule};
use crate::rulebook::model::{Details, Rulebook};

/// What is done to the rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operator {
    /// A comparison becomes its opposite, or lets its border in or out.
    Flip,
    /// One side of a comparison moves by a day.
    ShiftBound,
    /// The period in force begins or ends a day earlier or later.
    MovePeriod,
    /// One part of an "and" or an "or" is dropped.
    DropPart,
    /// A single condition becomes its opposite.
    Negate,
    /// One option is dropped from a set.
    DropOption,
    /// One option is added to a set.
    AddOption,
    /// Somebody else acts.
    SwapActor,
    /// It happens at another place.
    SwapPlace,
    /// Another provision is cited.
    SwapCitation,
    /// A provision is no longer cited.
    DropCitation,
    /// It is more or less sure.
    ChangeStatus,
    /// One of those to ask is dropped.
    DropAsk,
    /// A due date is counted one more or one less.
    ChangeSpan,
    /// A forerunner is dropped.
    DropForerunner,
    /// A forerunner counts always.
    FreeForerunner,
    /// A paper is dropped.
    DropPaper,
    /// A paper is needed always.
    FreePaper,
    /// Two verdicts that follow each other are tried in the other order.
    SwapVerdicts,
    /// A rule is dropped.
    DropRule,
}

impl Operator {
    /// All of them, in the order in which they are told.
    pub const ALL: [Operator; 20] = [
        Operator::Flip,
        Operator::ShiftBound,
        Operator::MovePeriod,
        Operator::DropPart,
        Operator::Negate,
        Operator::DropOption,
        Operator::AddOption,
        Operator::SwapActor,
        Operator::SwapPlace,
        Operator::SwapCitation,
        Operator::DropCitation,
        Operator::ChangeStatus,
        Operator::DropAsk,
        Operator::ChangeSpan,
        Operator::DropForerunner,
        Operator::FreeForerunner,
        Operator::DropPaper,
        Operator::FreePaper,
        Operator::SwapVerdicts,
        Operator::DropRule,
    ];

    /// Its name in the text's keys.
    pub fn name(self) -> &'static str {
        match self {
            Operator::Flip => "flip",
            Operator::ShiftBound => "shift-bound",
            Operator::MovePeriod => "move-period",
            Operator::DropPart => "drop-part",
            Operator::Negate => "negate",
            Operator::DropOption => "drop-option",
            Operator::AddOption => "add-option",
            Operator::SwapActor => "swap-actor",
            Operator::SwapPlace => "swap-place",
            Operator::SwapCitation => "swap-citation",
            Operator::DropCitation => "drop-citation",
            Operator::ChangeStatus => "change-status",
            Operator::DropAsk => "drop-ask",
            Operator::ChangeSpan => "change-span",
            Operator::DropForerunner => "drop-forerunner",
            Operator::FreeForerunner => "free-forerunner",
            Operator::DropPaper => "drop-paper",
            Operator::FreePaper => "free-paper",
            Operator::SwapVerdicts => "swap-verdicts",
            Operator::DropRule => "drop-rule",
        }
    }
}

/// The rulebook with one thing changed.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// What kind of change.
    pub operator: Operator,
    /// The rule, definition or check that is changed.
    pub at: String,
    /// What was, in the words of the source.
    pub was: String,
    /// What it became.
    pub became: String,
    /// Names of the rules, or of the check, that may come out otherwise.
    pub touches: Vec<String>,
    pub(super) edit: Edit,
}

#[derive(Clone, Debug)]
pub(super) enum Edit {
    /// Another condition at this place.
    Node(NodeId, Node),
    /// The opposite at this place.
    Negate(NodeId),
    Rule(usize, Box<Rule>),
    /// What stands beside a rule: nothing is judged otherwise.
    Details(usize, Box<Details>),
    Swap(usize, usize),
    Drop(usize),
}

impl Mutant {
    /// The changed rulebook.
    pub fn book(&self, original: &Rulebook) -> Rulebook {
        let mut book = original.clone();
        match &self.edit {
            Edit::Node(id, node) => put(&mut book.rules.nodes, id.0 as usize, node.clone()),
            Edit::Negate(id) => {
                let place = id.0 as usize;
                let inner = NodeId(u32::try_from(book.rules.nodes.len()).unwrap_or(u32::MAX));
                book.rules.nodes.extend(original.rules.nodes.get(place).cloned());
                put(&mut book.rules.nodes, place, Node::Not(inner));
            }
            Edit::Rule(place, rule) => put(&mut book.rules.rules, *place, (**rule).clone()),
            Edit::Details(place, details) => put(&mut book.details, *place, (**details).clone()),
            Edit::Swap(left, right) => {
                book.rules.rules.swap(*left, *right);
                book.details.swap(*left, *right);
            }
            Edit::Drop(place) => {
                book.rules.rules.remove(*place);
                book.details.remove(*place);
            }
        }
        book
    }

    /// Whether all that changes is how a rule is judged: a page is the same where the findings are.
    pub(super) fn is_of_condition(&self) -> bool {
        matches!(self.edit, Edit::Node(..) | Edit::Negate(_))
    }

    /// Whether only what stands beside a rule is changed.
    pub(super) fn judges_alike(&self) -> bool {
        matches!(self.edit, Edit::Details(..))
    }
}

/// Puts something in a place of a list, where there is one.
pub(super) fn put<T>(list: &mut [T], place: usize, value: T) {
    if let Some(slot) = list.get_mut(place) {
        *slot = value;
    }
}
