//! `questions [WORDS]`: real questions with their answers, all of them, or those that hold every word or come nearest.

use super::desk::{Desk, Failure, words};
use crate::guidance::{Holds, faqs, search};
use crate::workbench;
use lexopt::Parser;
use std::fmt::Write;

pub fn run(desk: &Desk, arguments: Parser) -> Result<String, Failure> {
    let words = words(arguments)?.join(" ");
    let Desk { book, text } = desk;
    let file = workbench::questions().map_err(Failure::input)?;
    let all = faqs(&book.rules, text, &|key| file.find(key).map(str::to_owned));
    let mut out = String::new();
    let found = search(&all, &words, text.get("ui.questions.common"));
    if found.holds == Holds::Some && !found.questions.is_empty() {
        let count = u32::try_from(found.questions.len()).unwrap_or(u32::MAX);
        let _ = writeln!(out, "{}\n", text.count("ui.questions.nearest", count));
    }
    for faq in found.questions {
        let cite = faq.cite.join(", ");
        let _ = writeln!(out, "{}\n  {}", faq.title, faq.answer);
        let label = [("label", faq.certainty.label.as_str()), ("cite", &cite)];
        let _ = writeln!(out, "  {}", text.fill("plain.certainty", &label));
        if !faq.certainty.ask.is_empty() {
            let desks: Vec<&str> = faq.certainty.ask.iter().map(|(_, words)| words.as_str()).collect();
            let _ = writeln!(out, "  {}", text.fill("plain.ask", &[("desks", &desks.join(", "))]));
        }
        out.push('\n');
    }
    if out.is_empty() { Err(Failure::input(text.fill("cli.error.no-question", &[("words", &words)]))) } else { Ok(out) }
}
