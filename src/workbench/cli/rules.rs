//! `rules`: every rule and every provision, as the rulebook has them.

use super::desk::{Desk, Failure};
use crate::guidance::provision_words;
use lexopt::Parser;
use std::fmt::Write;

pub fn run(desk: &Desk, mut arguments: Parser) -> Result<String, Failure> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let Desk { book, text } = desk;
    let mut out = String::new();
    for (rule, details) in book.rules.rules.iter().zip(&book.details) {
        let title = text.get(&format!("{}.{}.title", rule.kind.name(), details.text)).to_owned();
        let _ = writeln!(out, "{}\n  {title}", rule.id);
        if let Some(who) = details.who {
            let place = details.place.as_deref().unwrap_or_default();
            let place = text.get(&format!("where.{place}")).to_owned();
            let _ = writeln!(out, "  {} · {place}", text.get(&format!("who.{}", who.name())));
        }
        let _ = writeln!(out, "  {}", text.fill("cli.rules.when", &[("when", &details.when)]));
        for (key, date) in [("cli.rules.from", &details.from), ("cli.rules.until", &details.until)] {
            if let Some(date) = date {
                let _ = writeln!(out, "  {}", text.fill(key, &[("date", date)]));
            }
        }
        let cited = details.cite.iter().filter_map(|place| book.provisions.get(usize::from(*place)));
        let cited: Vec<&str> = cited.map(|provision| provision.number.as_str()).collect();
        let status = text.get(&format!("status.{}.label", details.status.name())).to_owned();
        let _ =
            writeln!(out, "  {}\n", text.fill("plain.certainty", &[("label", &status), ("cite", &cited.join(", "))]));
    }
    for provision in &book.provisions {
        let words = provision_words(book, text, provision);
        let _ = writeln!(out, "{}  {}", words.number, words.statement);
        let sources = words.sources.iter().map(|source| format!("{} {} ({})", source.id, source.title, source.read));
        let all: Vec<String> = words.basis.iter().cloned().chain(sources).chain([words.confidence.clone()]).collect();
        let _ = writeln!(out, "      {}\n", all.join("; "));
    }
    Ok(out)
}
