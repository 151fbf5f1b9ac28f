//! Words and signs into nodes, with names resolved and types checked.

use super::lexer::{Placed, Token, tokens};
use super::{Fault, nearest};
use crate::calendar;
use crate::engine::{Base, DateSum, DefinitionId, Fact, FactId, Kind, Node, NodeId, Options, Order};

/// So many brackets and `not`s may stand one inside the other: whoever walks a condition goes as deep into it.
const DEEPEST: usize = 32;
/// A sum counts at most so many days from its date, either way: a hundred years. The calendar has four hundred.
const MOST_DAYS: i32 = 36_500;
/// The same in months.
const MOST_MONTHS: i32 = 1_200;

/// The names that a condition may use.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// All facts.
    pub facts: &'a [Fact],
    /// Names of the definitions that may be used here: only those that stand earlier.
    pub definitions: &'a [String],
}

/// Reads a condition and adds its nodes to the arena.
pub fn condition(text: &str, names: Names<'_>, nodes: &mut Vec<Node>) -> Result<NodeId, Fault> {
    let mut parser = Parser::new(text, names, nodes)?;
    let node = parser.any()?;
    parser.finish()?;
    Ok(node)
}

/// Reads a date sum, such as `expiry - 30 days`.
pub fn date_sum(text: &str, names: Names<'_>) -> Result<DateSum, Fault> {
    let mut nodes = Vec::new();
    let mut parser = Parser::new(text, names, &mut nodes)?;
    let sum = parser.sum(Units::DaysAndMonths)?;
    parser.finish()?;
    Ok(sum)
}

/// What may be added to a date: a condition counts in days only, so that whether dates can meet is plain arithmetic.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Units {
    Days,
    DaysAndMonths,
}

struct Parser<'a> {
    tokens: Vec<Placed>,
    at: usize,
    names: Names<'a>,
    nodes: &'a mut Vec<Node>,
    length: usize,
    /// How many brackets and `not`s are open.
    depth: usize,
}

enum Name {
    Fact(FactId),
    Definition(DefinitionId),
    Unknown,
}

impl<'a> Parser<'a> {
    fn new(text: &str, names: Names<'a>, nodes: &'a mut Vec<Node>) -> Result<Self, Fault> {
        Ok(Parser { tokens: tokens(text)?, at: 0, names, nodes, length: text.len(), depth: 0 })
    }

    fn any(&mut self) -> Result<NodeId, Fault> {
        let mut parts = vec![self.all()?];
        while self.eat_word("or") {
            parts.push(self.all()?);
        }
        Ok(self.join(parts, Node::Any))
    }

    fn all(&mut self) -> Result<NodeId, Fault> {
        let mut parts = vec![self.negation()?];
        while self.eat_word("and") {
            parts.push(self.negation()?);
        }
        Ok(self.join(parts, Node::All))
    }

    fn join(&mut self, mut parts: Vec<NodeId>, of: fn(Vec<NodeId>) -> Node) -> NodeId {
        if parts.len() == 1
            && let Some(only) = parts.pop()
        {
            return only;
        }
        self.push(of(parts))
    }

    fn negation(&mut self) -> Result<NodeId, Fault> {
        let opens = self.at;
        if self.eat_word("not") {
            let inner = self.inside(opens, Self::negation)?;
            return Ok(self.push(Node::Not(inner)));
        }
        if self.eat_sign("(") {
            let inner = self.inside(opens, Self::any)?;
            self.expect_sign(")")?;
            return Ok(inner);
        }
        self.comparison()
    }

    /// Reads what stands inside the bracket or `not` at this place.
    fn inside(&mut self, opens: usize, read: fn(&mut Self) -> Result<NodeId, Fault>) -> Result<NodeId, Fault> {
        if self.depth == DEEPEST {
            self.at = opens;
            return Err(self.here(&format!(
                "more than {DEEPEST} brackets and `not`s stand one inside the other: give an inner part a name with [[define]]"
            )));
        }
        self.depth += 1;
        let node = read(self)?;
        self.depth -= 1;
        Ok(node)
    }

