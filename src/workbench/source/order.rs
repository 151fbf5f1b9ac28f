//! Circles: things that wait for one another, so that none of them can come first.

use super::document::{Document, WHEN};
use super::place::{At, Errors};
use toml::Spanned;

/// A step waits for another: the rule's name, the step, what it waits for, and where that is written.
struct Wait<'a> {
    at: At<'a>,
    rule: &'a str,
    step: &'a str,
    after: &'a str,
    line: &'a Spanned<String>,
}

/// Steps may not wait for each other in a circle. A forerunner that holds only under a condition is no part of one.
pub(super) fn no_circles(documents: &[(At<'_>, Document)], errors: &mut Errors) {
    let mut waits = Vec::new();
    for (at, document) in documents {
        for rule in &document.rule {
            let Some(step) = &rule.step else { continue };
            let unconditional = rule.after.iter().filter(|line| !line.get_ref().contains(WHEN));
            let (rule, step) = (rule.id.get_ref().as_str(), step.get_ref().as_str());
            waits.extend(unconditional.map(|line| Wait { at: *at, rule, step, after: line.get_ref(), line }));
        }
    }
    let next = |wait: &Wait<'_>| -> Vec<usize> {
        waits.iter().enumerate().filter(|(_, next)| next.step == wait.after).map(|(place, _)| place).collect()
    };
    let edges: Vec<Vec<usize>> = waits.iter().map(next).collect();
    for circle in circles(&edges) {
        let circle: Vec<&Wait<'_>> = circle.iter().filter_map(|place| waits.get(*place)).collect();
        let steps: Vec<&str> = circle.iter().map(|wait| wait.step).collect();
        let rules: Vec<String> = circle.iter().map(|wait| format!("`{}`", wait.rule)).collect();
        if let Some(first) = circle.first() {
            let message = format!(
                "steps wait for each other in a circle: {} (rules {}): take one of them out of `after`, or give it a condition with `when`",
                path(&steps, "waits for"),
                rules.join(", ")
            );
            errors.add(first.at, first.line.span(), message, None);
        }
    }
}

/// `a` uses `b`, `b` uses `a`.
pub(super) fn path(names: &[&str], verb: &str) -> String {
    let next = names.iter().cycle().skip(1);
    let pairs = names.iter().zip(next).map(|(name, next)| format!("`{name}` {verb} `{next}`"));
    pairs.collect::<Vec<_>>().join(", ")
}

/// Circles in a list of what each thing leads to: each thing is named in one circle at most, the shortest one that starts
/// at its first member.
pub(super) fn circles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut told: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for start in 0..edges.len() {
        if told.contains(&start) {
            continue;
        }
        if let Some(circle) = circle_from(start, edges) {
            told.extend(&circle);
            found.push(circle);
        }
    }
    found
}

/// The shortest way from a thing back to itself.
fn circle_from(start: usize, edges: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut ways = vec![vec![start]];
    let mut seen = vec![false; edges.len()];
    let mut at = 0;
    while let Some(way) = ways.get(at).cloned() {
        at += 1;
        for next in way.last().and_then(|last| edges.get(*last)).into_iter().flatten() {
            if *next == start {
                return Some(way);
            }
            if let Some(seen) = seen.get_mut(*next)
                && !std::mem::replace(seen, true)
            {
                ways.push(way.iter().copied().chain([*next]).collect());
            }
        }
    }
    None
}
