//! Nothing that the rulebook names is left unused: definitions, steps, papers. Facts and options are in `matter`.

use super::report::{Matter, Report};
use crate::engine::Node;

pub(super) fn definitions(matter: Matter<'_>) -> Report {
    let rules = &matter.book.rules;
    let used = |place: usize| {
        let names = |node: &Node| matches!(node, Node::Defined(definition) if usize::from(definition.0) == place);
        rules.nodes.iter().any(names)
    };
    let unused = rules.definitions.iter().enumerate().filter(|(place, _)| !used(*place));
    Report::plain(rules.definitions.len(), unused.map(|(_, definition)| definition.id.clone()))
}

pub(super) fn steps(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let yielded =
        |place: usize| book.rules.rules.iter().any(|rule| rule.step.is_some_and(|step| usize::from(step.0) == place));
    let unused = book.steps.iter().enumerate().filter(|(place, _)| !yielded(*place));
    Report::plain(book.steps.len(), unused.map(|(_, step)| step.id.clone()))
}

pub(super) fn papers(matter: Matter<'_>) -> Report {
    let book = matter.book;
    let asked = |place: usize| {
        let mut papers = book.rules.rules.iter().flat_map(|rule| &rule.papers).flat_map(|paper| &paper.any);
        papers.any(|paper| usize::from(*paper) == place)
    };
    let unused = book.papers.iter().enumerate().filter(|(place, _)| !asked(*place));
    Report::plain(book.papers.len(), unused.map(|(_, paper)| paper.clone()))
}