    fn comparison(&mut self) -> Result<NodeId, Fault> {
        let (word, placed) = self.word("a fact, a definition or a date")?;
        match self.name(&word) {
            Name::Definition(definition) => Ok(self.push(Node::Defined(definition))),
            Name::Fact(fact) if !self.is_date(fact) => self.choice(fact, &word, &placed),
            _ if word == "always" || word == "never" => Ok(self.push(Node::Always(word == "always"))),
            _ => {
                self.at -= 1;
                let left = self.sum(Units::Days)?;
                let order = self.order()?;
                let right = self.sum(Units::Days)?;
                Ok(self.push(Node::Compare(left, order, right)))
            }
        }
    }

    fn choice(&mut self, fact: FactId, word: &str, placed: &Placed) -> Result<NodeId, Fault> {
        if self.eat_word("is") {
            let negated = self.eat_word("not");
            let options = self.option(fact, Options::default())?;
            let node = self.push(Node::Is(fact, options));
            return Ok(if negated { self.push(Node::Not(node)) } else { node });
        }
        let negated = self.eat_word("not");
        if self.eat_word("in") {
            self.expect_sign("[")?;
            let mut options = self.option(fact, Options::default())?;
            while self.eat_sign(",") {
                options = self.option(fact, options)?;
            }
            self.expect_sign("]")?;
            let node = self.push(Node::Is(fact, options));
            return Ok(if negated { self.push(Node::Not(node)) } else { node });
        }
        let yes = self.fact(fact).and_then(|fact| fact.yes());
        match yes {
            Some(yes) if !negated => Ok(self.push(Node::Is(fact, Options::default().with(yes)))),
            _ => Err(fault(placed, format!("`{word}` is a choice: say `{word} is …` or `{word} in […]`"), None)),
        }
    }

    fn option(&mut self, fact: FactId, options: Options) -> Result<Options, Fault> {
        let (word, placed) = self.word("an option")?;
        let Some(fact) = self.fact(fact) else { return Err(fault(&placed, "the fact is gone".into(), None)) };
        match fact.choice_named(&word) {
            Some(option) => Ok(options.with(option)),
            None => {
                let hint = nearest(&word, fact.choices().iter().map(|choice| choice.id.as_str()));
                Err(fault(&placed, format!("`{}` has no option `{word}`", fact.id), hint))
            }
        }
    }

    fn sum(&mut self, units: Units) -> Result<DateSum, Fault> {
        let (word, placed) = self.word("a date")?;
        let base = if word == "today" {
            Base::Today
        } else if let Some(date) = calendar::parse_iso(&word) {
            Base::Day(calendar::day_number(date))
        } else {
            match self.name(&word) {
                Name::Fact(fact) if self.is_date(fact) => Base::Fact(fact),
                Name::Fact(_) | Name::Definition(_) => {
                    return Err(fault(&placed, format!("`{word}` is not a date: name a fact of the kind date"), None));
                }
                Name::Unknown => return Err(self.unknown(&word, &placed)),
            }
        };
        let mut sum = DateSum { base, months: 0, days: 0 };
        loop {
            let sign = if self.eat_sign("+") {
                1
            } else if self.eat_sign("-") {
                -1
            } else {
                return Ok(sum);
            };
            let (count, counted) = self.word("a count")?;
            if !count.bytes().all(|digit| digit.is_ascii_digit()) {
                return Err(fault(&counted, format!("`{count}` is not a whole number"), None));
            }
            let (unit, place) = self.word("`days` or `months`")?;
            let (so_far, most, counts) = match unit.as_str() {
                "day" | "days" => (&mut sum.days, MOST_DAYS, "days"),
                "month" | "months" if units == Units::DaysAndMonths => (&mut sum.months, MOST_MONTHS, "months"),
                _ => return Err(no_unit(&unit, &place, units)),
            };
            let total = count.parse().ok().and_then(|count: i32| so_far.checked_add(sign * count));
            *so_far = total.filter(|total| (-most..=most).contains(total)).ok_or_else(|| Fault {
                start: counted.start,
                end: place.end,
                message: format!("this leads more than {most} {counts} away from the date: name a date that is nearer"),
                hint: None,
            })?;
        }
    }

