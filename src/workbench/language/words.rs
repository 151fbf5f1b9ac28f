//! Conditions, date sums and due dates back into the text that the parser reads, for messages of the workbench.
//!
//! What was read is written in one form: `x is not a` and `not x is a` are the same nodes and come out alike.

use crate::calendar::{self, Span, Unit};
use crate::engine::{Base, DateSum, DueRule, FactId, Node, NodeId, Options, Order, Ruleset, Shape};

/// A condition as text.
pub fn words(rules: &Ruleset, node: NodeId) -> String {
    match rules.nodes.get(node.0 as usize) {
        None => String::new(),
        Some(Node::Always(true)) => "always".to_owned(),
        Some(Node::Always(false)) => "never".to_owned(),
        Some(Node::Is(fact, options)) => is(rules, *fact, *options, ""),
        Some(Node::Compare(left, order, right)) => {
            format!("{} {} {}", sum_words(rules, *left), sign(*order), sum_words(rules, *right))
        }
        Some(Node::Defined(definition)) => {
            rules.definitions.get(usize::from(definition.0)).map_or(String::new(), |known| known.id.clone())
        }
        Some(Node::Not(inner)) => match rules.nodes.get(inner.0 as usize) {
            Some(Node::Is(fact, options)) if !is_yes(rules, *fact, *options) => is(rules, *fact, *options, "not "),
            Some(Node::All(_) | Node::Any(_)) => format!("not ({})", words(rules, *inner)),
            _ => format!("not {}", words(rules, *inner)),
        },
        Some(Node::All(parts)) => join(rules, parts, " and ", |part| matches!(part, Node::Any(_) | Node::All(_))),
        Some(Node::Any(parts)) => join(rules, parts, " or ", |part| matches!(part, Node::Any(_))),
    }
}

/// A date sum as text.
pub fn sum_words(rules: &Ruleset, sum: DateSum) -> String {
    let mut text = match sum.base {
        Base::Today => "today".to_owned(),
        Base::Day(number) => calendar::from_day_number(number).map_or(String::new(), calendar::iso),
        Base::Fact(fact) => rules.fact(fact).map_or(String::new(), |fact| fact.id.clone()),
    };
    for (count, unit) in [(sum.months, Unit::Months), (sum.days, Unit::Days)] {
        if count != 0 {
            text = format!("{text} {}", signed(Span { count, unit }));
        }
    }
    text
}

/// A due date as text, with the spans that are counted: `within 30 days of x: safe + 29 days, latest + 30 days`.
pub fn due_words(rules: &Ruleset, due: &DueRule) -> String {
    let base = sum_words(rules, due.base);
    let period = match due.shape {
        Shape::Within(span) => format!("within {span} of {base}"),
        Shape::Before(span) => format!("{span} before {base}"),
        Shape::By => format!("by {base}"),
        Shape::From => format!("from {base}"),
    };
    let nothing = Span { count: 0, unit: Unit::Days };
    let is_period = matches!(due.shape, Shape::Within(_) | Shape::Before(_));
    let counted = is_period || (due.safe, due.latest) != (nothing, nothing);
    let closes = [("safe", Some(due.safe)), ("latest", Some(due.latest))].into_iter().filter(|_| counted);
    let spans = [("opens", due.opens)].into_iter().chain(closes);
    let spans: Vec<String> =
        spans.filter_map(|(name, span)| span.map(|span| format!("{name} {}", signed(span)))).collect();
    let cap = due.cap.and_then(|fact| rules.fact(fact)).map(|fact| format!(", no later than {}", fact.id));
    let counted = if spans.is_empty() { period } else { format!("{period}: {}", spans.join(", ")) };
    counted + &cap.unwrap_or_default()
}

/// `+ 29 days`, `- 1 month`.
fn signed(span: Span) -> String {
    let sign = if span.count < 0 { '-' } else { '+' };
    format!("{sign} {}", Span { count: span.count.saturating_abs(), ..span })
}

fn join(rules: &Ruleset, parts: &[NodeId], with: &str, in_brackets: fn(&Node) -> bool) -> String {
    let part = |id: &NodeId| match rules.nodes.get(id.0 as usize) {
        Some(node) if in_brackets(node) => format!("({})", words(rules, *id)),
        _ => words(rules, *id),
    };
    parts.iter().map(part).collect::<Vec<_>>().join(with)
}

fn is(rules: &Ruleset, fact: FactId, options: Options, not: &str) -> String {
    let Some(known) = rules.fact(fact) else { return String::new() };
    if is_yes(rules, fact, options) {
        return known.id.clone();
    }
    let chosen = (0u8..).zip(known.choices()).filter(|(place, _)| options.contains(*place));
    let names: Vec<&str> = chosen.map(|(_, choice)| choice.id.as_str()).collect();
    match names.as_slice() {
        [only] => format!("{} is {not}{only}", known.id),
        several => format!("{} {not}in [{}]", known.id, several.join(", ")),
    }
}

/// A yes/no fact is said by its name alone.
fn is_yes(rules: &Ruleset, fact: FactId, options: Options) -> bool {
    let yes = rules.fact(fact).and_then(|fact| fact.yes());
    yes.is_some_and(|yes| options == Options::default().with(yes))
}

fn sign(order: Order) -> &'static str {
    match order {
        Order::Before => "<",
        Order::OnOrBefore => "<=",
        Order::On => "=",
        Order::OnOrAfter => ">=",
        Order::After => ">",
    }
}
