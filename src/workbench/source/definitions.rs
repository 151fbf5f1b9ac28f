//! Definitions, in any order: put into an order in which each uses only earlier ones. Those that go in a circle have none.

use super::document::{DefineTable, Document};
use super::order::{circles, path};
use super::place::{At, Errors};
use crate::engine::{Definition, DefinitionId, Node, NodeId};
use crate::rulebook::model::Rulebook;
use crate::workbench::language::{self, Names};

/// A definition may lead through so many nodes, one inside the other, those of the definitions that it uses included:
/// whoever walks a condition goes as deep.
const DEEPEST: usize = 128;

type Waiting<'a> = Vec<(At<'a>, &'a DefineTable)>;

/// Reads all definitions; a circle is one error, with its path.
pub(super) fn read(book: &mut Rulebook, documents: &[(At<'_>, Document)], errors: &mut Errors) {
    let mut waiting: Waiting<'_> =
        documents.iter().flat_map(|(at, document)| document.define.iter().map(move |define| (*at, define))).collect();
    loop {
        let before = waiting.len();
        waiting.retain(|(_, define)| !take(book, define));
        if waiting.is_empty() || waiting.len() == before {
            break;
        }
    }
    not_too_deep(book, documents, errors);
    let circular = unreadable(book, &waiting, errors);
    for circle in circles(&circular) {
        let names =
            circle.iter().filter_map(|place| waiting.get(*place)).map(|(_, define)| define.id.get_ref().as_str());
        if let Some((at, first)) = circle.first().and_then(|place| waiting.get(*place)) {
            let message = format!(
                "definitions go in a circle: {}: write one of them without the next",
                path(&names.collect::<Vec<_>>(), "uses")
            );
            errors.add(*at, first.id.span(), message, None);
        }
    }
    // Known by name all the same: rules that use them are not to blame.
    for (_, define) in waiting {
        let when = NodeId(u32::try_from(book.rules.nodes.len()).unwrap_or(u32::MAX));
        book.rules.nodes.push(Node::Always(false));
        book.rules.definitions.push(Definition { id: define.id.get_ref().clone(), when });
    }
}

/// Tells the first definition that leads too deep. Nodes stand behind those inside them, and definitions behind those that
/// they use.
fn not_too_deep(book: &Rulebook, documents: &[(At<'_>, Document)], errors: &mut Errors) {
    let mut depths: Vec<usize> = Vec::with_capacity(book.rules.nodes.len());
    for node in &book.rules.nodes {
        let of = |inner: &NodeId| depths.get(inner.0 as usize).copied().unwrap_or(0);
        let inside = match node {
            Node::Not(inner) => of(inner),
            Node::All(parts) | Node::Any(parts) => parts.iter().map(of).max().unwrap_or(0),
            Node::Defined(DefinitionId(place)) => {
                book.rules.definitions.get(usize::from(*place)).map_or(0, |used| of(&used.when))
            }
            Node::Always(_) | Node::Is(..) | Node::Compare(..) => 0,
        };
        depths.push(inside + 1);
    }
    let deep = |known: &&Definition| depths.get(known.when.0 as usize).is_some_and(|depth| *depth > DEEPEST);
    let Some(first) = book.rules.definitions.iter().find(deep) else { return };
    for (at, document) in documents {
        if let Some(define) = document.define.iter().find(|define| *define.id.get_ref() == first.id) {
            let message = format!(
                "`{}` leads through more than {DEEPEST} conditions and definitions, one inside the other: let it rest on fewer",
                first.id
            );
            return errors.add(*at, define.id.span(), message, None);
        }
    }
}

/// Takes a definition into the book if it uses only what is there.
fn take(book: &mut Rulebook, define: &DefineTable) -> bool {
    let known: Vec<String> = book.rules.definitions.iter().map(|known| known.id.clone()).collect();
    let mut nodes = std::mem::take(&mut book.rules.nodes);
    let (start, names) = (nodes.len(), Names { facts: &book.rules.facts, definitions: &known });
    let read = language::condition(define.when.get_ref(), names, &mut nodes);
    if read.is_err() {
        nodes.truncate(start);
    }
    book.rules.nodes = nodes;
    match read {
        Ok(when) => book.rules.definitions.push(Definition { id: define.id.get_ref().clone(), when }),
        Err(_) => return false,
    }
    true
}

/// Tells what is wrong inside the definitions that could not be taken, and gives for each the others among them that it
/// uses.
fn unreadable(book: &Rulebook, waiting: &Waiting<'_>, errors: &mut Errors) -> Vec<Vec<usize>> {
    let taken = book.rules.definitions.iter().map(|known| known.id.clone());
    let all: Vec<String> = taken.chain(waiting.iter().map(|(_, define)| define.id.get_ref().clone())).collect();
    let first = book.rules.definitions.len();
    let uses = waiting.iter().map(|(at, define)| {
        let mut nodes = Vec::new();
        let names = Names { facts: &book.rules.facts, definitions: &all };
        if let Err(fault) = language::condition(define.when.get_ref(), names, &mut nodes) {
            errors.fault(*at, &define.when, fault);
            return Vec::new();
        }
        let used = nodes.iter().filter_map(|node| match node {
            Node::Defined(DefinitionId(place)) => usize::from(*place).checked_sub(first),
            Node::Always(_) | Node::Is(..) | Node::Compare(..) | Node::Not(_) | Node::All(_) | Node::Any(_) => None,
        });
        used.collect()
    });
    uses.collect()
}