    fn order(&mut self) -> Result<Order, Fault> {
        for (sign, order) in [
            ("<=", Order::OnOrBefore),
            (">=", Order::OnOrAfter),
            ("<", Order::Before),
            (">", Order::After),
            ("=", Order::On),
        ] {
            if self.eat_sign(sign) {
                return Ok(order);
            }
        }
        Err(self.here("expected a comparison: <, <=, =, >= or >"))
    }

    fn name(&self, word: &str) -> Name {
        if let Some(fact) = (0u16..).zip(self.names.facts).find(|(_, fact)| fact.id == word) {
            return Name::Fact(FactId(fact.0));
        }
        match (0u16..).zip(self.names.definitions).find(|(_, id)| id.as_str() == word) {
            Some((place, _)) => Name::Definition(DefinitionId(place)),
            None => Name::Unknown,
        }
    }

    fn unknown(&self, word: &str, placed: &Placed) -> Fault {
        let facts = self.names.facts.iter().map(|fact| fact.id.as_str());
        let known = facts.chain(self.names.definitions.iter().map(String::as_str));
        fault(placed, format!("unknown fact `{word}`"), nearest(word, known))
    }

    fn fact(&self, id: FactId) -> Option<&'a Fact> {
        self.names.facts.get(usize::from(id.0))
    }

    fn is_date(&self, id: FactId) -> bool {
        self.fact(id).is_some_and(|fact| fact.kind == Kind::Date)
    }

    fn push(&mut self, node: Node) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        id
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|placed| &placed.token)
    }

    fn eat_word(&mut self, keyword: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Word(word)) if word == keyword);
        self.at += usize::from(found);
        found
    }

    fn eat_sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Sign(found)) if *found == sign);
        self.at += usize::from(found);
        found
    }

    fn expect_sign(&mut self, sign: &str) -> Result<(), Fault> {
        if self.eat_sign(sign) { Ok(()) } else { Err(self.here(&format!("expected `{sign}`"))) }
    }

    fn word(&mut self, expected: &str) -> Result<(String, Placed), Fault> {
        match self.tokens.get(self.at).cloned() {
            Some(placed) => match &placed.token {
                Token::Word(word) => {
                    self.at += 1;
                    Ok((word.clone(), placed))
                }
                Token::Sign(_) => Err(self.here(&format!("expected {expected}"))),
            },
            None => Err(self.here(&format!("expected {expected}"))),
        }
    }

    fn here(&self, message: &str) -> Fault {
        match self.tokens.get(self.at) {
            Some(placed) => fault(placed, message.to_owned(), None),
            None => Fault {
                start: self.length,
                end: self.length,
                message: format!("{message}, but the condition ends"),
                hint: None,
            },
        }
    }

    fn finish(&self) -> Result<(), Fault> {
        if self.at < self.tokens.len() {
            Err(self.here("expected `and`, `or` or the end of the condition"))
        } else {
            Ok(())
        }
    }
}

fn fault(placed: &Placed, message: String, hint: Option<String>) -> Fault {
    Fault { start: placed.start, end: placed.end, message, hint }
}

fn no_unit(unit: &str, place: &Placed, units: Units) -> Fault {
    let (what, known): (&str, &[&str]) = match units {
        Units::Days => ("a condition: count in days, and leave months and working days to due dates", &["days"]),
        Units::DaysAndMonths => ("a due date's base: use days or months", &["days", "months"]),
    };
    fault(place, format!("`{unit}` is not a unit of {what}"), nearest(unit, known.iter().copied()))
}
