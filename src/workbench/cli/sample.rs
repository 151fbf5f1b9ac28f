//! `sample --seed XXXXXXXX`: random outcomes with their cases and the law they cite, for comparison by a reader.

use super::desk::{Desk, Failure};
use crate::guidance::{GuidancePage, arrange, outcome};
use crate::workbench::sample::{Sample, samples};
use lexopt::{Arg, Parser, ValueExt};
use std::fmt::Write;

/// How many outcomes are told.
const COUNT: usize = 20;
/// How many hexadecimal digits a seed has.
const DIGITS: usize = 8;

pub fn run(desk: &Desk, mut arguments: Parser) -> Result<String, Failure> {
    let mut seed = String::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("seed") => seed = arguments.value()?.string()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let number = u32::from_str_radix(&seed, 16).ok().filter(|_| seed.len() == DIGITS);
    let number = number.ok_or_else(|| Failure::usage(desk.text.fill("cli.error.seed", &[("value", &seed)])))?;
    let mut out = String::new();
    for (place, sample) in samples(&desk.book, number, COUNT).iter().enumerate() {
        tell(desk, &mut out, place + 1, sample);
    }
    Ok(out)
}

fn tell(desk: &Desk, out: &mut String, number: usize, sample: &Sample) {
    let Desk { book, text } = desk;
    let Some(rule) = book.rules.rules.get(sample.rule) else { return };
    let page = arrange(book, text, &sample.answers, sample.today);
    let words = [("number", number.to_string()), ("rule", rule.id.clone()), ("day", page.today.words.clone())];
    let words = words.each_ref().map(|(name, value)| (*name, value.as_str()));
    let _ = writeln!(out, "{}\n", text.fill("cli.sample.head", &words));
    for answer in &page.answers {
        let words = [("label", answer.fact.label.as_str()), ("words", &answer.words)];
        let _ = writeln!(out, "  {}", text.fill("plain.answer", &words));
    }
    let (told, cite) = outcome(&page, text, &rule.id).unwrap_or_default();
    let _ = writeln!(out, "\n{told}");
    law(out, &page, &cite);
}

fn law(out: &mut String, page: &GuidancePage, cite: &[String]) {
    for provision in page.provisions.iter().filter(|provision| cite.contains(&provision.number)) {
        let _ = writeln!(out, "  {}  {}", provision.number, provision.statement);
        let sources =
            provision.sources.iter().map(|source| format!("{} {} ({})", source.id, source.title, source.read));
        let all: Vec<String> =
            provision.basis.iter().cloned().chain(sources).chain([provision.confidence.clone()]).collect();
        let _ = writeln!(out, "        {}", all.join("; "));
    }
    out.push('\n');
}
